"""A step of the clock with nothing due: it reads, and keeps nobody from writing."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from house import House

pytestmark = pytest.mark.anyio


async def test_a_step_with_nothing_due_waits_for_no_writer(home: House, tmp_path: Path) -> None:
    """Somebody else holds the file's one right to write all the while."""
    await home.start("alice")
    await home.make_team("alice")
    await home.tick()
    await home.tick()
    with closing(sqlite3.connect(tmp_path / "trellis.db", isolation_level=None)) as beside:
        beside.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(4):  # a writer would wait for five seconds, and fail then
            await home.tick()
        beside.execute("ROLLBACK")
