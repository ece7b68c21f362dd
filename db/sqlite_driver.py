"""The driver of SQLite: a statement is one errand, to the thread of its connection or in the loop itself.

`aiosqlite` runs to that thread for a cursor, for the statement, for its rows and for its end, and each errand costs
more than a statement of a few rows.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")
PATIENCE = 30_000  # milliseconds in which somebody else's lock on the file may end
AGAIN = 10  # milliseconds until what SQLite does not wait for is tried anew
CODE = 0xFF  # of an error, the part that says what it is; the rest says why


def connect(file: str, **options: Any) -> "Connection":
    """A connection that is opened when it is awaited. The options are those of `sqlite3.connect`."""
    options["check_same_thread"] = False  # it is used by one at a time, of whichever thread
    connection = Connection(partial(sqlite3.connect, file, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # whoever ends without closing it does not wait for it
    return connection


class Connection(aiosqlite.Connection):
    """A connection whose cursors hold their rows.

    `here`: for somebody who waits, what it is asked is done in the loop's own thread. What could wait is not: where
    somebody else holds the file, the thread waits for that, and what writes is committed there, with the disk's time.
    """

    here = False
    reads = False
    durable = False

    def cursor(self) -> "Cursor":  # type: ignore[override] # nothing has to be waited for
        return Cursor(self)

    async def write_ahead(self) -> None:
        """Puts the file into WAL mode, if it is not. Raises what SQLite raises."""
        await self._execute(partial(_write_ahead, self._conn))  # type: ignore[no-untyped-call]

    async def begin(self, *, here: bool, reads: bool, durable: bool) -> None:
        """Begins a transaction, where none has begun. Raises what SQLite raises."""
        if here is not self.here:
            self._patience(0 if here else PATIENCE)
            self.here = here
        await self.do(partial(self._begin, reads, durable))

    def _begin(self, reads: bool, durable: bool) -> None:  # noqa: FBT001 - of an errand
        if self._conn.in_transaction:
            return
        if durable is not self.durable:
            self._conn.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self.durable = durable
        if reads is not self.reads:
            self._conn.execute(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
            self.reads = reads
        # A read that turns into a write can fail half-way under WAL; taking the write lock first makes it wait instead.
        self._conn.execute("BEGIN" if reads else "BEGIN IMMEDIATE")

    async def do(self, errand: Callable[[], T]) -> T:
        """What the errand returns. Raises what it raises, an OperationalError of SQLite's as any other."""
        if self.here:
            try:
                return errand()
            except sqlite3.OperationalError as error:
                if not _is_busy(error):
                    raise
                self._leave()
        done: T = await self._execute(errand)  # type: ignore[no-untyped-call]
        return done

    def _leave(self) -> None:
        """The rest of this transaction is done in the thread, where waiting holds up nobody."""
        self._patience(PATIENCE)
        self.here = False

    def _patience(self, milliseconds: int) -> None:
        self._conn.execute(f"PRAGMA busy_timeout={milliseconds}")

    async def rows_each(self, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[list[Any]]:
        """What each of these finds, with nothing between us and SQLite. Raises what SQLite raises."""
        found: list[list[Any]] = []
        await self.do(partial(self._go_on, asked, found))
        return found

    def _go_on(self, asked: Sequence[tuple[str, Sequence[Any]]], found: list[list[Any]]) -> None:
        """With those of which nothing is found yet: where one was busy, what came before it is not done twice."""
        for statement, parameters in asked[len(found) :]:
            found.append(self._conn.execute(statement, parameters).fetchall())

    async def commit(self) -> None:
        if self.reads:  # what only read has nothing to write: the thread is not asked for its end
            self._conn.commit()
            return
        if self.here:
            self._leave()
        await self._execute(self._conn.commit)  # type: ignore[no-untyped-call]

    async def rollback(self) -> None:
        if self.here:
            self._conn.rollback()
        else:
            await self._execute(self._conn.rollback)  # type: ignore[no-untyped-call]


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Of two who change the mode at once one is told that the file is busy, with no patience at all: SQLite does not
    wait where it would wait for somebody who waits for it."""
    for _ in range(PATIENCE // AGAIN):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        time.sleep(AGAIN / 1000)
    connection.execute("PRAGMA journal_mode=WAL")


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & CODE == sqlite3.SQLITE_BUSY


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
        await self._connection.do(partial(self._run, sqlite3.Cursor.execute, statement, parameters))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Raises what SQLite raises."""
        await self._connection.do(partial(self._run, sqlite3.Cursor.executemany, statement, parameters))
        return self

    def _run(self, how: Callable[..., sqlite3.Cursor], statement: str, parameters: Any) -> None:
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
