"""Slack spoke: somebody looks at the way up, chooses it or lets it go, or answers how their time is spent."""

from dataclasses import replace

from pydantic import ValidationError
from slack_sdk.models.blocks import Block

from content.model.offers import AnswerChoice, Measure
from db import deliveries, measurements, people
from db.engine import Session
from growth import measure, shift
from growth.facts import Measurement
from handlers.framework import forms, notices
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.shared import offering, way_up
from handlers.shared.pictures import showing
from handlers.shift import gather, picture, question, views
from handlers.shift.question import AskedRef, Pick


def register(registry: Registry) -> None:
    registry.command(Command("shift", show, "the way to the next level, and how your time is spent", started=True))
    registry.section(HomePlace.WAY, on_the_home)
    registry.action(views.SHOW, show, started=True)
    registry.action(way_up.CHOOSE, choose, started=True)
    registry.action(way_up.LEAVE, leave)
    registry.action(question.ANSWER, answer)
    registry.action(question.SKIP, skip)
    registry.action(question.END, end)
    registry.action(question.PICTURE, as_a_picture)


async def on_the_home(session: Session, context: Context) -> list[Block]:
    return views.home_blocks(await gather.view(session, context))


async def show(request: Request) -> None:
    """`/growth shift`: the behaviours, what they build, and the answers so far."""
    async with request.tenant.app.transaction() as session:
        view = await gather.view(session, request.context)
    return await request.reply(views.page(view))


async def as_a_picture(request: Request) -> None:
    """The answers so far to the measure that the button stands at. Raises Stale where there are none any more."""
    named = request.value(question.MeasureRef).measure
    async with request.tenant.app.transaction() as session:
        view = await gather.view(session, request.context)
        asked = view.ladder.find(Measure, named)
        course = measure.course(view.mine(asked)) if asked else None
        if asked is None or course is None:
            raise Stale
        await showing.show(session, request, picture.course(asked, course, view.person.zone))


async def choose(request: Request) -> None:
    """From now on, steps are drawn from the way up too."""
    way = shift.ahead(request.context.ladder, request.person)
    if way is None or request.value(way_up.WayRef).towards != way.towards.id:
        raise Stale
    return await _set_towards(request, way.towards.id)


async def leave(request: Request) -> None:
    await _set_towards(request, None)


async def _set_towards(request: Request, level: str | None) -> None:
    async with request.tenant.app.transaction() as session:
        await people.set_towards(session, request.workspace, request.person.id, level)
        person = await people.get(session, request.workspace, request.person.id)
        await offering.anew(session, request, replace(request.context, person=person))
        view = await gather.view(session, request.context)
        if _on_a_page_of_others(request):
            await request.reply(views.told(view))
        else:
            await request.show(session, views.page(view))
    request.home_is_stale = True


def _on_a_page_of_others(request: Request) -> bool:
    """Whether the button stands in another feature's modal, which is left as it is."""
    view = request.body.get("view") or {}
    return view.get("type") == "modal" and view.get("callback_id") != forms.NOTICE


async def answer(request: Request) -> None:
    """Keeps the answer at once. Of one's own accord it belongs to the weeks that are running."""
    pick = _picked(request)
    asked, chosen = _meant(request, pick)
    async with request.tenant.app.transaction() as session:
        row = await _asked(session, request, pick.row) if pick.row else await _now(session, request, asked)
        if row is None:
            return await _moved_on(session, request)
        await measurements.answer(session, request.workspace, row.id, chosen, request.now)
        await _settle(session, request, row)
    return None


def _picked(request: Request) -> Pick:
    try:
        return Pick.model_validate_json(request.picked)
    except ValidationError as error:
        raise Stale from error


def _meant(request: Request, pick: Pick) -> tuple[Measure, AnswerChoice]:
    """What was asked and answered. Raises Stale where either has left the person's ladder."""
    asked = request.context.ladder.find(Measure, pick.measure)
    chosen = next((a for a in asked.answers if a.value == pick.value), None) if asked else None
    if asked is None or chosen is None:
        raise Stale
    return asked, chosen


async def _now(session: Session, request: Request, asked: Measure) -> Measurement:
    """What an answer of today belongs to: the question of these weeks, asked or not."""
    context = request.context
    mine = measure.of(
        context.ladder, asked, await measurements.of_person(session, request.workspace, context.person.id)
    )
    current = measure.current(asked, mine, context.person, today=context.today)
    return current or await measurements.ask(session, context.person, asked, ladder=context.ladder, now=context.now)


async def _asked(session: Session, request: Request, row_id: int) -> Measurement | None:
    """The question of a message, while it stands there. Raises Stale when it is not this person's."""
    row = request.own(await measurements.get(session, request.workspace, row_id))
    if row.ladder != request.context.ladder.id:
        raise Stale
    return row if row.delivery_id is not None else None


async def skip(request: Request) -> None:
    """Not this time: the question leaves the message, without a word about why."""
    async with request.tenant.app.transaction() as session:
        row = await _asked(session, request, request.value(AskedRef).row)
        if row is None or row.answered_at is not None:
            return await _moved_on(session, request)
        await measurements.pass_over(session, request.workspace, [row.id])
        await _settle(session, request, row)
    return None


async def end(request: Request) -> None:
    """Don't ask this: nothing comes by itself until the person answers of their own accord."""
    async with request.tenant.app.transaction() as session:
        row = await _asked(session, request, request.value(AskedRef).row)
        if row is None or row.answered_at is not None:
            return await _moved_on(session, request)
        await measurements.end(session, request.workspace, row.id, request.now)
        await _settle(session, request, row)
    return None


async def _settle(session: Session, request: Request, row: Measurement) -> None:
    """Shows what became of the question wherever it stands. It was a sign of the person, too."""
    await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
    await request.show(session, views.page(await gather.view(session, request.context)))
    clicked = request.clicked
    if row.delivery_id is not None and (clicked is None or clicked.id != row.delivery_id):
        await request.redraw(session, await deliveries.get(session, request.workspace, row.delivery_id))
    request.home_is_stale = True


async def _moved_on(session: Session, request: Request) -> None:
    """The control is older than what became of the question: it makes way for how things stand."""
    await request.show(session, views.page(await gather.view(session, request.context)))
    await notices.stale(request)
