"""Workspaces that installed Trellis."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db.engine import Session
from db.prepared import prepared
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


@prepared
def _ladder(workspace: str) -> Any:
    return select(WorkspaceRow.ladder).where(WorkspaceRow.id == workspace)


async def ladder(session: Session, workspace: str) -> str | None:
    """The ladder an admin chose for the workspace; None where nobody has."""
    chosen: str | None = await _ladder.scalar(session, workspace)
    return chosen


async def set_ladder(session: Session, workspace: str, ladder: str | None) -> None:
    await session.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(ladder=ladder))


@dataclass(frozen=True, slots=True)
class Hearing:
    """How far Slack was asked about everybody: the page at which it goes on, and when; None where it never began."""

    at: datetime | None
    page: str | None


async def listens(session: Session, workspace: str, now: datetime) -> None:
    """What Slack tells of people is heard from now on. What it said before may be lost: everybody is asked about."""
    heard = {"hears_since": now, "next_hearing_at": now, "hearing_page": None}
    await session.execute(update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(**heard))


@prepared
def _hears_since(workspace: str) -> Any:
    return select(WorkspaceRow.hears_since).where(WorkspaceRow.id == workspace)


async def hears_since(session: Session, workspace: str) -> datetime | None:
    """Since when nothing that Slack tells of people was missed; None where nobody ever listened."""
    since: datetime | None = await _hears_since.scalar(session, workspace)
    return since


@prepared
def _hearing(workspace: str) -> Any:
    return select(WorkspaceRow.next_hearing_at, WorkspaceRow.hearing_page).where(WorkspaceRow.id == workspace)


async def hearing(session: Session, workspace: str) -> Hearing:
    """Where the round of asking about everybody stands."""
    for at, page in await _hearing.rows(session, workspace):
        return Hearing(at, page)
    return Hearing(None, None)


async def go_on_hearing(session: Session, workspace: str, stands: Hearing, following: Hearing) -> bool:
    """Moves the round on, unless somebody else has moved it: then nothing is done, and it is false."""
    as_seen = (WorkspaceRow.next_hearing_at == stands.at, WorkspaceRow.hearing_page.is_not_distinct_from(stands.page))
    moved = update(WorkspaceRow).where(WorkspaceRow.id == workspace, *as_seen)
    values = {"next_hearing_at": following.at, "hearing_page": following.page}
    result = await session.execute(moved.values(**values).returning(WorkspaceRow.id))
    return result.one_or_none() is not None


async def bot_user(session: Session, workspace: str) -> str | None:
    """As whom Trellis speaks there, by Slack's id; None where the workspace was never written down."""
    return await session.scalar(select(WorkspaceRow.bot_user).where(WorkspaceRow.id == workspace))
