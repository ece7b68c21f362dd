"""What messages show: those that stand in Slack with something in them, and faces that are out of date."""

from sqlalchemy import Text, cast, delete, select, update

from db import deliveries
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method
from db.tables import DeliveryRow

OUT = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)


async def standing(session: Session, workspace: str, about: tuple[str, ...], mark: str) -> list[Delivery]:
    """The messages of these kinds that stand in Slack, or may, with this mark in what is kept of them; oldest first."""
    wanted = select(DeliveryRow.id).where(
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.method == Method.POST,
        DeliveryRow.about.in_(about),
        DeliveryRow.state.in_(OUT),
        cast(DeliveryRow.payload, Text).contains(mark, autoescape=True),
    )
    ids = await session.scalars(wanted.order_by(DeliveryRow.created_at, DeliveryRow.id))
    return [await deliveries.get(session, workspace, delivery_id) for delivery_id in ids.all()]


async def supersede(session: Session, workspace: str, delivery_id: int) -> None:
    """Forgets every face of a message that was drawn before and has not left, or of which nobody knows whether it did.

    For where a new one is queued next, and words of the older ones must be nowhere any more.
    """
    of_it = (DeliveryRow.workspace_id == workspace) & (DeliveryRow.redraws_id == delivery_id)
    await session.execute(delete(DeliveryRow).where(of_it, DeliveryRow.state == DeliveryState.QUEUED))
    unsure = DeliveryRow.state == DeliveryState.UNCERTAIN
    await session.execute(update(DeliveryRow).where(of_it, unsure).values(payload={}))
