"""Moves: somebody on one team is asked whether they would like to be on another. Only they decide."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope, teams
from db.engine import Session
from db.tables import MoveRow, PersonRow, TeamRow
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
    delivery_id: int | None

    @property
    def person_id(self) -> int:
        """Who answers it."""
        return self.person.id

    @property
    def waits(self) -> bool:
        return self.state is MoveState.ASKED


async def ask(session: Session, workspace: str, person_id: int, team_id: int, *, by: Person, now: datetime) -> Move:
    """Writes down that somebody is asked. Raises NoResultFound when there is no such person or team."""
    await people.get(session, workspace, person_id)
    await scope.own(session, TeamRow, workspace, team_id)
    row = MoveRow(person_id=person_id, team_id=team_id, by_id=by.id, state=MoveState.ASKED, asked_at=now)
    session.add(row)
    await session.flush()
    return (await _moves(session, workspace, MoveRow.id == row.id))[0]


async def get(session: Session, workspace: str, move_id: int) -> Move | None:
    return next(iter(await _moves(session, workspace, MoveRow.id == move_id)), None)


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Move | None:
    return next(iter(await _moves(session, workspace, MoveRow.delivery_id == delivery_id)), None)


async def waiting_for(session: Session, workspace: str, person_id: int) -> list[Move]:
    """What the person has been asked and has not answered, the oldest first."""
    return await _moves(session, workspace, MoveRow.person_id == person_id, MoveRow.state == MoveState.ASKED)


async def to_team(session: Session, workspace: str, team_id: int) -> list[Move]:
    """Who has been asked to move to a team and has not answered."""
    return await _moves(session, workspace, MoveRow.team_id == team_id, MoveRow.state == MoveState.ASKED)


async def attach(session: Session, workspace: str, move_id: int, delivery_id: int) -> None:
    await scope.change(session, MoveRow, workspace, move_id, delivery_id=delivery_id)


async def settle(session: Session, workspace: str, move_id: int, state: MoveState) -> bool:
    """Ends the question one way or the other. False when it was settled before: of two clicks, one is first."""
    settled = await session.execute(
        update(MoveRow)
        .where(scope.within(MoveRow, workspace), MoveRow.id == move_id, MoveRow.state == MoveState.ASKED)
        .values(state=state)
        .returning(MoveRow.id)
    )
    return settled.scalar_one_or_none() is not None


async def _moves(session: Session, workspace: str, *conditions: Any) -> list[Move]:
    rows = await session.execute(
        select(MoveRow, Mover, Asker)
        .join(Mover, Mover.id == MoveRow.person_id)
        .join(Asker, Asker.id == MoveRow.by_id)
        .where(Mover.workspace_id == workspace, *conditions)
        .order_by(MoveRow.id)
    )
    return [
        facts.of(
            Move,
            row,
            person=facts.of(Person, mover),
            team=await teams.get(session, workspace, row.team_id),
            by=facts.of(Person, asker),
        )
        for row, mover, asker in rows.all()  # all of them first: in between their teams are asked for
    ]
