"""What is logged of a deed that the database would not keep, on both databases: the fault, and nobody's words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from db.address import async_url
from tests import canary
from tests.cast import utc
from tests.house import PLAN, house

pytestmark = pytest.mark.anyio

WORDS = "I will ask Erin about the flaky eval"
REFUSING = {
    "sqlite": "CREATE TRIGGER no BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'none today'); END",
    "postgresql": "ALTER TABLE answers ADD CONSTRAINT none_today CHECK (id < 0)",
}


@pytest.fixture(params=["sqlite", "postgres"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'trellis.db'}"
        return
    server = make_url(request.getfixturevalue("postgres"))
    engine = create_async_engine(async_url(server.render_as_string(hide_password=False)), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CREATE DATABASE logged"))
        yield server.set(database="logged").render_as_string(hide_password=False)
        await connection.execute(text("DROP DATABASE logged"))
    await engine.dispose()


async def test_a_deed_that_the_database_refuses_is_logged_without_words(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with house(tmp_path, start=utc("2026-11-23 09:00"), database_url=address) as here:
        alice = await here.start("alice")
        async with here.trellis.engine.begin() as connection:
            await connection.execute(text(REFUSING[connection.dialect.name]))
        await alice.types("/growth checkin")
        await alice.fills(PLAN[0], WORDS)
        await alice.submits()
        logged = capsys.readouterr()
    told = next(iter(alice.errors.values()))
    assert "Not saved yet: your text is still in the form." in told
    assert told.rpartition("(")[2].rstrip(")") in logged.out
    assert WORDS in canary.typed
    assert canary.caught(logged.out + logged.err) == []
