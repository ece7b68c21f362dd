"""Whoever writes waits in a line on SQLite, and whoever reads in none."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

from db import engine as engines

pytestmark = pytest.mark.anyio


def checked_out(engine: AsyncEngine) -> int:
    """How many connections are in use: who waits in the line has none."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    return pool.checkedout()


async def test_writers_take_turns_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    engine = engines.connect(f"sqlite:///{tmp_path / 'line.db'}")
    write = engines.transactions(engine)
    done: list[int] = []
    first = asyncio.Event()

    async def writes(nth: int) -> None:
        async with write() as session:
            await session.execute(text("CREATE TABLE IF NOT EXISTS said (nth INTEGER)"))
            if nth == 0:
                await first.wait()
            done.append(nth)

    writers = [asyncio.create_task(writes(nth)) for nth in range(12)]
    async with engines.readings(engine)() as session:  # while the first holds the lock, and the others wait for it
        assert await session.scalar(text("SELECT 1")) == 1
        assert done == []
    assert checked_out(engine) == 1
    first.set()
    await asyncio.gather(*writers)
    await engine.dispose()
    assert done == list(range(12))
