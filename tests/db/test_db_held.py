"""A file that another process holds: whoever waits for it holds up nobody, neither readers nor the loop they are on."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import engine
from db.engine import Transaction

pytestmark = pytest.mark.anyio
WRITES = [
    pytest.param(engine.answering, id="for somebody who waits"),
    pytest.param(engine.transactions, id="by itself"),
    pytest.param(engine.durably, id="on the disk"),
]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Another process's way to the same file."""
    with closing(sqlite3.connect(tmp_path / "held.db", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE words (word TEXT)")
        yield connection


@pytest.fixture
async def ours(tmp_path: Path, other: sqlite3.Connection) -> AsyncIterator[AsyncEngine]:
    del other
    opened = engine.connect(f"sqlite:///{tmp_path / 'held.db'}")
    yield opened
    await opened.dispose()


async def say(begins: Transaction, word: str) -> None:
    async with begins() as session:
        await session.execute(text("INSERT INTO words VALUES (:word)"), {"word": word})


@pytest.mark.parametrize("writes", WRITES)
async def test_a_writer_waits_in_a_thread(
    ours: AsyncEngine, other: sqlite3.Connection, writes: Callable[[AsyncEngine], Transaction]
) -> None:
    await say(writes(ours), "first")
    other.execute("BEGIN IMMEDIATE")
    second = asyncio.create_task(say(writes(ours), "second"))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not second.done()
    other.execute("COMMIT")  # by the same loop, which could not come to this if it were held up
    await second
    assert other.execute("SELECT word FROM words").fetchall() == [("first",), ("second",)]


@pytest.mark.parametrize("reads", [engine.looking, engine.readings])
async def test_a_reader_waits_for_nobody(
    ours: AsyncEngine, other: sqlite3.Connection, reads: Callable[[AsyncEngine], Transaction]
) -> None:
    await say(engine.answering(ours), "first")
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO words VALUES ('second')")
    async with reads(ours)() as session:
        assert list(await session.scalars(text("SELECT word FROM words"))) == ["first"]


async def test_what_is_taken_back_is_not_kept(ours: AsyncEngine, other: sqlite3.Connection) -> None:
    async with engine.answering(ours)() as session:
        await session.raw("INSERT INTO words VALUES (?)", ("never",))
        await session.rollback()
    assert other.execute("SELECT word FROM words").fetchall() == []


async def test_an_error_of_raw_words_shows_none_of_them(ours: AsyncEngine) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with engine.looking(ours)() as session:
            await session.raw("INSERT INTO words VALUES (?)", ("secret",))
    assert "secret" not in str(caught.value)
