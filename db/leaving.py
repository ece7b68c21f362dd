"""When messages leave next, with the patience that Slack asked for."""

from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select

from db.engine import Session
from db.outbox import DeliveryState
from db.prepared import prepared
from db.tables import DeliveryRow, MethodPauseRow


@prepared
def _next_due(workspace: str) -> Any:
    rests = (MethodPauseRow.workspace_id == DeliveryRow.workspace_id) & (MethodPauseRow.method == DeliveryRow.method)
    leaves = case((MethodPauseRow.until > DeliveryRow.due_at, MethodPauseRow.until), else_=DeliveryRow.due_at)
    queued = select(func.min(leaves)).outerjoin_from(DeliveryRow, MethodPauseRow, rests)
    return queued.where(DeliveryRow.workspace_id == workspace, DeliveryRow.state == DeliveryState.QUEUED)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """The earliest moment at which a message may leave; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How many messages are queued whose moment has come, whatever keeps them."""
    queued = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.workspace_id == workspace)
    return await session.scalar(queued.where(DeliveryRow.state == DeliveryState.QUEUED, DeliveryRow.due_at <= now)) or 0
