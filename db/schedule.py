"""When something is due next: the schedule is what the rows say."""

from datetime import datetime

from sqlalchemy import func, select

from db.engine import Session
from db.outbox import DeliveryState
from db.tables import DeliveryRow, PersonRow, TeamRow


async def next_moment(session: Session) -> datetime | None:
    """The earliest moment at which a person, a team's digest or a message is due; it may have passed already."""
    queued = select(func.min(DeliveryRow.due_at)).where(DeliveryRow.state == DeliveryState.QUEUED)
    earliest = (select(func.min(PersonRow.next_touch_at)), select(func.min(TeamRow.next_digest_at)), queued)
    moments = [moment for wanted in earliest if (moment := await session.scalar(wanted)) is not None]
    return min(moments, default=None)
