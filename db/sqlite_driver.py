"""The driver of SQLite: a statement is one errand to the thread of its connection.

`aiosqlite` runs to that thread for a cursor, for the statement, for its rows and for its end, and each errand costs
more than a statement of a few rows.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite


def connect(file: str, **options: Any) -> "Connection":
    """A connection that is opened when it is awaited. The options are those of `sqlite3.connect`."""
    connection = Connection(partial(sqlite3.connect, file, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # whoever ends without closing it does not wait for it
    return connection


class Connection(aiosqlite.Connection):
    """A connection whose cursors hold their rows."""

    def cursor(self) -> "Cursor":  # type: ignore[override] # nothing has to be waited for
        return Cursor(self)

    async def in_thread(self, errand: Callable[[], None]) -> None:
        await self._execute(errand)  # type: ignore[no-untyped-call]


class Cursor:
    """What SQLAlchemy asks of an asynchronous cursor. Once a statement has run, its rows are all here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        """Raises what SQLite raises."""
        await self._connection.in_thread(partial(self._run, sqlite3.Cursor.execute, statement, parameters))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Raises what SQLite raises."""
        await self._connection.in_thread(partial(self._run, sqlite3.Cursor.executemany, statement, parameters))
        return self

    def _run(self, how: Callable[..., sqlite3.Cursor], statement: str, parameters: Any) -> None:
        """In the thread of the connection."""
        cursor = self._connection._conn.cursor()
        try:
            how(cursor, statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []
