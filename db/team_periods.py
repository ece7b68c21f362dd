"""Periods of a team: four weeks with the people who were on it when they began, closed once with their numbers."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, select, update

from db import facts, scope
from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import MembershipRow, TeamPeriodRow, TeamRow
from db.upsert import Insert
from growth.coverage import Covered, Together
from growth.facts import TeamPeriod
from growth.summary import Numbers, Portion, Trend


@prepared
def _without(workspace: str, began: datetime) -> Any:
    there = exists().where(TeamPeriodRow.team_id == TeamRow.id, TeamPeriodRow.began == began)
    return select(TeamRow.id).where(TeamRow.workspace_id == workspace, ~there)


@prepared
def _over(workspace: str, began: datetime) -> Any:
    return (
        select(TeamPeriodRow)
        .join(TeamRow, TeamRow.id == TeamPeriodRow.team_id)
        .where(TeamRow.workspace_id == workspace, TeamPeriodRow.began < began, TeamPeriodRow.closed_at.is_(None))
        .order_by(TeamPeriodRow.began)
    )


async def without(session: Session, workspace: str, began: datetime) -> list[int]:
    """The teams of a workspace for which the period is not written down yet."""
    return list(await _without.scalars(session, workspace, began))


async def begin(session: Session, workspace: str, team_id: int, began: datetime) -> None:
    """Writes a period down with those who were on the team when it began, and still are.

    Raises NoResultFound when there is no such team.
    """
    await scope.own(session, TeamRow, workspace, team_id)
    roster = await _roster.scalars(session, workspace, team_id, began)
    await _begin.run(session, team_id, began, tuple(sorted(roster)))


@prepared
def _roster(workspace: str, team_id: int, began: datetime) -> Any:
    there = scope.within(MembershipRow, workspace), MembershipRow.team_id == team_id, MembershipRow.joined_at <= began
    return select(MembershipRow.person_id).where(*there)


@prepared_upsert
def _begin(insert: Insert, team_id: int, began: datetime, roster: tuple[int, ...]) -> Any:
    row = insert(TeamPeriodRow).values(team_id=team_id, began=began, roster=roster)
    return row.on_conflict_do_nothing()  # another worker was faster: theirs stands


async def over(session: Session, workspace: str, began: datetime) -> list[TeamPeriod]:
    """The periods before the one that began then whose numbers were not drawn yet."""
    return [facts.of(TeamPeriod, row) for row in await _over.scalars(session, workspace, began)]


async def close(session: Session, workspace: str, period: TeamPeriod, numbers: Numbers, now: datetime) -> bool:
    """Keeps the numbers of a period for good; False when another worker drew them: theirs stand."""
    closed = await session.execute(
        update(TeamPeriodRow)
        .where(
            and_(TeamPeriodRow.team_id == period.team_id, TeamPeriodRow.began == period.began),
            scope.within(TeamPeriodRow, workspace),
            TeamPeriodRow.closed_at.is_(None),
        )
        .values(closed_at=now, numbers=_kept(numbers))
        .returning(TeamPeriodRow.team_id)
    )
    return closed.scalar_one_or_none() is not None


async def closed(session: Session, workspace: str, team_id: int, since: datetime) -> Numbers:
    """The numbers of the newest period that was closed after `since`; none of them where there is no such period."""
    kept = await _closed.scalar(session, workspace, team_id, since)
    return _told(kept) if kept else Numbers()


@prepared
def _closed(workspace: str, team_id: int, since: datetime) -> Any:
    theirs = scope.within(TeamPeriodRow, workspace), TeamPeriodRow.team_id == team_id
    newest = select(TeamPeriodRow.numbers).where(*theirs, TeamPeriodRow.closed_at > since)
    return newest.order_by(TeamPeriodRow.began.desc()).limit(1)


async def history(session: Session, workspace: str, team_id: int, *, limit: int) -> list[tuple[datetime, Numbers]]:
    """What was told of the team's last periods, each with when it began, the newest first."""
    return [(began, _told(kept)) for began, kept in await _last.rows(session, workspace, team_id, limit) if kept]


@prepared
def _last(workspace: str, team_id: int, limit: int) -> Any:
    theirs = scope.within(TeamPeriodRow, workspace), TeamPeriodRow.team_id == team_id
    told = select(TeamPeriodRow.began, TeamPeriodRow.numbers).where(*theirs, TeamPeriodRow.closed_at.is_not(None))
    return told.order_by(TeamPeriodRow.began.desc()).limit(limit)


def _kept(numbers: Numbers) -> dict[str, Any]:
    return {
        "checked_in": numbers.checked_in,
        "tried": numbers.tried,
        "areas": list(numbers.areas),
        "pulse": numbers.pulse,
        "covered": _covered_kept(numbers.covered) if numbers.covered else None,
    }


def _covered_kept(covered: Covered) -> dict[str, Any]:
    rows = [[each, [[t.first, t.last, t.count] for t in told]] for each, told in covered.rows]
    shared, levels = covered.shared, list(covered.levels)
    return {"reader": covered.reader, "ladder": covered.ladder, "shared": shared, "levels": levels, "rows": rows}


def _told(kept: dict[str, Any]) -> Numbers:
    return Numbers(
        checked_in=Portion(kept["checked_in"]) if kept["checked_in"] else None,
        tried=Portion(kept["tried"]) if kept["tried"] else None,
        areas=tuple(kept["areas"]),
        pulse=Trend(kept["pulse"]) if kept["pulse"] else None,
        covered=_covered_told(kept["covered"]) if "rows" in (kept.get("covered") or ()) else None,
    )


def _covered_told(kept: dict[str, Any]) -> Covered:
    rows = tuple((each, tuple(Together(*together) for together in told)) for each, told in kept["rows"])
    return Covered(kept["reader"], kept["ladder"], kept["shared"], tuple(kept["levels"]), rows)


async def forget(session: Session, workspace: str, person_id: int) -> None:
    """Takes a person off every roster. Numbers that were drawn with them name nobody, and stay."""
    # A roster is a document: both databases can look into it, but not by the same words.
    rows = await session.scalars(select(TeamPeriodRow).where(scope.within(TeamPeriodRow, workspace)))
    for row in rows:
        if person_id in row.roster:
            row.roster = tuple(each for each in row.roster if each != person_id)
    await session.flush()
