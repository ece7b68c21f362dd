"""Slack spoke: somebody starts, declines, or sends the form with level, areas and rhythm."""

from dataclasses import replace

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from db import checkins, deliveries, moves, people, teams
from db.engine import Session
from growth.facts import Person, Standing, Team
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.onboarding import views
from handlers.shared import buttons, offering, rhythm, way_end, way_up, workdays
from handlers.shared import growth_form as form
from handlers.shared.growth_form import DrawnGrowth, GrowthChoices
from handlers.shared.happenings import LevelSaid, Started


def register(registry: Registry) -> None:
    registry.command(Command("start", start, "begin, or change level, areas and rhythm"))
    registry.section(HomePlace.WELCOME, welcome)
    registry.section(HomePlace.SETTINGS, chosen)
    registry.action(views.START, open_form)
    registry.action(views.NOT_NOW, not_now)
    registry.action(views.NEVER, never)
    registry.action(form.LADDER, pick_ladder)
    registry.form(form.FORM, save)


async def welcome(session: Session, context: Context) -> list[Block]:
    """On the Home, and behind `/growth`, of somebody who has not started."""
    circle = await teams.circle(session, context.person)
    wanted = await _wanted(session, context) if circle.team is None else None
    return views.welcome(context.ladder, circle, context.person, wanted=wanted)


async def _wanted(session: Session, context: Context) -> Team | None:
    """The one team that somebody is invited to, and is on by starting."""
    if context.person.standing is not Standing.INVITED:
        return None
    waits = await moves.waiting_for(session, context.workspace, context.person.id, context.now)
    return waits[0].team if len(waits) == 1 else None


async def chosen(_session: Session, context: Context) -> list[Block]:
    """What the person chose at the start, with the way to change it."""
    return views.chosen(context.ladder, context.tenant.at_work(context.person))


async def start(request: Request) -> None:
    """`/growth start`: the welcome for somebody new; the form for somebody who has started."""
    if request.person.active:
        return await open_form(request)
    async with request.tenant.app.transaction() as session:
        drawn = await welcome(session, request.context)
    return await request.reply(Message.of(drawn))


async def open_form(request: Request) -> None:
    await request.open(
        form.form(request.tenant.at_work(request.person), request.context.ladder, request.tenant.app.ladders)
    )


async def pick_ladder(request: Request) -> None:
    """Another ladder was picked in the form: it is drawn for that one, with the rhythm and day that stand in it."""
    if request.picked not in request.tenant.app.ladders:
        raise Stale
    person = replace(request.tenant.at_work(request.person), rhythm=form.rhythm(request.values, request.person.rhythm))
    drawn = request.metadata(form.DrawnGrowth)
    picked = request.context.spoken(request.tenant.app.ladders[request.picked])
    await request.turn(form.form(person, picked, request.tenant.app.ladders, drawn))


async def not_now(request: Request) -> None:
    await _decline(request, Standing.NOT_NOW, views.DECLINED)


async def never(request: Request) -> None:
    await _decline(request, Standing.NEVER, views.NEVER_AGAIN)


async def _decline(request: Request, standing: Standing, text: str) -> None:
    """Nothing is scheduled for the person any more. Somebody who has started pauses or stops elsewhere."""
    if request.person.active:
        return await request.reply(
            Message.of(blocks.section("You have started already. Pause or stop on my Home tab."))
        )
    async with request.tenant.app.transaction() as session:
        await people.set_standing(session, request.workspace, request.person.id, standing)
        await people.schedule(session, request.workspace, request.person.id, None)
        await request.show(session, Message.of(blocks.section(text, command=request.tenant.app.command)))
    return None


async def save(request: Request) -> None:
    """The form: starts a person, or changes what they chose. Their next moment is computed anew either way."""
    drawn = _drawn(request)
    ladder = request.tenant.app.ladders.get(drawn.ladder)
    if ladder is None:
        raise Stale
    choices = form.read(request.values, ladder, request.person.rhythm)
    if isinstance(choices, dict):
        return request.refuse_form(choices)
    async with request.tenant.app.transaction() as session:
        now = await people.get(session, request.workspace, request.person.id)
        if drawn.own not in (None, now.ladder) and drawn.ladder == drawn.own:
            return await _look_again(request, now)
        kept, also = form.merged(drawn, now, choices)
        if errors := form.refused(ladder, kept):
            return request.refuse_form(errors)
        await _keep(session, request, ladder, choices=kept, also=also)
    request.home_is_stale = True
    return None


def _drawn(request: Request) -> DrawnGrowth:
    """What the form was drawn from; where it was sent before, with other choices in it, what came of that."""
    return DrawnGrowth.model_validate_json(request.made) if request.made else request.metadata(DrawnGrowth)


async def _look_again(request: Request, now: Person) -> None:
    """They are on another ladder by now: what the form says of the old one would take them back unasked."""
    ladder = request.tenant.ladder(now)
    person = replace(request.tenant.at_work(now), rhythm=form.rhythm(request.values, now.rhythm))
    note = words.text(form.NOW_ON, ladder=words.escape(ladder.name))
    drawn = DrawnGrowth.of(now, ladder)
    await request.turn(form.form(person, ladder, request.tenant.app.ladders, drawn, note=note))


async def _keep(
    session: Session, request: Request, ladder: Ladder, *, choices: GrowthChoices, also: tuple[str, ...]
) -> None:
    beginning = not request.person.active
    joined: list[str] = []
    if beginning:
        await people.start(session, request.workspace, request.person.id, request.now)
        joined = (await request.signals.tell(session, Started(request))).notes
    await _write(session, request, ladder, choices=choices)
    context = await rhythm.planned(session, request.context)
    if _wants(context.person) != _wants(request.person):
        await offering.anew(session, request, context)
    elsewhere = words.text(form.ALSO, what=words.listed(also)) if also else ""
    moved = views.moved(request.person, ladder)
    notes = (
        *joined,
        moved,
        await way_end.settle(session, request.person, context),
        *await _said(session, request, context),
    )
    ended = " ".join(filter(None, (*notes, elsewhere)))
    began = request.person.started_at is None if beginning else None
    await request.post(session, await _saved(session, context, began=began, ended=ended))
    if standing := await checkins.open_of(session, request.workspace, context.person.id):
        await request.redraw(session, await deliveries.get(session, request.workspace, standing))
    await request.leave(session, DrawnGrowth.of(context.person, ladder).model_dump_json())


async def _said(session: Session, request: Request, context: Context) -> list[str]:
    """What else follows from another level or ladder."""
    before, now = request.person, context.person
    if (before.ladder, before.level) == (now.ladder, now.level):
        return []
    return (await request.signals.tell(session, LevelSaid(request, before, context))).notes


def _wants(person: Person) -> tuple[object, ...]:
    """What a step is chosen by, of all that this form can change."""
    return person.ladder, person.level, frozenset(person.areas)


async def _write(session: Session, request: Request, ladder: Ladder, *, choices: GrowthChoices) -> None:
    if ladder.id != request.person.ladder:
        await people.change_ladder(session, request.workspace, request.person.id, ladder.id)
    await people.set_focus(session, request.workspace, request.person.id, level=choices.level, areas=choices.areas)
    await people.set_rhythm(session, request.workspace, request.person.id, choices.rhythm)


async def _saved(session: Session, context: Context, *, began: bool | None, ended: str) -> Message:
    """What they chose, when the next check-in comes, and what `ended` with the change.

    `began` is whether that was for the first time; None for somebody who had started and has not stopped.
    """
    moment = await rhythm.next_checkin(session, context)
    when = words.moment(moment, context.person.zone) if moment else None
    if began is None:
        return views.changed(context.ladder, context.person, when, ended)
    if not began:
        return views.back(context.ladder, context.person, when, note=ended)
    actions = blocks.row(buttons.STEP.button(label="Show me a first step"), buttons.CHECK_IN.button())
    note = ended or way_up.offer(context.ladder, context.person, context.tenant.app.command)
    return views.ready(context.ladder, context.person, when, below=[workdays.offer(context.days), actions], note=note)
