"""Somebody leaves Slack, or deletes all that is kept of them: their pairs end, and the other one reads why."""

from dataclasses import replace

from db import deliveries, pairs
from db.engine import Session
from db.outbox import Delivery
from db.personal import Rows
from growth import pairing
from growth.facts import PairState
from handlers.framework.blocks import Message
from handlers.framework.keeping import Keeps
from handlers.framework.registry import Registry
from handlers.mentors import faces, telling_both, views
from handlers.shared import before_others
from handlers.shared.happenings import Forgotten, Left
from handlers.shared.telling import OnItsOwn


def register(registry: Registry) -> None:
    registry.signals.when(Left, left)
    registry.signals.when(Forgotten, forgotten)


async def left(session: Session, gone: Left) -> None:
    """Ends what they began or were asked; a mentee who waited for them gets the next best."""
    context = gone.context
    me, now = context.person, context.now
    for pair in await pairs.of_person(session, context.workspace, me.id):
        if pair.state not in pairing.OPEN:
            continue
        over = PairState.ENDED if pair.state is PairState.ACTIVE else PairState.WITHDRAWN
        await pairs.settle(session, context.workspace, pair.id, over, was=pair.state, now=now)
        deed = OnItsOwn(context.tenant, me, now, f"left:{me.id}:{now.isoformat()}")
        other = pair.other(me.id)
        if pair.state is PairState.ACTIVE:
            await telling_both.say(session, deed, other, views.told(views.LEFT, pair, other), f"{pair.id}-left")
        elif other.id == pair.mentee.id:
            await telling_both.say_and_look(session, deed, pair, views.CANNOT_NOW)
        else:
            await telling_both.redraw(session, deed, replace(pair, state=over), other)


async def forgotten(session: Session, gone: Forgotten) -> None:
    """Draws anew what stands before the other one of each pair: nothing of it is left."""
    for delivery in await _to_others(session, gone.context.workspace, gone.context.person.id):
        await before_others.redraw(session, gone, delivery, Message.of(faces.removed()).payload())


async def take_out(session: Session, workspace: str, person_id: int) -> None:
    """Takes the words out of what is on its way to the other one."""
    for delivery in await _to_others(session, workspace, person_id):
        await deliveries.set_payload(session, workspace, delivery.id, Message.of(faces.removed()).payload())


async def _to_others(session: Session, workspace: str, person_id: int) -> list[Delivery]:
    every = await pairs.of_person(session, workspace, person_id)
    ids = [each for pair in every for each in (pair.mentee_delivery_id, pair.mentor_delivery_id)]
    return await before_others.messages(session, workspace, person_id, ids)


KEEPS = Keeps.of(
    Rows("mentor_words"),
    Rows.of_two("mentor_pairs", "mentee_id", "mentor_id"),
    "mentor_asks",
    "mentor_offers",
    Rows("mentors_avoided", about=("other_id",)),
    first=take_out,
)
