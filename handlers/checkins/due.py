"""The clock spoke: a new round, a reminder of an open one, or the one somebody asked to have back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, deliveries, people
from db.engine import Session
from db.outbox import Delivery
from growth import rounds
from growth.facts import RoundState
from growth.prompts import CHECKIN, LATER, REMINDER
from handlers.checkins import gather, views
from handlers.framework import blocks, message_parts
from handlers.framework.context import Context
from handlers.framework.message_parts import Part

SKIPPED = "Skipped. Nothing is missing."
CLOSED = "This round is closed, and nothing is missing. You can still answer it if you want to keep something."
BROUGHT_BACK = "I brought it back below."


async def open_round(session: Session, part: Part) -> None:
    """Opens the round of the week. The questions of one that nobody answered leave their message: only one asks."""
    context, last = part.context, part.facts.last_round
    checkin = await gather.begin(session, context, part.facts.rounds)
    if part.delivery is not None:
        await gather.give_step(session, context, checkin, part.delivery)
    if last is not None and last.state is RoundState.OPEN and last.delivery_id is not None:
        standing = await deliveries.get(session, context.workspace, last.delivery_id)
        await message_parts.redraw(session, context, standing, why="closed")
    again = rounds.look_again(context.person, checkin, now=context.now, calendar=context.calendar)
    await people.schedule(session, context.workspace, context.person.id, again)


async def bring_up(session: Session, part: Part) -> None:
    """Says in the message of the open round that it is still there; brought back, it stands in the new message."""
    context, last = part.context, part.facts.last_round
    if last is None:
        return
    await checkins.set_reminded(session, context.workspace, last.id, context.now)
    if part.delivery is not None:
        await checkins.attach(session, context.workspace, last.id, delivery_id=part.delivery, step_id=last.step_id)
    if last.delivery_id is not None:
        standing = await deliveries.get(session, context.workspace, last.delivery_id)
        await message_parts.redraw(session, context, standing, why=REMINDER)


APPLIES = {CHECKIN: open_round, LATER: bring_up, REMINDER: bring_up}


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The round that stands in this message, as it is now; where it stood before, that it was brought back."""
    checkin = await checkins.by_delivery(session, context.workspace, delivery.id)
    if checkin is None:
        return await _brought_back(session, context, delivery)
    view = await gather.view(session, context, checkin)
    if checkin.state is RoundState.OPEN:
        return views.open_round(view)
    if checkin.state is RoundState.ANSWERED:
        return views.receipt(view)
    return views.passed(view, SKIPPED if checkin.state is RoundState.SKIPPED else CLOSED)


async def _brought_back(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """Where a round stood until it was put off: the newest of its person at the time, which stands elsewhere now."""
    if {CHECKIN, LATER}.isdisjoint(delivery.kinds):
        return []
    stood = await checkins.newest_at(session, context.workspace, context.person.id, delivery.created_at)
    return [views.title(await gather.view(session, context, stood)), blocks.section(BROUGHT_BACK)] if stood else []
