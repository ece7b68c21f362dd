"""A database with its tables and nothing in them: made once in a process, for each house to begin with a copy.

Whoever starts a process of its own, and the tests of the migrations, begin without one.
"""

import tempfile
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
            _made.append(file.read_bytes())
    return _made[0]
