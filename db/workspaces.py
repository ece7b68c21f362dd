"""Workspaces that installed Trellis."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from db.engine import Session
from db.tables import WorkspaceRow


@dataclass(frozen=True, slots=True)
class Workspace:
    id: str
    name: str
    bot_user: str


async def remember(session: Session, workspace: Workspace, now: datetime) -> None:
    """Writes the workspace down, or renews what is known of it."""
    row = await session.get(WorkspaceRow, workspace.id)
    if row is None:
        row = WorkspaceRow(id=workspace.id, created_at=now)
        session.add(row)
    row.name, row.bot_user = workspace.name, workspace.bot_user
    await session.flush()


async def ladder(session: Session, workspace: str) -> str | None:
    """The ladder an admin chose for the workspace; None where nobody has."""
    return await session.scalar(select(WorkspaceRow.ladder).where(WorkspaceRow.id == workspace))


async def set_ladder(session: Session, workspace: str, ladder: str | None) -> None:
    await session.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(ladder=ladder))
