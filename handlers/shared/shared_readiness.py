"""Taking back a way to the next level that was shared: from the person, and from the message that they read."""

from pydantic import BaseModel

from db import deliveries, readiness_shares
from db.engine import Session
from db.outbox import DeliveryState
from growth.facts import ReadinessShare
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.shared import standing

TAKE_BACK = "readiness.take_back"
KEY = "readiness"
ARRIVED = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)


class ReadinessRef(BaseModel):
    """Which share a button is about."""

    share: int


def key(share_id: int) -> str:
    """What its message is called in the queue."""
    return f"{KEY}:{share_id}"


def of_key(queued: str) -> int | None:
    """Which share a message of the queue brings; None for any other message."""
    kind, _, share_id = queued.partition(":")
    return int(share_id) if kind == KEY and share_id.isdigit() else None


async def take_back(session: Session, request: Request, share: ReadinessShare) -> None:
    """For its author alone from now on: a message that waits is not sent, one that arrived says it was taken back."""
    await readiness_shares.share(session, request.workspace, share.id, share.sharing.back(request.now))
    await deliveries.withdraw(session, request.workspace, key(share.id))
    await again(session, request.context, share, request.occasion)


async def again(session: Session, context: Context, share: ReadinessShare, occasion: str) -> int | None:
    """Draws its message anew, if it stands somewhere."""
    current = await readiness_shares.get(session, context.workspace, share.id)
    if current is None or current.delivery_id is None:
        return None
    delivery = await deliveries.get(session, context.workspace, current.delivery_id)
    if delivery.state not in ARRIVED:
        return None
    return await standing.again(session, delivery, occasion, context.now)
