"""The clock spoke: new rounds, reminders of open ones, or those that people asked to have back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, rounds, touches
from db.engine import Session
from growth import rounds as when
from growth.facts import RoundState
from growth.prompts import CHECKIN, LATER, LOOK_BACK, REMINDER
from handlers.checkins import gather, views
from handlers.checkins.gather import Beginning
from handlers.checkins.views import CheckIn
from handlers.framework import blocks
from handlers.framework.context import Drawing
from handlers.framework.message_parts import Part, Redraw

SKIPPED = "Skipped. Nothing is missing."
CLOSED = "This round is closed, and nothing is missing. You can still answer it if you want to keep something."
BROUGHT_BACK = "I brought it back below."


async def open_rounds(session: Session, parts: Sequence[Part], *, looks_back: bool = False) -> list[Redraw]:
    """Opens the round of the week, or the look back in its place.

    The questions of one that nobody answered leave their message: only one asks.
    """
    workspace = parts[0].context.workspace
    begun = [
        Beginning(p.context, p.facts.rounds, p.facts.steps, p.delivery, looks_back=looks_back)
        for p in parts
        if p.delivery is not None
    ]
    opened, redraws = await gather.begin(session, begun)
    silent = [part for part in parts if part.facts.last_round and part.facts.last_round.state is RoundState.OPEN]
    closed = await _standing(session, silent, why="closed")
    contexts = [part.context for part in parts]
    again = {
        context.person.id: when.look_again(context.person, checkin, now=context.now, calendar=context.calendar)
        for context, checkin in zip(contexts, opened, strict=True)
    }
    await touches.move_on(session, workspace, again)
    return [*redraws, *closed]


async def open_looks_back(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """The same, with what comes next as the question."""
    return await open_rounds(session, parts, looks_back=True)


async def bring_up(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Says in the message of the open round that it is still there; brought back, it stands in the new message."""
    workspace, now = parts[0].context.workspace, parts[0].context.now
    open_ones = [(part, last) for part in parts if (last := part.facts.last_round) is not None]
    await rounds.bring_up(session, workspace, [last.id for _, last in open_ones], now)
    moved = {last.id: part.delivery for part, last in open_ones if part.delivery is not None}
    await rounds.attach_each(session, workspace, moved)
    return await _standing(session, [part for part, _ in open_ones], why=REMINDER)


async def _standing(session: Session, parts: Sequence[Part], *, why: str) -> list[Redraw]:
    """The messages in which the last rounds of these people stood until now."""
    stood = [(p.context, last.delivery_id) for p in parts if (last := p.facts.last_round) and last.delivery_id]
    found = await deliveries.of_ids(session, parts[0].context.workspace, [i for _, i in stood]) if stood else {}
    return [Redraw(context, found[delivery_id], why) for context, delivery_id in stood]


APPLIES = {
    CHECKIN: open_rounds,
    LOOK_BACK: open_looks_back,
    LATER: bring_up,
    REMINDER: bring_up,
}
STOOD_IN = {CHECKIN, LOOK_BACK, LATER}


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The round that stands in each message, as it is now; where it stood before, that it was brought back."""
    workspace = drawings[0].context.workspace
    stands = await rounds.in_messages(session, workspace, [drawing.delivery.id for drawing in drawings])
    left = [d.delivery.id for d in drawings if d.delivery.id not in stands and STOOD_IN & {*d.delivery.kinds}]
    stood = await rounds.of_then(session, workspace, left) if left else {}
    there = [(d, checkin) for d in drawings if (checkin := stands.get(d.delivery.id) or stood.get(d.delivery.id))]
    seen = await gather.views(session, [(drawing.context, checkin) for drawing, checkin in there])
    views_of = {drawing.delivery.id: view for (drawing, _), view in zip(there, seen, strict=True)}
    return [_blocks(views_of.get(d.delivery.id), here=d.delivery.id in stands) for d in drawings]


def _blocks(view: CheckIn | None, *, here: bool) -> Sequence[Block]:
    if view is None:
        return []
    if not here:
        return [views.title(view), blocks.section(BROUGHT_BACK)]
    if view.checkin.state is RoundState.OPEN:
        return views.open_round(view)
    if view.checkin.state is RoundState.ANSWERED:
        return views.receipt(view)
    return views.passed(view, SKIPPED if view.checkin.state is RoundState.SKIPPED else CLOSED)
