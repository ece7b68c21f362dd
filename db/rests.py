"""The patience that Slack asked for, by method and workspace."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from db.engine import Session
from db.outbox import Delivery, Method
from db.prepared import prepared
from db.tables import MethodPauseRow


async def rest(session: Session, delivery: Delivery, *, now: datetime, until: datetime) -> None:
    """Slack asked for patience with this method in this workspace.

    It counts from `now` on: a clock that is set back must not make it longer.
    """
    row = MethodPauseRow(workspace_id=delivery.workspace, method=delivery.method, since=now, until=until)
    await session.merge(row)
    await session.flush()


@prepared
def _resting(workspace: str, now: datetime) -> Any:
    in_force = MethodPauseRow.since <= now, MethodPauseRow.until > now
    return select(MethodPauseRow.method).where(MethodPauseRow.workspace_id == workspace, *in_force)


async def resting(session: Session, workspace: str, now: datetime) -> set[Method]:
    """The methods that are not to be called now."""
    return set(await _resting.scalars(session, workspace, now))
