"""How features take part in the messages that Trellis starts: what they write down, and how their part looks."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block

from db import deliveries, people
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Priority
from growth.facts import Facts
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.context import Context


@dataclass(frozen=True, slots=True)
class Part:
    """A prompt that was decided on, of these facts; `delivery` is the message that it stands in.

    A silent one has none: it redraws what is already there.
    """

    context: Context
    facts: Facts
    delivery: int | None = None


Apply = Callable[[Session, Part], Awaitable[None]]  # writes a part down, together with the claim of the moment


async def compose(session: Session, context: Context, new: NewDelivery, write: Callable[[int], Awaitable[None]]) -> int:
    """Queues a message made of parts, and returns its id.

    It is queued without a face, so that what `write` keeps can point at it, and then drawn of that.
    """
    delivery_id = await deliveries.queue(session, new, context.now)
    await write(delivery_id)
    drawn = await message(session, context, await deliveries.get(session, context.workspace, delivery_id))
    await deliveries.set_payload(session, context.workspace, delivery_id, drawn.payload())
    return delivery_id


async def message(session: Session, context: Context, delivery: Delivery) -> Message:
    """The message of a delivery as the facts are now: what each feature shows in it, in the order of the draws.

    The same way the first time and every time after, so that a message never tells an old story.
    """
    context = replace(context, person=await people.get(session, context.workspace, context.person.id))
    return _joined([await draw(session, context, delivery) for draw in context.draws])


async def redraw(session: Session, context: Context, standing: Delivery, *, why: str) -> None:
    """Queues a new face for a message that Trellis started, once for each `why`. What people asked for goes before."""
    drawn = await message(session, context, standing)
    new = NewDelivery(
        workspace=standing.workspace,
        key=f"redraw:{standing.id}:{why}",
        redraws=standing.id,
        person_id=standing.person_id,
        priority=Priority.NUDGE,
        payload=drawn.payload(),
    )
    await deliveries.queue(session, new, context.now)


def _joined(drawn: Sequence[Sequence[Block]]) -> Message:
    """One message made of several parts, set apart from each other. Empty ones are left out."""
    shown = [part for part in drawn if part]
    return Message.of(*(part if n == 0 else [blocks.divider(), *part] for n, part in enumerate(shown)))
