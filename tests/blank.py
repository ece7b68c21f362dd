"""A database with its tables and nothing in them: made once in a process, for each house to begin with a copy.

Its pages are small: each table and each index has one at least, and nearly all of them are empty. Whoever starts a
process of its own, and the tests of the migrations, begin without one.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from db import engine, migrate

_made: list[bytes] = []


async def database() -> bytes:
    """The file of an SQLite database that has just been migrated."""
    if not _made:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "trellis.db"
            opened = engine.connect(f"sqlite:///{file}")
            await migrate.upgrade(opened)
            await opened.dispose()
            _made.append(_small(file))
    return _made[0]


def _small(file: Path) -> bytes:
    """The same database in a quarter of the space; the size of its pages cannot be changed while it is in WAL mode."""
    with closing(sqlite3.connect(file)) as database:
        for words in ("PRAGMA journal_mode=DELETE", "PRAGMA page_size=1024", "VACUUM", "PRAGMA journal_mode=WAL"):
            database.execute(words)
    return file.read_bytes()
