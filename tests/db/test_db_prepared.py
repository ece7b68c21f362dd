"""What a prepared question tells is what SQLAlchemy would tell of the same rows, on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from db import facts, people, teams
from db.engine import Session
from db.tables import PersonRow
from growth.facts import Pause, PausedBy, Person, Team
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
