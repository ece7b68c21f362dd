"""When something of teams is due: their digests, and a look before the first of each; and who came to one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, union_all

from db import facts, scope, teams
from db.engine import Session
from db.prepared import prepared
from db.tables import MembershipRow, PersonRow, TeamRow
from growth.facts import Person, Team


@prepared
def _next_due(workspace: str) -> Any:
    theirs = TeamRow.workspace_id == workspace
    moments = union_all(
        select(func.min(TeamRow.next_digest_at).label("at")).where(theirs),
        select(func.min(TeamRow.next_look_at).label("at")).where(theirs),
    ).subquery()
    return select(func.min(moments.c.at))


@prepared
def _to_look_at(workspace: str, now: datetime) -> Any:
    return teams.joined(workspace, TeamRow.next_look_at <= now)


async def to_look_at(session: Session, workspace: str, now: datetime) -> list[Team]:
    """The teams of which it is to be looked whether their first post is near."""
    return teams.read(await _to_look_at.rows(session, workspace, now))


async def look_again(session: Session, workspace: str, team_id: int, at: datetime | None) -> None:
    """When to look the next time; None for never."""
    await scope.change(session, TeamRow, workspace, team_id, next_look_at=at)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """The earliest moment at which a team's digest is due, or a look before its first; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """Of how many teams the digest is due, or a look before its first."""
    waiting = (TeamRow.workspace_id == workspace, or_(TeamRow.next_digest_at <= now, TeamRow.next_look_at <= now))
    return await session.scalar(select(func.count()).select_from(TeamRow).where(*waiting)) or 0


@prepared
def _letters(workspace: str, person_ids: Collection[int]) -> Any:
    led = TeamRow.workspace_id == workspace, TeamRow.manager_id.in_(person_ids), TeamRow.next_digest_at.is_not(None)
    return select(TeamRow.manager_id, TeamRow.next_digest_at).where(*led).order_by(TeamRow.next_digest_at)


async def letters(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, list[datetime]]:
    """When the next letter about each of the teams that these people lead comes, by who leads them."""
    found: dict[int, list[datetime]] = defaultdict(list)
    for manager_id, at in await _letters.rows(session, workspace, person_ids) if person_ids else ():
        found[manager_id].append(at)
    return found


async def came(session: Session, workspace: str, team_id: int, *, since: datetime, until: datetime) -> list[Person]:
    """Who is on a team and came to it after `since`, up to `until`."""
    return [facts.of(Person, row) for row in await _came.scalars(session, workspace, team_id, since, until)]


@prepared
def _came(workspace: str, team_id: int, since: datetime, until: datetime) -> Any:
    return (
        select(PersonRow)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace, MembershipRow.team_id == team_id)
        .where(MembershipRow.joined_at > since, MembershipRow.joined_at <= until)
        .order_by(PersonRow.name, PersonRow.id)
    )
