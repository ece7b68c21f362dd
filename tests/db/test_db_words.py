"""What the database says when it fails, and who can read its file: nobody's words, and its owner."""

import stat
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db import migrate
from db.engine import connect
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio
WORDS = "A word for nobody"
TABLE = "CREATE TEMPORARY TABLE notes (id integer PRIMARY KEY, said varchar UNIQUE, who varchar NOT NULL)"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        pytest.param("INSERT INTO notes VALUES (1, :words, NULL)", "who", id="something is missing beside them"),
        pytest.param("INSERT INTO notes VALUES (1, :words, 'b'), (2, :words, 'c')", "said", id="they stand twice"),
        pytest.param("INSERT INTO notes VALUES (1, :words, 'b'), (2, :words || :words, NULL)", "who", id="in a list"),
    ],
)
async def test_an_error_quotes_nobody(database: Memory, statement: str, told: str) -> None:
    async with database.engine.connect() as connection:
        await connection.execute(text(TABLE))
        with pytest.raises(DBAPIError) as caught:
            await connection.execute(text(statement), {"words": WORDS})
    shown = "".join(format_exception(caught.value))
    assert WORDS not in shown
    assert told in str(caught.value)


@pytest.mark.parametrize("kind", ["integer", "timestamp", "jsonb", "boolean"])
async def test_a_value_that_does_not_fit_is_not_quoted(postgres: str, kind: str) -> None:
    engine = connect(postgres)
    async with engine.connect() as connection:
        with pytest.raises(DBAPIError) as caught:
            await connection.execute(text(f"SELECT CAST(CAST(:words AS text) AS {kind})"), {"words": WORDS})
    await engine.dispose()
    assert "nobody" not in "".join(format_exception(caught.value))


def modes(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


async def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Also one that an older Trellis left readable."""
    path = tmp_path / "trellis.db"
    path.touch(mode=0o644)
    engine = connect(f"sqlite:///{path}")
    await migrate.upgrade(engine)
    async with engine.begin():
        found = modes(tmp_path)
    await engine.dispose()
    assert found == dict.fromkeys(("trellis.db", "trellis.db-wal", "trellis.db-shm"), 0o600)
