"""The driver of SQLite: a statement is one errand, to the thread of its connection or in the loop itself.

`aiosqlite` runs to that thread for a cursor, for the statement, for its rows and for its end, and each errand costs
more than a statement of a few rows.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")
PATIENCE = 30_000  # milliseconds in which somebody else's lock on the file may end
AGAIN = 10  # milliseconds until what SQLite does not wait for is tried anew
CODE = 0xFF  # of an error, the part that says what it is; the rest says why
OWNER_ALONE = 0o600
SET_UP = ("synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={PATIENCE}")


def connect(file: str, **options: Any) -> "Connection":
    """A connection that is opened when it is awaited, in WAL mode, on a file that is its owner's alone.

    The options are those of `sqlite3.connect`. Raises what SQLite raises.
    """
    options["check_same_thread"] = False  # it is used by one at a time, of whichever thread
    options["isolation_level"] = None  # Python's own BEGIN comes too late
    connection = Connection(partial(_open, file, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # whoever ends without closing it does not wait for it
    return connection


def _open(file: str, **options: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = sqlite3.connect(file, **options)
    try:
        _for_the_owner_alone(Path(file).resolve())
        _write_ahead(connection)
        for pragma in SET_UP:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _for_the_owner_alone(file: Path) -> None:
    """It and the two files beside it are nobody else's. What they forbid their owner, they still forbid."""
    for path in (Path(f"{file}{beside}") for beside in ("", "-wal", "-shm")):
        if path.is_file():
            with suppress(OSError):  # of somebody else, or on a disk that nobody may write to
                path.chmod(path.stat().st_mode & OWNER_ALONE)


class Connection(aiosqlite.Connection):
    """A connection whose cursors hold their rows.

    `here`: for somebody who waits, what it is asked is done in the loop's own thread. What could wait is not: where
    somebody else holds the file, the thread waits for that, and what writes is committed there, with the disk's time.
    """

    here = False
    reads = False
    durable = False
    _owed: Callable[[], None] | None = None  # a BEGIN, which goes to the thread together with what is asked first

    @property
    def in_transaction(self) -> bool:
        return self._owed is not None or self._conn.in_transaction

    def cursor(self) -> "Cursor":  # type: ignore[override] # nothing has to be waited for
        return Cursor(self)

    async def begin(self, *, here: bool, reads: bool, durable: bool) -> None:
        """Begins a transaction, where none has begun: in the thread, together with what is asked first in it.

        Raises what SQLite raises, or whoever asks first does.
        """
        if here is not self.here:
            self._patience(0 if here else PATIENCE)
            self.here = here
        begin = partial(self._begin, reads, durable)
        if here:
            await self.do(begin)
        else:
            self._owed = begin

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
        done: T = await self._execute(partial(self._begun, errand) if self._owed else errand)  # type: ignore[no-untyped-call]
        return done

    def _begun(self, errand: Callable[[], T]) -> T:
        """What the errand returns. While it does not begin, the transaction is owed."""
        if self._owed:
            self._owed()
            self._owed = None
        return errand()

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
        if self._owed:  # nothing was asked
            self._owed = None
            return
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
            # In the thread, behind what somebody who was stopped may have asked there.
            await self._execute(self._take_back)  # type: ignore[no-untyped-call]

    def _take_back(self) -> None:
        self._owed = None
        self._conn.rollback()


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
