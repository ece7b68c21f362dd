"""Whoever writes waits in a line on SQLite, and whoever reads in none."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

from db import engine as engines
from db.engine import Transaction
from db.line import AHEAD, Turn, WritersLine

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


async def test_who_answers_a_person_goes_before_what_nobody_waits_for(tmp_path: Path) -> None:
    engine = engines.connect(f"sqlite:///{tmp_path / 'line.db'}")
    others, answering = engines.transactions(engine), engines.answering(engine)
    done: list[str] = []

    async def writes(opens: Transaction, name: str) -> None:
        async with opens() as session:
            await session.execute(text("CREATE TABLE IF NOT EXISTS said (nth INTEGER)"))
            done.append(name)

    sends = [asyncio.create_task(writes(others, f"send {nth}")) for nth in range(3)]
    answers = [asyncio.create_task(writes(answering, f"answer {nth}")) for nth in range(3)]
    await asyncio.gather(*sends, *answers)
    await engine.dispose()
    assert done == ["send 0", "answer 0", "answer 1", "answer 2", "send 1", "send 2"]


async def test_what_nobody_waits_for_has_its_turn_however_many_answer() -> None:
    line = WritersLine()
    done: list[str] = []

    async def takes(turn: Turn, name: str) -> None:
        async with turn():
            done.append(name)
            await asyncio.sleep(0)

    turns = [(line.answer, "answer")] * (AHEAD + 3) + [(line.other, "send")] * 2
    await asyncio.gather(*(takes(turn, name) for turn, name in turns))
    assert done[: AHEAD + 2] == [*["answer"] * (AHEAD + 1), "send"]
    assert done.count("send") == 2


async def test_whoever_gives_up_keeps_nobody_waiting() -> None:
    line = WritersLine()
    done: list[str] = []

    async def takes(name: str) -> None:
        async with line.answer():
            done.append(name)
            await asyncio.sleep(0)

    async with line.answer():
        second, third, fourth = (asyncio.create_task(takes(name)) for name in ("2", "3", "4"))
        await asyncio.sleep(0)
        third.cancel()  # while it waits
    second.cancel()  # when it was given the turn, and has not taken it
    await asyncio.gather(second, third, fourth, return_exceptions=True)
    await takes("5")
    assert done == ["4", "5"]
