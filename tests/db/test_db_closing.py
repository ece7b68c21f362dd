"""Whoever closes the database leaves none of its connections open, whoever holds one at that moment."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from db import closing
from db import engine as engines

pytestmark = pytest.mark.anyio


def opened(file: Path) -> int:
    """How often this process has the file open."""
    return sum(link.resolve() == file for link in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no list of open files on this system")
async def test_a_connection_of_somebody_who_was_told_to_end_is_closed_too(tmp_path: Path) -> None:
    file = tmp_path / "closed.db"
    engine = engines.connect(f"sqlite:///{file}")
    holds = asyncio.Event()

    async def writes() -> None:
        async with engines.transactions(engine)() as session:
            await session.execute(text("CREATE TABLE said (words TEXT)"))
            holds.set()
            await asyncio.Event().wait()

    writer = asyncio.create_task(writes())
    await holds.wait()
    assert opened(file) > 0
    writer.cancel()
    await closing.close(engine)
    assert writer.cancelled()
    assert opened(file) == 0
