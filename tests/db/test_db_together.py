"""What is asked together finds what each would find by itself, and fails as one."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine as engines
from db import people, teams
from db.engine import Session
from db.together import together
from growth.facts import Person, Standing
from tests.cast import WORKSPACE
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]


class Wrong(Exception):
    """A verb's own."""


async def test_each_finds_its_own(engine: AsyncEngine, alice: Person, bob: Person) -> None:
    async with engines.readings(engine)() as session:
        found = await together(
            session,
            people.get(session, WORKSPACE, bob.id),
            people.get(session, WORKSPACE, alice.id),
            teams.of_each(session, WORKSPACE, [alice.id, bob.id]),
        )
    assert found == [bob, alice, {}]


async def test_they_are_asked_before_any_of_them_is_answered(engine: AsyncEngine, alice: Person, bob: Person) -> None:
    done: list[str] = []

    async def twice(session: Session, name: str) -> None:
        for nth in ("first", "second"):
            done.append(f"{name} asks the {nth}")
            await people.find(session, WORKSPACE, name)

    async with engines.readings(engine)() as session:
        await together(session, twice(session, "alice"), twice(session, "bob"))
    assert done == ["alice asks the first", "bob asks the first", "alice asks the second", "bob asks the second"]


async def test_one_that_asks_several_together_is_asked_with_the_others(
    engine: AsyncEngine, alice: Person, bob: Person
) -> None:
    async with engines.readings(engine)() as session:
        pair = together(session, people.get(session, WORKSPACE, alice.id), people.get(session, WORKSPACE, bob.id))
        found = await together(session, pair, people.get(session, WORKSPACE, alice.id))
    assert found == [[alice, bob], alice]


async def test_what_is_said_in_sqlalchemys_words_or_waits_for_something_else_is_found_too(
    engine: AsyncEngine, alice: Person
) -> None:
    async def waits(session: Session) -> Any:
        await asyncio.sleep(0)
        return await session.scalar(text("SELECT 7"))

    async with engines.readings(engine)() as session:
        assert await together(session, waits(session), people.get(session, WORKSPACE, alice.id)) == [7, alice]


async def test_where_one_goes_wrong_none_goes_on(database: Memory, engine: AsyncEngine, alice: Person) -> None:
    async def goes_wrong(session: Session) -> None:
        await people.get(session, WORKSPACE, alice.id)
        raise Wrong

    async def changes(session: Session) -> None:
        await people.set_standing(session, WORKSPACE, alice.id, Standing.NEVER)
        raise AssertionError("it goes on")

    with pytest.raises(Wrong):
        async with engines.transactions(engine)() as session:
            await together(session, goes_wrong(session), changes(session))
    assert await database.do(people.get, WORKSPACE, alice.id) == alice


async def test_what_the_database_has_against_one_is_raised_and_nothing_is_kept(
    database: Memory, engine: AsyncEngine, alice: Person
) -> None:
    async def mistaken(session: Session) -> None:
        await session.raw("SELECT nothing FROM nowhere", {} if engine.dialect.name == "postgresql" else ())

    with pytest.raises(DBAPIError):
        async with engines.transactions(engine)() as session:
            await together(
                session, people.set_standing(session, WORKSPACE, alice.id, Standing.NEVER), mistaken(session)
            )
    for _ in range(3):  # as often as it takes until a statement is prepared, on the same connection
        assert await database.do(people.get, WORKSPACE, alice.id) == alice


async def test_whoever_is_stopped_in_the_middle_leaves_the_connection_as_it_was(
    database: Memory, engine: AsyncEngine, alice: Person
) -> None:
    async def asks() -> None:
        async with engines.transactions(engine)() as session:
            while True:
                await together(session, *[people.find(session, WORKSPACE, alice.slack_id) for _ in range(5)])
                await asyncio.sleep(0)

    task = asyncio.create_task(asks())
    for _ in range(20):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert await database.do(people.get, WORKSPACE, alice.id) == alice
