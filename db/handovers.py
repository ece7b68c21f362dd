"""Hand-overs: somebody else is to lead a team, from a moment on before which everybody on it is told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from db import deliveries, facts, people, scope, teams
from db.engine import Session
from db.outbox import Delivery
from db.prepared import prepared
from db.tables import HandoverRow, MembershipRow, PersonRow, TeamRow
from growth.facts import Handover, HandoverState, Person, Team

Next = aliased(PersonRow)
PLANNED = HandoverRow.state == HandoverState.PLANNED


async def plan(
    session: Session, team: Team, manager: Person, *, by: Person, now: datetime, effective_at: datetime
) -> Handover:
    """Writes down that somebody else leads the team later on. Raises NoResultFound for somebody of elsewhere."""
    await people.get(session, team.workspace, manager.id)
    await scope.own(session, TeamRow, team.workspace, team.id)
    row = HandoverRow(
        team_id=team.id,
        before_id=team.manager.id,
        manager_id=manager.id,
        by_id=by.id,
        state=HandoverState.PLANNED,
        planned_at=now,
        effective_at=effective_at,
    )
    session.add(row)
    await session.flush()
    return (await _told(session, team.workspace, await _one.rows(session, team.workspace, row.id)))[0]


def _joined(workspace: str, *conditions: Any) -> Any:
    """Those of a workspace of which this holds, with who is to lead, and the team with who leads it."""
    return (
        select(HandoverRow, Next, TeamRow, teams.Manager)
        .join(Next, Next.id == HandoverRow.manager_id)
        .join(TeamRow, TeamRow.id == HandoverRow.team_id)
        .join(teams.Manager, teams.Manager.id == TeamRow.manager_id)
        .where(TeamRow.workspace_id == workspace, *conditions)
        .order_by(HandoverRow.effective_at, HandoverRow.id)
    )


@prepared
def _one(workspace: str, handover_id: int) -> Any:
    return _joined(workspace, HandoverRow.id == handover_id)


@prepared
def _planned(workspace: str, team_id: int) -> Any:
    return _joined(workspace, HandoverRow.team_id == team_id, PLANNED)


@prepared
def _every_planned(workspace: str) -> Any:
    return _joined(workspace, PLANNED)


@prepared
def _to_person(workspace: str, person_id: int) -> Any:
    return _joined(workspace, HandoverRow.manager_id == person_id, PLANNED)


@prepared
def _from_person(workspace: str, person_id: int) -> Any:
    return _joined(workspace, TeamRow.manager_id == person_id, PLANNED)


async def get(session: Session, workspace: str, handover_id: int) -> Handover | None:
    return next(iter(await _told(session, workspace, await _one.rows(session, workspace, handover_id))), None)


async def planned(session: Session, workspace: str, team_id: int) -> Handover | None:
    """The one that is to come of a team, if there is one."""
    return next(iter(await _told(session, workspace, await _planned.rows(session, workspace, team_id))), None)


async def planned_of_each(session: Session, workspace: str) -> Mapping[int, Handover]:
    """All that are to come in the workspace, by the team."""
    return {
        each.team.id: each for each in await _told(session, workspace, await _every_planned.rows(session, workspace))
    }


async def to_person(session: Session, workspace: str, person_id: int) -> list[Handover]:
    """Those that are to come to somebody."""
    return await _told(session, workspace, await _to_person.rows(session, workspace, person_id))


async def from_person(session: Session, workspace: str, person_id: int) -> list[Handover]:
    """Those that are to come of the teams that somebody leads."""
    return await _told(session, workspace, await _from_person.rows(session, workspace, person_id))


@prepared
def _lately(workspace: str, person_id: int, since: datetime) -> Any:
    on_it = select(MembershipRow.team_id).where(MembershipRow.person_id == person_id)
    wanted = select(HandoverRow.id).where(scope.within(HandoverRow, workspace), HandoverRow.team_id.in_(on_it))
    tells = HandoverRow.state.in_((HandoverState.PLANNED, HandoverState.DONE)), HandoverRow.effective_at > since
    return wanted.where(*tells).order_by(HandoverRow.id.desc()).limit(1)


async def lately(session: Session, workspace: str, person_id: int, since: datetime) -> Handover | None:
    """The last one of the team that somebody is on, that is to come or took effect since."""
    found: int | None = await _lately.scalar(session, workspace, person_id, since)
    return await get(session, workspace, found) if found is not None else None


@prepared
def _next_due(workspace: str) -> Any:
    return select(func.min(HandoverRow.effective_at)).where(scope.within(HandoverRow, workspace), PLANNED)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """When the next one takes effect; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How many are to take effect by now."""
    ready = (scope.within(HandoverRow, workspace), PLANNED, HandoverRow.effective_at <= now)
    return await session.scalar(select(func.count()).select_from(HandoverRow).where(*ready)) or 0


@prepared
def _due(workspace: str, now: datetime) -> Any:
    return _joined(workspace, PLANNED, HandoverRow.effective_at <= now)


async def due(session: Session, workspace: str, now: datetime) -> list[Handover]:
    """Those that are to take effect by now, the longest waiting first."""
    return await _told(session, workspace, await _due.rows(session, workspace, now))


def _turned(workspace: str, handover_id: int) -> Any:
    still = scope.within(HandoverRow, workspace), HandoverRow.id == handover_id, PLANNED
    return update(HandoverRow).where(*still).returning(HandoverRow.id)


@prepared
def _settle(workspace: str, handover_id: int, state: HandoverState, now: datetime) -> Any:
    return _turned(workspace, handover_id).values(state=state, effective_at=now)


@prepared
def _put_off(workspace: str, handover_id: int, seen: datetime, to: datetime) -> Any:
    return _turned(workspace, handover_id).where(HandoverRow.effective_at == seen).values(effective_at=to)


async def settle(session: Session, workspace: str, handover_id: int, state: HandoverState, now: datetime) -> bool:
    """It took effect now, or will not. False where it was settled before."""
    return await _settle.scalar(session, workspace, handover_id, state, now) is not None


async def put_off(session: Session, handover: Handover, to: datetime) -> bool:
    """It takes effect at another moment. False where it stands no longer as it was seen."""
    seen = handover.effective_at
    return await _put_off.scalar(session, handover.workspace, handover.id, seen, to) is not None


async def _told(session: Session, workspace: str, found: Sequence[Any]) -> list[Handover]:
    named = {each for row, *_ in found for each in (row.before_id, row.by_id) if each is not None}
    known = await people.of_ids(session, workspace, named) if named else {}
    return [
        facts.of(
            Handover,
            row,
            team=teams.read([team])[0],
            before=known.get(row.before_id or 0),
            manager=facts.of(Person, manager),
            by=known.get(row.by_id or 0),
        )
        for row, manager, *team in found
    ]


def key(handover_id: int, person_id: int) -> str:
    """What the word of it to somebody is known by among the deliveries."""
    return f"handover:{handover_id}:{person_id}"


async def words(session: Session, handover: Handover, person_ids: Iterable[int]) -> Mapping[int, Delivery]:
    """The word of it to each of these people, by the person; whoever is owed none is not in it."""
    keys = {key(handover.id, each): each for each in person_ids}
    found = await deliveries.of_occasions(session, handover.workspace, keys)
    return {keys[each]: word for each, word in found.items()}
