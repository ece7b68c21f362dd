"""Teams as they are remembered."""

from datetime import time, timedelta

import pytest

from db import memberships, teams
from growth.audience import Circle
from growth.facts import Person, Team
from tests import cast
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio

NEXT_WEEK = NOW + timedelta(weeks=1)


async def create(database: Memory, manager: Person, name: str = "Search") -> Team:
    return await database.do(teams.create, manager, name, weekday=3, at=time(9, 45), now=NOW)


async def names(database: Memory, team: Team) -> list[str]:
    return [person.name for person in await database.do(teams.members, WORKSPACE, team.id)]


async def test_a_new_team_has_a_manager_and_nothing_else(database: Memory, bob: Person) -> None:
    made = await create(database, bob)
    assert made == cast.team(id=made.id, name="Search", manager=bob, channel=None, weekday=3, at=time(9, 45))
    assert await database.do(teams.get, WORKSPACE, made.id) == made
    assert await names(database, made) == []


async def test_there_is_no_such_team(database: Memory) -> None:
    with pytest.raises(IndexError):
        await database.do(teams.get, WORKSPACE, 0)


async def test_a_team_is_configured(database: Memory, ranking: Team) -> None:
    await database.do(teams.configure, WORKSPACE, ranking.id, name="Relevance", channel=None, weekday=0)
    kept = await database.do(teams.get, WORKSPACE, ranking.id)
    assert (kept.name, kept.channel, kept.weekday, kept.at) == ("Relevance", None, 0, ranking.at)


async def test_somebody_else_leads_the_team(database: Memory, ranking: Team, charlie: Person) -> None:
    await database.do(teams.set_manager, WORKSPACE, ranking.id, charlie.id)
    assert (await database.do(teams.get, WORKSPACE, ranking.id)).manager == charlie
    assert await database.do(teams.led_by, WORKSPACE, ranking.manager.id) == []
    assert [team.id for team in await database.do(teams.led_by, WORKSPACE, charlie.id)] == [ranking.id]


async def test_members_come_by_name(database: Memory, ranking: Team, alice: Person, charlie: Person) -> None:
    added = await database.do(memberships.set_members, WORKSPACE, ranking.id, [charlie.id, alice.id], NOW)
    assert added == [charlie.id]
    assert await names(database, ranking) == [alice.name, charlie.name]


async def test_who_is_left_out_leaves_the_team(database: Memory, ranking: Team, charlie: Person) -> None:
    assert await database.do(memberships.set_members, WORKSPACE, ranking.id, [charlie.id], NOW) == [charlie.id]
    assert await names(database, ranking) == [charlie.name]


async def test_a_team_can_lose_everybody(database: Memory, ranking: Team) -> None:
    assert await database.do(memberships.set_members, WORKSPACE, ranking.id, [], NOW) == []
    assert await names(database, ranking) == []


async def test_the_same_members_again_change_nothing(database: Memory, ranking: Team, alice: Person) -> None:
    assert await database.do(memberships.set_members, WORKSPACE, ranking.id, [alice.id, alice.id], NEXT_WEEK) == []
    assert await names(database, ranking) == [alice.name]


async def test_a_person_moves_from_one_team_to_another(
    database: Memory, ranking: Team, alice: Person, charlie: Person
) -> None:
    search = await create(database, charlie)
    assert await database.do(memberships.set_members, WORKSPACE, search.id, [alice.id], NOW) == [alice.id]
    assert await names(database, ranking) == []
    assert await database.do(teams.of, WORKSPACE, alice.id) == search


async def test_other_teams_keep_their_people(database: Memory, ranking: Team, alice: Person, charlie: Person) -> None:
    search = await create(database, charlie)
    await database.do(memberships.set_members, WORKSPACE, search.id, [charlie.id], NOW)
    assert await names(database, ranking) == [alice.name]


async def test_the_circle_of_a_member_is_their_manager_and_team(database: Memory, ranking: Team, alice: Person) -> None:
    assert await database.do(teams.circle, alice) == Circle(manager=ranking.manager, team=ranking)


async def test_nobody_is_their_own_manager(database: Memory, ranking: Team, bob: Person) -> None:
    await database.do(memberships.set_members, WORKSPACE, ranking.id, [bob.id], NOW)
    assert await database.do(teams.circle, bob) == Circle(manager=None, team=ranking)


async def test_leading_a_team_is_not_growing_on_it(database: Memory, ranking: Team, bob: Person) -> None:
    assert await database.do(teams.of, WORKSPACE, bob.id) is None
    assert await database.do(teams.circle, bob) == Circle()


async def test_the_teams_of_a_workspace(database: Memory, ranking: Team) -> None:
    stranger = await database.meet(cast.bob(workspace=ELSEWHERE))
    theirs = await create(database, stranger)
    assert await database.do(teams.of_workspace, WORKSPACE) == [ranking]
    assert await database.do(teams.of_workspace, ELSEWHERE) == [theirs]


async def test_a_digest_is_due_when_its_moment_has_come(database: Memory, ranking: Team) -> None:
    assert await database.do(teams.due, WORKSPACE, NOW) == []
    await database.do(teams.schedule_digest, WORKSPACE, ranking.id, NOW)
    assert [team.id for team in await database.do(teams.due, WORKSPACE, NOW)] == [ranking.id]
    assert await database.do(teams.due, WORKSPACE, NOW - timedelta(microseconds=1)) == []
    assert await database.do(teams.due, ELSEWHERE, NOW) == []


async def test_a_claim_moves_the_digest_on(database: Memory, ranking: Team) -> None:
    await database.do(teams.schedule_digest, WORKSPACE, ranking.id, NOW)
    (due,) = await database.do(teams.due, WORKSPACE, NOW)
    assert await database.do(teams.claim, due, NEXT_WEEK)
    assert (await database.do(teams.get, WORKSPACE, ranking.id)).next_digest_at == NEXT_WEEK
    assert not await database.do(teams.claim, due, NEXT_WEEK)


async def test_two_workers_claim_one_digest_and_one_wins(database: Memory, ranking: Team) -> None:
    await database.do(teams.schedule_digest, WORKSPACE, ranking.id, NOW)
    (due,) = await database.do(teams.due, WORKSPACE, NOW)
    assert await database.race(teams.claim, due, NEXT_WEEK) == [True, False]
