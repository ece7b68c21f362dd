"""What messages show: faces that are out of date."""

from sqlalchemy import delete, update

from db.engine import Session
from db.outbox import DeliveryState
from db.tables import DeliveryRow


async def supersede(session: Session, workspace: str, delivery_id: int) -> None:
    """Forgets every face of a message that was drawn before and has not left, or of which nobody knows whether it did.

    For where a new one is queued next, and words of the older ones must be nowhere any more.
    """
    of_it = (DeliveryRow.workspace_id == workspace) & (DeliveryRow.redraws_id == delivery_id)
    await session.execute(delete(DeliveryRow).where(of_it, DeliveryRow.state == DeliveryState.QUEUED))
    unsure = DeliveryRow.state == DeliveryState.UNCERTAIN
    await session.execute(update(DeliveryRow).where(of_it, unsure).values(payload={}))
