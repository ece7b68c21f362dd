"""Slack spoke: somebody looks at their level, asks for another one, or proposes one to somebody they lead."""

from typing import Any

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db import levels, people, teams
from db.engine import Session
from db.levels import LevelWish
from growth import level_changes
from growth.facts import LevelChange, Person, Standing
from handlers.framework import blocks, forms, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.levels import becoming, deciding, forgotten, form, gather, in_letter, on_report, question, views
from handlers.levels.form import AskRef
from handlers.levels.views import OwnLevel
from handlers.shared import buttons, starting_ladder
from handlers.shared.happenings import LevelSaid, TeamShown

ABOUT = "my level, how I came to it, and a change that my manager agrees to"
PICK = "Propose a level to somebody. Nothing changes unless they agree, and you do not see the one they are at."
ASKED = "Asked. I tell you as soon as {manager} answers."
NOT_LED = "That person is not on a team you lead any more, so nothing was proposed."


def register(registry: Registry) -> None:
    registry.command(Command("level", show, ABOUT, started=True))
    registry.action(buttons.LEVEL.id, show, started=True)
    registry.action(views.ASK, ask, started=True)
    registry.action(views.PROPOSE, pick)
    registry.form(form.FORM, send, turns=True)
    registry.section(HomePlace.ASKED, deciding.waiting)
    registry.section(HomePlace.WAY, on_the_home)
    registry.signals.when(LevelSaid, becoming.said)
    registry.signals.when(TeamShown, on_the_team)
    deciding.register(registry)
    forgotten.register(registry)
    on_report.register(registry)
    in_letter.register(registry)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    return views.on_the_home(await gather.own(session, context))


async def on_the_team(_session: Session, team: TeamShown) -> None:
    """For the manager alone: everybody on the team can be picked, started or not."""
    others = [person for person in team.members if person.id != team.context.person.id]
    names = [(str(person.id), person.name) for person in others[: blocks.OPTIONS]]
    if names:
        team.blocks.append(blocks.section(PICK, blocks.select(views.PROPOSE, "Propose to", names)))


async def show(request: Request) -> None:
    """`/growth level`: what waits and what was before; the form, where nothing waits."""
    async with request.tenant.app.transaction() as session:
        view = await gather.own(session, request.context)
    await request.turn(views.page(view) if view.waiting else form.ask(view))


async def ask(request: Request) -> None:
    """I think I am at Senior now."""
    await show(request)


async def send(request: Request) -> None:
    """The form: a person asks, or sets their level alone; a manager proposes one."""
    ref = request.metadata(AskRef)
    ladder = request.tenant.app.ladders.get(ref.ladder)
    if ladder is None:
        raise Stale
    async with request.tenant.app.transaction() as session:
        shown = await (_propose if ref.person is not None else _ask)(session, request, ref, ladder)
    request.home_is_stale = True
    await request.turn(shown)


async def _ask(session: Session, request: Request, ref: AskRef, ladder: Ladder) -> dict[str, Any]:
    """Asks the manager whom the form named. One question at a time; without a manager the level is set at once."""
    level, note = form.read(request.values, ladder)
    await people.lock(session, request.workspace, request.person.id)
    view = await gather.own(session, request.context)
    if level is None or view.ladder.id != ladder.id:
        raise Stale
    if view.waiting is not None:
        return views.page(view)
    if (view.manager.id if view.manager else None) != ref.manager:
        return form.ask(view, words.text(form.MOVED))
    step = level_changes.step(ladder, view.person.level, level)
    if view.manager is None:
        return await _alone(session, request, view, level)
    change = await levels.ask(session, view.person, LevelWish(step, view.manager, note), request.now)
    await deciding.put(session, request, change)
    said = words.text(ASKED, manager=words.escape(view.manager.name))
    return views.page(await gather.own(session, request.context), said)


async def _alone(session: Session, request: Request, view: OwnLevel, level: str) -> dict[str, Any]:
    """Nobody is there to ask: it is what they say themselves."""
    said = ""
    if level != view.person.level:
        await levels.note(session, view.person, level_changes.step(view.ladder, view.person.level, level), request.now)
        ended = await becoming.become(session, request, view.person.id, level)
        said = " ".join(
            filter(None, (words.text(views.SET_ALONE, level=words.escape(view.ladder.level(level).name)), ended))
        )
    return views.page(await gather.own(session, request.context), said)


async def pick(request: Request) -> None:
    """A name picked from one's team: the form, or what is open between the two already."""
    if not request.picked.isdecimal():
        raise Stale
    async with request.tenant.app.transaction() as session:
        person = await _led(session, request, int(request.picked))
        if person is None:
            return await request.reply(Message.of(blocks.section(NOT_LED)))
        if (change := await _between(session, request, person)) is not None:
            return await request.turn(_open(change))
        ladder = request.tenant.app.ladders[await starting_ladder.ladder(session, request.tenant, person)]
    return await request.turn(form.propose(ladder, person))


async def _propose(session: Session, request: Request, ref: AskRef, ladder: Ladder) -> dict[str, Any]:
    """Proposes a level to somebody they lead. One question at a time between the two."""
    level, note = form.read(request.values, ladder)
    if level is None or ref.person is None:
        raise Stale
    await people.lock(session, request.workspace, ref.person)
    person = await _led(session, request, ref.person)
    if person is None:
        return forms.notice("A level", Message.of(blocks.section(NOT_LED)))
    change = await _between(session, request, person)
    if change is None:
        wish = LevelWish(level_changes.step(ladder, None, level), request.person, note, proposed=True)
        change = await levels.ask(session, person, wish, request.now)
        await deciding.put(session, request, change)
    return _open(change)


async def _led(session: Session, request: Request, person_id: int) -> Person | None:
    """Somebody whose manager this is, and who is still in Slack."""
    found = (await people.of_ids(session, request.workspace, [person_id])).get(person_id)
    if found is None or found.standing is Standing.GONE:
        return None
    manager = (await teams.circle(session, found)).manager
    return found if manager is not None and manager.id == request.person.id else None


async def _between(session: Session, request: Request, person: Person) -> LevelChange | None:
    """What one of the two asked the other, and is open."""
    every = await levels.of_person(session, request.workspace, person.id)
    return level_changes.waiting(every, request.person, request.now)


def _open(change: LevelChange) -> dict[str, Any]:
    drawn = question.proposed(change) if change.proposed else question.request_of(change, waits=True)
    return forms.notice("A level", Message.of(drawn))
