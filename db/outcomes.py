"""What became of messages, counted for whoever looks after Trellis."""

from sqlalchemy import func, select

from db.engine import Session
from db.outbox import DeliveryState, Method
from db.tables import DeliveryRow, PersonRow


async def unchanged(session: Session) -> dict[str, int]:
    """The messages that Slack did not let us change, counted by its reason."""
    refused = (DeliveryRow.method == Method.UPDATE, DeliveryRow.state == DeliveryState.FAILED)
    rows = await session.execute(
        select(DeliveryRow.error, func.count()).where(*refused).group_by(DeliveryRow.error).order_by(DeliveryRow.error)
    )
    return {error or "": count for error, count in rows}


async def put_off(session: Session) -> int:
    """How many people could not be spoken to when their moment came, and are to be tried again."""
    tried = (PersonRow.failures > 0, PersonRow.next_touch_at.is_not(None))
    return await session.scalar(select(func.count()).select_from(PersonRow).where(*tried)) or 0
