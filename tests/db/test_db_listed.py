"""A list that is given as one value finds what each of its values would, however long it is."""

from collections.abc import Collection
from typing import Any

import pytest
from sqlalchemy import event, select

from db.listed import among
from db.prepared import prepared
from db.tables import PersonRow
from growth.facts import Person
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio


@prepared
def by_id(ids: Collection[int]) -> Any:
    return select(PersonRow.slack_id).where(among(PersonRow.id, ids)).order_by(PersonRow.id)


@prepared
def without_status(words: Collection[str]) -> Any:
    return select(PersonRow.slack_id).where(~among(PersonRow.status_text, words)).order_by(PersonRow.id)


async def found(database: Memory, statement: Any, values: Collection[Any]) -> list[str]:
    async with database.transaction() as session:
        ids: list[str] = await statement.scalars(session, values)
        return ids


@pytest.mark.parametrize("many", [0, 1, 1000])
async def test_it_finds_those_that_are_in_the_list(database: Memory, alice: Person, bob: Person, many: int) -> None:
    others = range(100_000, 100_000 + many)
    assert await found(database, by_id, [*others]) == []
    assert await found(database, by_id, [*others, alice.id]) == [alice.slack_id]
    assert await found(database, by_id, {bob.id, alice.id, *others}) == [alice.slack_id, bob.slack_id]


async def test_it_finds_those_that_are_not(database: Memory, alice: Person, bob: Person) -> None:
    assert await found(database, without_status, []) == [alice.slack_id, bob.slack_id]
    assert await found(database, without_status, ['it\'s "quoted"', ""]) == []


async def test_the_statement_is_the_same_for_lists_of_any_length(database: Memory, alice: Person) -> None:
    said: set[str] = set()

    def hear(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.add(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", hear)
    for length in (0, 3, 200):
        await found(database, by_id, range(length))
    event.remove(database.engine.sync_engine, "before_cursor_execute", hear)
    assert len([each for each in said if "people" in each]) == 1
