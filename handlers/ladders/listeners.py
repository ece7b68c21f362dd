"""Slack spoke: somebody looks at their level, at another one, or at all of them."""

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder, Level
from db import steps, wins
from db.engine import Session
from growth import audience, evidence
from growth.audience import Reader
from growth.levels import named
from growth.line import Takes
from handlers.framework import words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.ladders import chart, picture, views
from handlers.ladders.views import LadderView, LevelRef
from handlers.shared import buttons, ladder_words
from handlers.shared import examples as shared_examples
from handlers.shared.buttons import ExamplesRef, LadderRef
from handlers.shared.growth_form import form
from handlers.shared.pictures import showing


def register(registry: Registry) -> None:
    about = "a level, mine if none is named: what it asks for, what I did"
    registry.command(Command("ladder", show, about, "senior", takes=Takes.WORDS))
    registry.action(views.LOOK, look)
    registry.action(views.LOOK_DOWN, look)
    for number in views.BRANCHES:
        registry.action(views.numbered(views.LOOK_UP, number), look)
        registry.action(views.numbered(views.LOOK_ACROSS, number), look)
    registry.action(buttons.EXAMPLES.id, examples)
    registry.action(views.ALL, all_levels)
    registry.action(buttons.MEANING.id, meaning)
    registry.action(views.CHANGE, change)
    registry.action(chart.PICTURE, as_a_picture)
    registry.section(HomePlace.LEVEL, on_the_home)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    """The person's own level, as its page shows it; all levels where they have none."""
    view = await _gather(session, context, context.ladder)
    note = ladder_words.not_installed(context.person, context.ladder)
    return views.level_blocks(view, view.own, note) if view.own else views.every_level(view, note)


async def show(request: Request) -> None:
    """`/growth ladder`: the person's level, the one they name, or all of them where neither is known."""
    ladder, word = request.context.ladder, request.text
    view = await _view(request, ladder)
    note = ladder_words.not_installed(request.person, ladder)
    level = named(ladder, word) if word else view.own
    said = words.escape(words.clip(word, 40))
    if level is None:
        return await request.reply(views.all_levels(view, words.text(views.UNKNOWN_LEVEL, word=said) if word else note))
    if word and word.casefold() not in (level.id, level.name.casefold()):
        note = words.text(views.NO_SUCH_LEVEL, word=said, level=words.escape(level.name))
    return await request.reply(views.level_page(view, level, note))


async def look(request: Request) -> None:
    """Another level, in the place of what was shown."""
    ref = request.value(LevelRef)
    view = await _view(request, _ladder(request, ref), beside_form=ref.beside_form)
    level = view.ladder.find(Level, ref.level)
    if level is None:
        raise Stale
    await _turn(request, views.level_page(view, level))


async def examples(request: Request) -> None:
    """What shows each line that the button is about and what does not yet, on top of the page."""
    ref = request.value(ExamplesRef)
    ladder = _ladder(request, ref)
    if ref.level and ladder.find(Level, ref.level) is None:
        raise Stale
    if not shared_examples.asked(ladder, ref):
        raise Stale
    await request.open(shared_examples.view(ladder, ref))


async def all_levels(request: Request) -> None:
    """All levels, in the place of the one that was shown."""
    ref = request.value(LadderRef)
    await _turn(request, views.all_levels(await _view(request, _ladder(request, ref), beside_form=ref.beside_form)))


async def meaning(request: Request) -> None:
    """All levels, on top of the form in which somebody chooses one."""
    ref = request.value(LadderRef)
    await request.reply(views.all_levels(await _view(request, _ladder(request, ref), beside_form=True)))


async def as_a_picture(request: Request) -> None:
    """Depth against breadth, on the person's own ladder."""
    async with request.tenant.app.transaction() as session:
        view = await _gather(session, request.context, request.context.ladder)
        if not view.evidence.deepest:
            raise Stale
        await showing.show(session, request, picture.depth_and_breadth(view.ladder, view.evidence))


async def change(request: Request) -> None:
    """The form with the level, in the place of the page from which somebody comes."""
    await request.turn(form(request.person, request.context.ladder, request.tenant.app.ladders))


def _ladder(request: Request, ref: LadderRef | ExamplesRef) -> Ladder:
    """The ladder a button is about. Raises Stale when it is not installed any more."""
    if ref.ladder not in request.tenant.app.ladders:
        raise Stale
    return request.context.spoken(request.tenant.app.ladders[ref.ladder])


async def _view(request: Request, ladder: Ladder, *, beside_form: bool = False) -> LadderView:
    async with request.tenant.app.transaction() as session:
        return await _gather(session, request.context, ladder, beside_form=beside_form)


async def _gather(session: Session, context: Context, ladder: Ladder, *, beside_form: bool = False) -> LadderView:
    """A ladder, with what the person did and kept for it."""
    mine = await steps.of_person(session, context.workspace, context.person.id)
    kept = await wins.of_person(session, context.workspace, context.person.id)
    did = evidence.gather(ladder, mine, audience.readable(Reader(person_id=context.person.id), kept))
    return LadderView(ladder, context.person, did, beside_form)


async def _turn(request: Request, message: Message) -> None:
    """In the place of what was shown; on top of the Home, which keeps showing one's own level."""
    if (request.body.get("view") or {}).get("type") == "home":
        return await request.reply(message)
    async with request.tenant.app.transaction() as session:
        return await request.show(session, message)
