"""Questions whether somebody would like to move, as they are remembered."""

from datetime import time, timedelta

import pytest

from db import memberships, moves, teams
from growth.facts import MoveState, Person, Team
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


@pytest.fixture
async def search(database: Memory, charlie: Person) -> Team:
    return await database.do(teams.create, charlie, "Search", weekday=3, at=time(9, 45), now=NOW)


async def test_a_question_waits_until_it_is_settled_once(
    database: Memory, ranking: Team, search: Team, alice: Person, charlie: Person
) -> None:
    asked = await database.do(moves.ask, WORKSPACE, alice.id, search.id, by=charlie, now=NOW)
    assert (asked.person, asked.team, asked.by, asked.waits(NOW)) == (alice, search, charlie, True)
    assert await database.do(moves.waiting_for, WORKSPACE, alice.id, NOW) == [asked]
    assert await database.do(moves.to_team, WORKSPACE, search.id, NOW) == [asked]
    assert await database.do(moves.to_team, WORKSPACE, ranking.id, NOW) == []
    assert await database.race(moves.settle, WORKSPACE, asked.id, MoveState.AGREED) == [True, False]
    assert await database.do(moves.waiting_for, WORKSPACE, alice.id, NOW) == []
    settled = await database.do(moves.get, WORKSPACE, asked.id)
    assert settled is not None
    assert settled.state is MoveState.AGREED


async def test_after_four_weeks_it_waits_no_longer(
    database: Memory, ranking: Team, search: Team, alice: Person, charlie: Person
) -> None:
    asked = await database.do(moves.ask, WORKSPACE, alice.id, search.id, by=charlie, now=NOW)
    later = NOW + timedelta(weeks=4)
    assert await database.do(moves.waiting_for, WORKSPACE, alice.id, later - timedelta(minutes=1)) == [asked]
    assert await database.do(moves.waiting_for, WORKSPACE, alice.id, later) == []
    assert await database.do(moves.waiting_for_each, WORKSPACE, [alice.id], NOW) == {alice.id: [asked]}
    assert not asked.waits(later)


async def test_there_is_no_such_question(database: Memory) -> None:
    assert await database.do(moves.get, WORKSPACE, 7) is None
    assert await database.do(moves.by_delivery, WORKSPACE, 7) is None


async def test_a_move_takes_somebody_from_one_team_to_another(
    database: Memory, ranking: Team, search: Team, alice: Person
) -> None:
    assert await database.do(memberships.elsewhere, WORKSPACE, [alice.id], search.id) == {alice.id}
    assert await database.do(memberships.elsewhere, WORKSPACE, [alice.id], ranking.id) == set()
    await database.do(memberships.move, WORKSPACE, alice.id, search.id, NOW)
    assert await database.do(teams.of, WORKSPACE, alice.id) == search
    assert await database.do(teams.members, WORKSPACE, ranking.id) == []
