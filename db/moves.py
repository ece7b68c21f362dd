"""Moves: somebody is asked whether they would like to be on a team, from none or another. Only they decide."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope, teams
from db.engine import Session
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
    return (await _moves(session, workspace, MoveRow.id == row.id))[0]


async def get(session: Session, workspace: str, move_id: int) -> Move | None:
    return next(iter(await _moves(session, workspace, MoveRow.id == move_id)), None)


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Move | None:
    return next(iter(await _moves(session, workspace, MoveRow.delivery_id == delivery_id)), None)


async def waiting_for(session: Session, workspace: str, person_id: int, now: datetime) -> list[Move]:
    """What the person has been asked and can answer, the oldest first."""
    return await _moves(session, workspace, MoveRow.person_id == person_id, *_waits(now))


async def waiting_for_each(
    session: Session, workspace: str, person_ids: Collection[int], now: datetime
) -> Mapping[int, list[Move]]:
    """The same for each of these people, by the person; whoever was asked nothing is not in it."""
    found: dict[int, list[Move]] = defaultdict(list)
    for move in await _moves(session, workspace, MoveRow.person_id.in_(person_ids), *_waits(now)):
        found[move.person.id].append(move)
    return found


async def to_team(session: Session, workspace: str, team_id: int, now: datetime) -> list[Move]:
    """Who has been asked to be on a team and can answer."""
    return await _moves(session, workspace, MoveRow.team_id == team_id, *_waits(now))


def _waits(now: datetime) -> tuple[Any, ...]:
    return MoveRow.state == MoveState.ASKED, MoveRow.asked_at > now - roster.ASKED_FOR


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
    found = rows.all()  # all of them first: in between their teams are asked for
    known = {each: await teams.get(session, workspace, each) for each in {row.team_id for row, _, _ in found}}
    return [
        facts.of(Move, row, person=facts.of(Person, mover), team=known[row.team_id], by=facts.of(Person, asker))
        for row, mover, asker in found
    ]
