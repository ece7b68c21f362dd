"""How features take part in the messages that Trellis starts: what they write down, and how their part looks.

All of it for many people at once, in as many statements as for one.
"""

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
from handlers.framework.context import Context, Drawing


@dataclass(frozen=True, slots=True)
class Part:
    """A prompt that was decided on, of these facts; `delivery` is the message that it stands in.

    A silent one has none: it redraws what is already there.
    """

    context: Context
    facts: Facts
    delivery: int | None = None


@dataclass(frozen=True, slots=True)
class Redraw:
    """A message that stands in Slack and looks otherwise now. It gets a new face once for each `why`."""

    context: Context
    standing: Delivery
    why: str


# Writes the parts of one kind down, together with the claim of the moments; returns what looks otherwise by that.
Apply = Callable[[Session, Sequence[Part]], Awaitable[Sequence[Redraw]]]
Write = Callable[[int], Awaitable[Sequence[Redraw]]]


async def compose(session: Session, context: Context, new: NewDelivery, write: Write) -> int:
    """Queues a message made of parts, and returns its id.

    It is queued without a face, so that what `write` keeps can point at it, and then drawn of that.
    """
    delivery_id = await deliveries.queue(session, new, context.now)
    redraws = await write(delivery_id)
    made = Drawing(context, await deliveries.get(session, context.workspace, delivery_id))
    await draw(session, [made], redraws)
    return delivery_id


async def draw(session: Session, made: Sequence[Drawing], redraws: Sequence[Redraw]) -> None:
    """Gives new messages of one workspace their faces, and queues those of others that look otherwise by now."""
    drawings = [*made, *(Drawing(redraw.context, redraw.standing) for redraw in redraws)]
    if not drawings:
        return
    first = drawings[0].context
    faces = await messages(session, drawings)
    # Not strict: behind those of the new messages come the faces of those that look otherwise.
    payloads = {drawing.delivery.id: face.payload() for drawing, face in zip(made, faces, strict=False)}
    await deliveries.set_payloads(session, first.workspace, payloads)
    anew = [_anew(redraw, face) for redraw, face in zip(redraws, faces[len(made) :], strict=True)]
    await deliveries.queue_each(session, anew, first.now)


def _anew(redraw: Redraw, face: Message) -> NewDelivery:
    """What people asked for goes before."""
    return NewDelivery(
        workspace=redraw.standing.workspace,
        key=f"redraw:{redraw.standing.id}:{redraw.why}",
        redraws=redraw.standing.id,
        person_id=redraw.standing.person_id,
        priority=Priority.NUDGE,
        payload=face.payload(),
    )


async def message(session: Session, context: Context, delivery: Delivery) -> Message:
    """The message of a delivery as the facts are now."""
    return (await messages(session, [Drawing(context, delivery)]))[0]


async def messages(session: Session, drawings: Sequence[Drawing]) -> list[Message]:
    """The messages of deliveries of one workspace as the facts are now, in their order.

    What each feature shows in them, in the order of the draws; the same way the first time and every time after, so
    that a message never tells an old story.
    """
    if not drawings:
        return []
    first = drawings[0].context
    # Read anew: what was written just now can have changed the people too, as a pause does.
    now = await people.of_ids(session, first.workspace, {drawing.context.person.id for drawing in drawings})
    fresh = [replace(d, context=replace(d.context, person=now[d.context.person.id])) for d in drawings]
    shown = [await draws(session, fresh) for draws in first.draws]
    return [_joined(parts) for parts in zip(*shown, strict=True)]


def _joined(drawn: Sequence[Sequence[Block]]) -> Message:
    """One message made of several parts, set apart from each other. Empty ones are left out."""
    shown = [part for part in drawn if part]
    return Message.of(*(part if n == 0 else [blocks.divider(), *part] for n, part in enumerate(shown)))
