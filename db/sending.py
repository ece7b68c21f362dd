"""What becomes of a message once it was claimed, or was not for too long."""

from datetime import datetime
from typing import Any

from sqlalchemy import or_, update

from db import deliveries, scope
from db.engine import Session
from db.outbox import Delivery, DeliveryState
from db.tables import DeliveryRow


async def sent(session: Session, workspace: str, delivery_id: int, *, channel: str, ts: str, now: datetime) -> None:
    arrived = {"state": DeliveryState.SENT, "slack_channel": channel, "slack_ts": ts, "sent_at": now}
    await scope.change(session, DeliveryRow, workspace, delivery_id, **arrived)


async def retry(session: Session, delivery: Delivery, *, error: str, at: datetime | None = None) -> bool:
    """Slack said "not now": the message goes back into the queue; where it stood before, or `at` a later moment.

    False, and nothing is changed, where something else has become of it meanwhile.
    """
    when = {"due_at": at} if at else {}
    return await _turn(session, delivery, state=DeliveryState.QUEUED, error=error[:255], **when)


async def end(session: Session, delivery: Delivery, state: DeliveryState, error: str) -> bool:
    """The message will not be sent (again): it failed, its fate is uncertain, or it has expired.

    False, and nothing is changed, where something else has become of it meanwhile: a click can prove that a message
    arrived while its own request still waits, and then fails.
    """
    return await _turn(session, delivery, state=state, error=error[:255])


async def forget_words(session: Session, delivery: Delivery) -> None:
    """What a message said is not kept once it is certain what became of it: it could outlive its deletion there."""
    if delivery.face is None:
        await deliveries.set_payload(session, delivery.workspace, delivery.id, {})


async def end_dependants(session: Session, workspace: str, delivery_id: int) -> None:
    """Gives up on what was to redraw a message, or to answer in its thread, that will never stand in Slack."""
    belongs = or_(DeliveryRow.redraws_id == delivery_id, DeliveryRow.thread_id == delivery_id)
    await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.workspace_id == workspace, belongs, DeliveryRow.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.EXPIRED, error="what it belongs to never arrived")
    )


async def _turn(session: Session, delivery: Delivery, **values: Any) -> bool:
    """Changes what still stands as the caller saw it, by compare-and-set."""
    mine = (DeliveryRow.workspace_id == delivery.workspace, DeliveryRow.id == delivery.id)
    seen = (*mine, DeliveryRow.state == delivery.state)
    turned = await session.execute(update(DeliveryRow).where(*seen).values(**values).returning(DeliveryRow.id))
    return turned.scalar_one_or_none() is not None
