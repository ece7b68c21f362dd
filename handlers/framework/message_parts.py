"""How a feature takes part in the messages that Trellis starts: what it would say now, and how its part looks."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block

from db import deliveries, people
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Priority
from growth.touch import Prompt
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.context import Context


@dataclass(frozen=True, slots=True)
class Part:
    """What a feature would like to say now.

    `apply` writes it down as part of the delivery with the given id; a silent part gets none, and redraws what is
    already there.
    """

    prompt: Prompt
    apply: Callable[[Session, int | None], Awaitable[None]]


Due = Callable[[Session, Context], Awaitable[Part | None]]
Draw = Callable[[Session, Context, Delivery], Awaitable[Sequence[Block]]]


async def message(session: Session, context: Context, delivery: Delivery, draws: Sequence[Draw]) -> Message:
    """The message of a delivery as the facts are now: what each feature shows in it, in the order of `draws`.

    The same way the first time and every time after, so that a message never tells an old story.
    """
    context = replace(context, person=await people.get(session, context.workspace, context.person.id))
    return joined([await draw(session, context, delivery) for draw in draws])


async def redraw(session: Session, context: Context, standing: Delivery, *, face: Message, why: str) -> None:
    """Queues a new face for a message that Trellis started, once for each `why`. What people asked for goes before."""
    new = NewDelivery(
        workspace=standing.workspace,
        key=f"redraw:{standing.id}:{why}",
        redraws=standing.id,
        person_id=standing.person_id,
        priority=Priority.NUDGE,
        payload=face.payload(),
    )
    await deliveries.queue(session, new, context.now)


def joined(drawn: Sequence[Sequence[Block]]) -> Message:
    """One message made of several parts, set apart from each other. Empty ones are left out."""
    shown = [part for part in drawn if part]
    return Message.of(*(part if n == 0 else [blocks.divider(), *part] for n, part in enumerate(shown)))
