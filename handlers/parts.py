"""How a feature takes part in the messages that Trellis starts: what it would say now, and how its part looks."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from slack_sdk.models.blocks import Block

from db import deliveries, people
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Priority
from growth.touch import Prompt
from handlers import blocks
from handlers.blocks import Message
from handlers.scene import Scene


@dataclass(frozen=True, slots=True)
class Part:
    """What a feature would like to say now.

    `apply` writes it down as part of the delivery with the given id; a silent part gets none, and redraws what is
    already there.
    """

    prompt: Prompt
    apply: Callable[[Session, int | None], Awaitable[None]]


Due = Callable[[Session, Scene], Awaitable[Part | None]]
Draw = Callable[[Session, Scene, Delivery], Awaitable[Sequence[Block]]]


async def message(session: Session, scene: Scene, delivery: Delivery, draws: Sequence[Draw]) -> Message:
    """The message of a delivery as the facts are now: what each feature shows in it, in the order of `draws`.

    The same way the first time and every time after, so that a message never tells an old story.
    """
    scene = replace(scene, person=await people.get(session, scene.person.id))
    return joined([await draw(session, scene, delivery) for draw in draws])


async def redraw(session: Session, scene: Scene, standing: Delivery, *, face: Message, why: str) -> None:
    """Queues a new face for a message that Trellis started, once for each `why`. What people asked for goes before."""
    new = NewDelivery(
        workspace=standing.workspace,
        key=f"redraw:{standing.id}:{why}",
        redraws=standing.id,
        person_id=standing.person_id,
        priority=Priority.NUDGE,
        payload=face.payload(),
    )
    await deliveries.queue(session, new, scene.now)


def joined(drawn: Sequence[Sequence[Block]]) -> Message:
    """One message made of several parts, set apart from each other. Empty ones are left out."""
    shown = [part for part in drawn if part]
    return Message.of(*(part if n == 0 else [blocks.divider(), *part] for n, part in enumerate(shown)))
