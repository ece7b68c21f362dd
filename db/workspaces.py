"""Workspaces that installed Trellis."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import WorkspaceRow
from db.upsert import Insert


@dataclass(frozen=True, slots=True)
class Workspace:
    id: str
    name: str
    bot_user: str


@prepared_upsert
def _remember(insert: Insert, workspace: str, name: str, bot_user: str, now: datetime) -> Any:
    row = insert(WorkspaceRow).values(id=workspace, name=name, bot_user=bot_user, created_at=now)
    renewed = {"name": row.excluded.name, "bot_user": row.excluded.bot_user}
    return row.on_conflict_do_update(index_elements=[WorkspaceRow.id], set_=renewed)


async def remember(session: Session, workspace: Workspace, now: datetime) -> None:
    """Writes the workspace down, or renews what is known of it."""
    await _remember.run(session, workspace.id, workspace.name, workspace.bot_user, now)


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


@prepared
def _listens(workspace: str, now: datetime) -> Any:
    heard = {"hears_since": now, "next_hearing_at": now, "hearing_page": None}
    return update(WorkspaceRow).where(WorkspaceRow.id == workspace).values(heard)


async def listens(session: Session, workspace: str, now: datetime) -> None:
    """What Slack tells of people is heard from now on. What it said before may be lost: everybody is asked about."""
    await _listens.run(session, workspace, now)


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


@prepared
def _go_on(
    workspace: str, at: datetime | None, page: str | None, next_at: datetime | None, next_page: str | None
) -> Any:
    row = WorkspaceRow
    as_seen = row.next_hearing_at.is_not_distinct_from(at), row.hearing_page.is_not_distinct_from(page)
    moved = update(row).where(row.id == workspace, *as_seen)
    return moved.values(next_hearing_at=next_at, hearing_page=next_page).returning(row.id)


async def go_on_hearing(session: Session, workspace: str, stands: Hearing, following: Hearing) -> bool:
    """Moves the round on, unless somebody else has moved it: then nothing is done, and it is false."""
    moved = await _go_on.scalar(session, workspace, stands.at, stands.page, following.at, following.page)
    return moved is not None


@prepared
def _bot_user(workspace: str) -> Any:
    return select(WorkspaceRow.bot_user).where(WorkspaceRow.id == workspace)


async def bot_user(session: Session, workspace: str) -> str | None:
    """As whom Trellis speaks there, by Slack's id; None where the workspace was never written down."""
    named: str | None = await _bot_user.scalar(session, workspace)
    return named
