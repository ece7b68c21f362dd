"""Moves: somebody is asked whether they would like to be on a team, from none or another. Only they decide."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope, teams
from db.engine import Session
from db.prepared import prepared
from db.tables import MoveRow, PersonRow, TeamRow
from growth import roster
from growth.facts import MoveState, Person, Team

Mover, Asker = aliased(PersonRow), aliased(PersonRow)


@dataclass(frozen=True, slots=True)
class Move:
    """A question to one person: to which team, whoever leads it now, and who asked."""

    id: int
    person: Person
    team: Team
    by: Person
    state: MoveState
    asked_at: datetime
    delivery_id: int | None

    @property
    def person_id(self) -> int:
        """Who answers it."""
        return self.person.id

    def waits(self, now: datetime) -> bool:
        """Whether it can be answered: nobody did, and it has not ended."""
        return self.state is MoveState.ASKED and now < roster.ends(self.asked_at)


async def ask(session: Session, workspace: str, person_id: int, team_id: int, *, by: Person, now: datetime) -> Move:
    """Writes down that somebody is asked. Raises NoResultFound when there is no such person or team."""
    await people.get(session, workspace, person_id)
    await scope.own(session, TeamRow, workspace, team_id)
    row = MoveRow(person_id=person_id, team_id=team_id, by_id=by.id, state=MoveState.ASKED, asked_at=now)
    session.add(row)
    await session.flush()
    return _read(await _one.rows(session, workspace, row.id))[0]


def _joined(workspace: str, *conditions: Any) -> Any:
    """Those of which this holds, with who answers and who asks, and the team with who leads it."""
    return (
        select(MoveRow, Mover, Asker, TeamRow, teams.Manager)
        .join(Mover, Mover.id == MoveRow.person_id)
        .join(Asker, Asker.id == MoveRow.by_id)
        .join(TeamRow, TeamRow.id == MoveRow.team_id)
        .join(teams.Manager, teams.Manager.id == TeamRow.manager_id)
        .where(Mover.workspace_id == workspace, *conditions)
        .order_by(MoveRow.id)
    )


def _waiting(workspace: str, since: datetime, to: Any) -> Any:
    return _joined(workspace, MoveRow.state == MoveState.ASKED, MoveRow.asked_at > since, to)


@prepared
def _one(workspace: str, move_id: int) -> Any:
    return _joined(workspace, MoveRow.id == move_id)


@prepared
def _by_delivery(workspace: str, delivery_id: int) -> Any:
    return _joined(workspace, MoveRow.delivery_id == delivery_id)


@prepared
def _to_people(workspace: str, since: datetime, person_ids: Collection[int]) -> Any:
    return _waiting(workspace, since, MoveRow.person_id.in_(person_ids))


@prepared
def _to_team(workspace: str, since: datetime, team_id: int) -> Any:
    return _waiting(workspace, since, MoveRow.team_id == team_id)


def _read(rows: Iterable[Any]) -> list[Move]:
    return [
        facts.of(Move, row, person=facts.of(Person, mover), team=teams.read([team])[0], by=facts.of(Person, asker))
        for row, mover, asker, *team in rows
    ]


async def get(session: Session, workspace: str, move_id: int) -> Move | None:
    return next(iter(_read(await _one.rows(session, workspace, move_id))), None)


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Move | None:
    return next(iter(_read(await _by_delivery.rows(session, workspace, delivery_id))), None)


async def waiting_for(session: Session, workspace: str, person_id: int, now: datetime) -> list[Move]:
    """What the person has been asked and can answer, the oldest first."""
    return (await waiting_for_each(session, workspace, [person_id], now)).get(person_id, [])


async def waiting_for_each(
    session: Session, workspace: str, person_ids: Collection[int], now: datetime
) -> Mapping[int, list[Move]]:
    """The same for each of these people, by the person; whoever was asked nothing is not in it."""
    found: dict[int, list[Move]] = defaultdict(list)
    for move in _read(await _to_people.rows(session, workspace, now - roster.ASKED_FOR, person_ids)):
        found[move.person.id].append(move)
    return found


async def to_team(session: Session, workspace: str, team_id: int, now: datetime) -> list[Move]:
    """Who has been asked to be on a team and can answer."""
    return _read(await _to_team.rows(session, workspace, now - roster.ASKED_FOR, team_id))


async def attach(session: Session, workspace: str, move_id: int, delivery_id: int) -> None:
    await scope.change(session, MoveRow, workspace, move_id, delivery_id=delivery_id)


@prepared
def _settle(workspace: str, move_id: int, state: MoveState) -> Any:
    asked = scope.within(MoveRow, workspace), MoveRow.id == move_id, MoveRow.state == MoveState.ASKED
    return update(MoveRow).where(*asked).values(state=state).returning(MoveRow.id)


async def settle(session: Session, workspace: str, move_id: int, state: MoveState) -> bool:
    """Ends the question one way or the other. False when it was settled before: of two clicks, one is first."""
    return await _settle.scalar(session, workspace, move_id, state) is not None
