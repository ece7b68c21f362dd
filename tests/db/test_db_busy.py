"""What SQLite's driver does in the loop, it leaves to a thread as soon as it would have to wait for somebody else."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from db import sqlite_driver

pytestmark = pytest.mark.anyio


async def test_of_several_what_was_done_before_one_was_busy_is_not_done_twice(tmp_path: Path) -> None:
    file, done = str(tmp_path / "held.db"), list[str]()
    connection = await sqlite_driver.connect(file)
    as_it_is = ("PRAGMA journal_mode=DELETE", "CREATE TABLE held (word TEXT)", "INSERT INTO held VALUES ('there')")
    await connection.rows_each([(words, []) for words in as_it_is])  # in which whoever reads waits for who writes
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        await connection.create_function("note", 1, done.append)
        await connection.begin(here=True, reads=True, durable=False)
        asked = [("SELECT note(?)", ["once"]), ("SELECT word FROM held", []), ("SELECT note(?)", ["then"])]
        found = asyncio.create_task(connection.rows_each(asked))
        await asyncio.sleep(0)  # it gets as far as it can here
        assert not connection.here
        assert done == ["once"]
        holder.rollback()
        assert await found == [[(None,)], [("there",)], [(None,)]]
        assert done == ["once", "then"]
    finally:
        holder.close()
        await connection.close()
