"""What a prepared statement tells is what SQLAlchemy would tell of the same rows, on both databases."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.orm import aliased

from db import facts, people, teams
from db.engine import Session
from db.prepared import FEW, prepared
from db.tables import PersonRow, TeamRow
from growth.facts import Pause, PausedBy, Person, Standing, Team
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


async def by_the_mapper(session: Session, workspace: str, slack_id: str) -> Person:
    theirs = PersonRow.workspace_id == workspace, PersonRow.slack_id == slack_id
    return facts.of(Person, (await session.scalars(select(PersonRow).where(*theirs))).one())


@pytest.mark.parametrize("until", [None, NOW + timedelta(days=3)])
async def test_somebody_is_told_the_same_either_way(database: Memory, alice: Person, until: datetime | None) -> None:
    for pause in (None, Pause(PausedBy.PERSON, until)):
        await database.do(people.set_pause, WORKSPACE, alice.id, pause)
        told = await database.do(people.find, WORKSPACE, alice.slack_id)
        assert told == await database.do(by_the_mapper, WORKSPACE, alice.slack_id)
        assert told is not None
        assert told.pause == pause


async def test_a_team_is_told_the_same_alone_and_among_others(
    database: Memory, ranking: Team, alice: Person, bob: Person
) -> None:
    alone = await database.do(teams.of_each, WORKSPACE, [alice.id])
    assert alone == await database.do(teams.of_each, WORKSPACE, [alice.id, bob.id])
    assert alone[alice.id] == ranking


async def test_who_leads_a_team(database: Memory, ranking: Team, alice: Person) -> None:
    assert await database.do(teams.leads, WORKSPACE, ranking.manager.id)
    assert not await database.do(teams.leads, WORKSPACE, alice.id)
    assert not await database.do(teams.leads, "T-ELSEWHERE", ranking.manager.id)


async def test_what_was_not_written_yet_is_seen(database: Memory, alice: Person) -> None:
    async with database.transaction() as session:
        row = (await session.scalars(select(PersonRow).where(PersonRow.id == alice.id))).one()
        row.name = "Alicia"
        found = await people.find(session, WORKSPACE, alice.slack_id)
    assert found is not None
    assert found.name == "Alicia"


@prepared
def _named(names: Collection[str], *, standings: Collection[Standing]) -> Any:
    return select(PersonRow.name).where(PersonRow.name.in_(names), PersonRow.standing.in_(standings))


@pytest.mark.parametrize("strangers", [0, 1, FEW + 1])
async def test_a_list_may_have_any_length(database: Memory, alice: Person, bob: Person, strangers: int) -> None:
    nobody = [f"Nobody {nth}" for nth in range(strangers)]
    every = list(Standing)
    assert await database.do(_named.scalars, [*nobody], standings=every) == []
    assert await database.do(_named.scalars, [*nobody, alice.name], standings=every) == [alice.name]
    found = await database.do(_named.scalars, [bob.name, *nobody, alice.name], standings=every)
    assert sorted(found) == [alice.name, bob.name]
    assert await database.do(_named.scalars, [alice.name], standings=[]) == []


Deputy = aliased(PersonRow)


@prepared
def _with_deputy(team_id: int, deputy_id: int) -> Any:
    wanted = select(TeamRow, TeamRow.name, Deputy).outerjoin(Deputy, Deputy.id == deputy_id)
    return wanted.where(TeamRow.id == team_id)


async def test_who_is_not_there_is_none(database: Memory, ranking: Team, alice: Person) -> None:
    async with database.transaction() as session:
        ((team, name, deputy),) = await _with_deputy.rows(session, ranking.id, alice.id)
        assert (team.workspace, team.weekday, team.name, name) == (WORKSPACE, ranking.weekday, ranking.name, name)
        assert facts.of(Person, deputy) == alice
        ((_, _, nobody),) = await _with_deputy.rows(session, ranking.id, deputy_id=0)
        assert nobody is None


@prepared
def _renamed(person_id: int, name: str, areas: tuple[str, ...]) -> Any:
    return update(PersonRow).where(PersonRow.id == person_id).values(name=name, areas=areas).returning(PersonRow.areas)


async def test_what_is_written_goes_through_the_types_of_its_columns(database: Memory, alice: Person) -> None:
    assert await database.do(_renamed.scalar, alice.id, "Alicia", ("ops",)) == ("ops",)
    told = await database.do(people.get, WORKSPACE, alice.id)
    assert (told.name, told.areas) == ("Alicia", ("ops",))


async def test_every_name_has_to_be_given(database: Memory, alice: Person) -> None:
    with pytest.raises(TypeError, match="given_areas"):
        await database.do(_renamed.run, alice.id, "Alicia")  # type: ignore[call-arg]


async def test_what_is_said_of_each_is_said_in_one_go_and_found_in_their_order(
    database: Memory, alice: Person, bob: Person
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(_c: object, _cursor: object, statement: str, _given: Any, _context: object, many: bool) -> None:
        said.append((statement, many))

    to = {bob.id: ("ops",), 0: ("nobody",), alice.id: ("data", "ops")}
    every = [{"person_id": person_id, "name": "Both", "areas": areas} for person_id, areas in to.items()]
    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    assert await database.do(_renamed.each, every) == [("ops",), None, ("data", "ops")]
    assert await database.do(_renamed.each, []) == []
    event.remove(database.engine.sync_engine, "before_cursor_execute", hear)
    assert [many for statement, many in said if statement.startswith("UPDATE")] == [True]
    assert (await database.do(people.get, WORKSPACE, alice.id)).areas == ("data", "ops")
    with pytest.raises(TypeError, match="given_areas"):
        await database.do(_renamed.each, [{"person_id": alice.id, "name": "Alicia"}])
