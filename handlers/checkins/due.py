"""The clock spoke: a new round, a reminder of an open one, or the one somebody asked to have back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, deliveries, people
from db.engine import Session
from db.outbox import Delivery
from growth import quiet
from growth.facts import Round, RoundState
from growth.touch import Prompt
from handlers.checkins import gather, views
from handlers.framework import blocks, message_parts
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.shared import rhythm
from handlers.shift import due as shift

CHECKIN, LATER, REMINDER = "checkin", "later", "reminder"
SKIPPED = "Skipped. Nothing is missing."
CLOSED = "This round is closed, and nothing is missing. You can still answer it if you want to keep something."
BROUGHT_BACK = "I brought it back below."


async def new_round(session: Session, context: Context) -> Part | None:
    """A round, when the person's rhythm says so, and they have not let three pass in silence."""
    if not context.person.active:
        return None
    last = await _last(session, context)
    if not context.round_due(last):
        return None
    if quiet.silent_too_long(context.person, last, context.deps.manners):
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        checkin = await gather.begin(session, context)
        if delivery_id is not None:
            await gather.give_step(session, context, checkin, delivery_id)
        if last is not None and last.state is RoundState.OPEN:
            await close(session, context, last)
        await people.schedule(session, context.workspace, context.person.id, await rhythm.next_moment(session, context))

    return Part(Prompt(CHECKIN, 100), apply)


async def reminder(session: Session, context: Context) -> Part | None:
    """A day later: the message of an open round says that it is still there. Asked for with "Later", it comes anew."""
    last = await _last(session, context)
    if not context.person.active or last is None or last.state is not RoundState.OPEN:
        return None
    if last.reminded_at and not last.later:
        return None
    if context.local_day(last.opened_at) == context.today or context.round_due(last):
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        await checkins.set_reminded(session, context.workspace, last.id, context.now)
        if delivery_id is not None:
            await checkins.attach(session, context.workspace, last.id, delivery_id=delivery_id, step_id=last.step_id)
        if last.delivery_id is None:
            return
        standing = await deliveries.get(session, context.workspace, last.delivery_id)
        view = await gather.view(session, context, await checkins.get(session, context.workspace, last.id))
        moved = [views.title(view), blocks.section(BROUGHT_BACK)]
        await _redraw(session, context, standing, moved if delivery_id else views.open_round(view), REMINDER)

    return Part(Prompt(LATER if last.later else REMINDER, 80, silent=not last.later), apply)


async def _last(session: Session, context: Context) -> Round | None:
    recent = await checkins.recent(session, context.workspace, context.person.id, limit=1)
    return recent[0] if recent else None


async def close(session: Session, context: Context, last: Round) -> None:
    """Takes the questions off the message of a round that nobody answered: only one ever asks, and none in a pause."""
    if last.delivery_id is not None:
        standing = await deliveries.get(session, context.workspace, last.delivery_id)
        view = await gather.view(session, context, last)
        await _redraw(session, context, standing, views.passed(view, CLOSED), "closed")


async def _redraw(session: Session, context: Context, standing: Delivery, face: Sequence[Block], why: str) -> None:
    whole = await shift.beside(session, context, standing, face)
    await message_parts.redraw(session, context, standing, face=whole, why=why)


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The round that stands in this message, as it is now."""
    checkin = await checkins.by_delivery(session, context.workspace, delivery.id)
    if checkin is None:
        return []
    view = await gather.view(session, context, checkin)
    if checkin.state is RoundState.OPEN:
        return views.open_round(view)
    if checkin.state is RoundState.ANSWERED:
        return views.receipt(view)
    return views.passed(view, SKIPPED if checkin.state is RoundState.SKIPPED else CLOSED)
