"""Only one process speaks by itself for one SQLite file: a second one would send what the first is sending."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import SettingsError
from db import engine


@contextmanager
def alone(database_url: str) -> Iterator[bool]:
    """Holds the file while the block runs; whoever ends, however it ends, has let go. PostgreSQL needs none of it.

    True where whoever held it before is surely dead, and speaks no more; on PostgreSQL nobody knows.

    Raises SettingsError where another process holds it.
    """
    path = engine.file_of(database_url)
    if path is None:
        yield False
        return
    beside = path.with_name(f"{path.name}.lock")  # not the file itself: some systems would mix it up with SQLite's own
    try:
        held = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise SettingsError([f"DATABASE_URL names a file beside which nothing can be written: {why}."]) from None
    try:
        _take(held, path)
        yield True
    finally:
        os.close(held)


def _take(held: int, path: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        number = os.read(held, 20).decode(errors="replace")
        who = f"which another Trellis works with (process {number})"
        raise SettingsError([f"DATABASE_URL names {path.name}, {who}. Stop that one first."]) from None
    os.truncate(held, 0)
    os.pwrite(held, str(os.getpid()).encode(), 0)
