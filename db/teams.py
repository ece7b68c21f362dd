"""Teams: who leads one, who grows on it, where its digest goes and when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import MembershipRow, PersonRow, TeamRow
from growth.audience import Circle
from growth.facts import Person, Team

Manager = aliased(PersonRow)
WITH_MANAGER = select(TeamRow, Manager).join(Manager, Manager.id == TeamRow.manager_id)


def joined(workspace: str, *conditions: Any) -> Any:
    """Teams, each with whoever leads it, for `read`."""
    theirs = WITH_MANAGER.where(TeamRow.workspace_id == workspace, *conditions)
    return theirs.order_by(TeamRow.next_digest_at, TeamRow.id)


@prepared
def _one(workspace: str, team_id: int) -> Any:
    return joined(workspace, TeamRow.id == team_id)


@prepared
def _led_by(workspace: str, person_id: int) -> Any:
    return joined(workspace, TeamRow.manager_id == person_id)


@prepared
def _of_workspace(workspace: str) -> Any:
    return joined(workspace)


@prepared
def _members(workspace: str, team_id: int) -> Any:
    return (
        select(PersonRow)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace, MembershipRow.team_id == team_id)
        .order_by(PersonRow.name, PersonRow.id)
    )


@prepared
def _due(workspace: str, now: datetime) -> Any:
    return joined(workspace, TeamRow.next_digest_at <= now)


@prepared
def _of_each(workspace: str, person_ids: Sequence[int]) -> Any:
    return (
        WITH_MANAGER.add_columns(MembershipRow.person_id)
        .join(MembershipRow, MembershipRow.team_id == TeamRow.id)
        .where(TeamRow.workspace_id == workspace, MembershipRow.person_id.in_(person_ids))
    )


@prepared
def _led(workspace: str, person_id: int) -> Any:
    return select(TeamRow.id).where(TeamRow.workspace_id == workspace, TeamRow.manager_id == person_id).limit(1)


def _team(row: TeamRow, manager: PersonRow) -> Team:
    return facts.of(Team, row, manager=facts.of(Person, manager))


def read(rows: Iterable[Any]) -> list[Team]:
    """What `joined` found."""
    return [_team(team, manager) for team, manager in rows]


async def get(session: Session, workspace: str, team_id: int) -> Team:
    """Raises IndexError when there is no such team."""
    return read(await _one.rows(session, workspace, team_id))[0]


async def led_by(session: Session, workspace: str, person_id: int) -> list[Team]:
    return read(await _led_by.rows(session, workspace, person_id))


async def leads(session: Session, workspace: str, person_id: int) -> bool:
    """Whether the person leads any team."""
    return await _led.scalar(session, workspace, person_id) is not None


async def of_workspace(session: Session, workspace: str) -> list[Team]:
    return read(await _of_workspace.rows(session, workspace))


async def of(session: Session, workspace: str, person_id: int) -> Team | None:
    """The team the person grows on."""
    return (await of_each(session, workspace, [person_id])).get(person_id)


async def of_each(session: Session, workspace: str, person_ids: Sequence[int]) -> Mapping[int, Team]:
    """The team that each of these people grows on, if on one, by the person."""
    teams: dict[int, Team] = {}  # one is that of several of them
    found: dict[int, Team] = {}
    for team, manager, person_id in await _of_each.rows(session, workspace, person_ids):
        if team.id not in teams:
            teams[team.id] = _team(team, manager)
        found[person_id] = teams[team.id]
    return found


async def circle(session: Session, person: Person) -> Circle:
    """Who the person could share with."""
    return (await circles(session, person.workspace, [person]))[person.id]


async def circles(session: Session, workspace: str, everybody: Sequence[Person]) -> Mapping[int, Circle]:
    """Who each of these people could share with, by the person."""
    on = await of_each(session, workspace, [person.id for person in everybody])
    return {p.id: Circle.on(on[p.id], p) if p.id in on else Circle() for p in everybody}


async def members(session: Session, workspace: str, team_id: int) -> list[Person]:
    return [facts.of(Person, row) for row in await _members.scalars(session, workspace, team_id)]


@prepared
def _reports(workspace: str, manager_id: int) -> Any:
    return (
        select(PersonRow)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .join(TeamRow, TeamRow.id == MembershipRow.team_id)
        .where(TeamRow.workspace_id == workspace, TeamRow.manager_id == manager_id)
        .order_by(PersonRow.name, PersonRow.id)
    )


async def reports(session: Session, workspace: str, manager_id: int) -> list[Person]:
    """Everybody who grows on a team that this person leads, the manager included where they are on it themselves."""
    return [facts.of(Person, row) for row in await _reports.scalars(session, workspace, manager_id)]


async def create(session: Session, manager: Person, name: str, *, weekday: int, at: time, now: datetime) -> Team:
    row = TeamRow(
        workspace_id=manager.workspace,
        name=name,
        manager_id=manager.id,
        weekday=weekday,
        at=at,
        created_at=now,
        next_look_at=now,
    )
    session.add(row)
    await session.flush()
    return await get(session, manager.workspace, row.id)


async def configure(
    session: Session, workspace: str, team_id: int, *, name: str, channel: str | None, weekday: int
) -> None:
    await scope.change(session, TeamRow, workspace, team_id, name=name, channel=channel, weekday=weekday)


async def set_ladder(session: Session, workspace: str, team_id: int, ladder: str | None) -> None:
    """The ladder its new people begin on; None for the workspace's. Nobody who is on the team changes theirs."""
    await scope.change(session, TeamRow, workspace, team_id, ladder=ladder)


async def set_manager(session: Session, workspace: str, team_id: int, manager_id: int) -> None:
    """Gives the team to somebody else. Raises NoResultFound when there is no such person."""
    await people.get(session, workspace, manager_id)
    await scope.change(session, TeamRow, workspace, team_id, manager_id=manager_id)


async def schedule_digest(session: Session, workspace: str, team_id: int, next_digest_at: datetime | None) -> None:
    await scope.change(session, TeamRow, workspace, team_id, next_digest_at=next_digest_at)


async def due(session: Session, workspace: str, now: datetime) -> list[Team]:
    """The teams of a workspace whose digest is due."""
    return read(await _due.rows(session, workspace, now))


@prepared
def _claim(workspace: str, team_id: int, seen: datetime | None, to: datetime | None) -> Any:
    as_seen = TeamRow.id == team_id, TeamRow.next_digest_at.is_not_distinct_from(seen)
    moved = update(TeamRow).where(TeamRow.workspace_id == workspace, *as_seen)
    return moved.values(next_digest_at=to).returning(TeamRow.id)


async def claim(session: Session, team: Team, next_digest_at: datetime | None) -> bool:
    """Moves a due team's digest on, by compare-and-set. False when another worker did."""
    moved = await _claim.scalar(session, team.workspace, team.id, team.next_digest_at, next_digest_at)
    return moved is not None
