"""Slack spoke: somebody looks at their level, at another one, or at all of them."""

from content.models import Ladder
from db import steps
from growth import evidence
from growth.levels import named
from growth.line import Takes
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.ladders import views
from handlers.ladders.views import LadderRef, LevelRef, View
from handlers.onboarding.form import form
from handlers.registry import Command, Registry


def register(registry: Registry) -> None:
    about = "a level, mine if none is named: what it asks for, what I did"
    registry.command(Command("ladder", show, about, "senior", takes=Takes.WORDS))
    registry.action(views.SHOW, show)
    for action in (views.LOOK, views.LOOK_DOWN, views.LOOK_UP):
        registry.action(action, look)
    registry.action(views.ALL, all_levels)
    registry.action(views.MEANING, meaning)
    registry.action(views.CHANGE, change)


async def show(call: Call) -> None:
    """`/growth ladder`, My level: the person's level, the one they name, or all of them where neither is known."""
    ladder, word = call.scene.ladder, call.text
    view = await _view(call, ladder)
    note = views.not_installed(call.person, ladder)
    level = named(ladder, word) if word else view.own
    said = blocks.said(blocks.clip(word, 40))
    if level is None:
        return await call.reply(views.all_levels(view, views.UNKNOWN_LEVEL.format(word=said) if word else note))
    if word and word.casefold() not in (level.id, level.name.casefold()):
        note = views.NO_SUCH_LEVEL.format(word=said, level=blocks.said(level.name))
    return await call.reply(views.level_page(view, level, note))


async def look(call: Call) -> None:
    """Another level, in the place of what was shown."""
    ref = call.value(LevelRef)
    view = await _view(call, _ladder(call, ref), beside_form=ref.beside_form)
    level = next((level for level in view.ladder.levels if level.id == ref.level), None)
    if level is None:
        raise Stale
    await _turn(call, views.level_page(view, level))


async def all_levels(call: Call) -> None:
    """All levels, in the place of the one that was shown."""
    ref = call.value(LadderRef)
    await _turn(call, views.all_levels(await _view(call, _ladder(call, ref), beside_form=ref.beside_form)))


async def meaning(call: Call) -> None:
    """All levels, on top of the form in which somebody chooses one."""
    ref = call.value(LadderRef)
    await call.reply(views.all_levels(await _view(call, _ladder(call, ref), beside_form=True)))


async def change(call: Call) -> None:
    """The form with the level, in the place of the page from which somebody comes."""
    await call.turn(form(call.person, call.scene.ladder, call.deps.ladders))


def _ladder(call: Call, ref: LadderRef) -> Ladder:
    """The ladder a button is about. Raises Stale when it is not installed any more."""
    if ref.ladder not in call.deps.ladders:
        raise Stale
    return call.deps.ladders[ref.ladder]


async def _view(call: Call, ladder: Ladder, *, beside_form: bool = False) -> View:
    async with call.deps.transaction() as session:
        did = evidence.gather(ladder, await steps.of_person(session, call.person.id))
    return View(ladder, call.person, did, beside_form)


async def _turn(call: Call, message: Message) -> None:
    async with call.deps.transaction() as session:
        await call.show(session, message)
