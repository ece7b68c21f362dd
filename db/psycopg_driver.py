"""The driver of PostgreSQL, which is asked and told in the same words as that of SQLite: see `db.sqlite_driver`.

psycopg makes a cursor for each statement, and waits for the server after each. Here several go to it in one go: `BEGIN`
with what is asked first, and all that is asked together.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import count
from typing import Any

import psycopg
from psycopg import abc, errors
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGconn, PGresult
from psycopg.rows import TupleRow
from psycopg.waiting import Ready, Wait

OPEN = frozenset({TransactionStatus.ACTIVE, TransactionStatus.INTRANS, TransactionStatus.INERROR})
BEGIN = (b"BEGIN",)
# PostgreSQL would else let each statement of a transaction that only reads see a moment of its own.
READS = (b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",)
DURABLE = (b"BEGIN", b"SET LOCAL synchronous_commit = on")
PLACE = re.compile(r"%(?:%|\((\w+)\)s)")
NUMBERS = count(1)
MOST = 200  # statements of a connection that are kept in mind; a server prepares those that come again


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that is said to the server, and how its rows are told, where they are wanted."""

    say: Callable[[], None]
    tell: abc.Transformer | None = None


class PostgresConnection(psycopg.AsyncConnection[TupleRow]):
    """A connection that begins nothing by itself: what it is to begin is said together with what is asked first."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._owed: Sequence[bytes] = ()  # said before all else, and not said yet
        self._doubtful = False  # which of them are prepared, and whether they still fit the tables
        self._known: OrderedDict[object, bytes] = OrderedDict()  # the names of statements; none for one that came once

    @property
    def in_transaction(self) -> bool:
        return bool(self._owed) or self.pgconn.transaction_status in OPEN

    async def begin(self, *, here: bool, reads: bool, durable: bool) -> None:
        """Begins a transaction, where none has begun, together with what is asked first in it; `here` is SQLite's."""
        if self.in_transaction:
            return
        self._owed = READS if reads else DURABLE if durable else BEGIN
        if self._doubtful:
            self._known.clear()
            self._owed, self._doubtful = (b"DEALLOCATE ALL", *self._owed), False

    async def rows(self, statement: str, given: Mapping[str, Any]) -> Sequence[Any]:
        """What a statement finds, with nothing between us and the server. Raises what psycopg raises."""
        return (await self.rows_each([(statement, given)]))[0]

    async def rows_each(self, asked: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Sequence[Any]]:
        """The same of several, in their order. Raises what psycopg raises of the first that fails."""
        async with self.lock:
            doubtful, self._doubtful = self._doubtful, True  # what is asked now may fail, or be cut short
            if doubtful:
                self._known.clear()
            found = await self._say([line for statement, given in asked for line in self._lines(statement, given)])
            self._doubtful = doubtful
            return found

    async def wait(self, *args: Any, **options: Any) -> Any:
        """What psycopg does by itself comes behind what is owed, too."""
        if self._owed:
            await self._say([])
        return await super().wait(*args, **options)

    async def commit(self) -> None:
        if self._owed:  # nothing was asked
            self._owed = ()
        else:
            await super().commit()

    async def rollback(self) -> None:
        if self._owed:
            self._owed = ()
        else:
            await super().rollback()

    async def _say(self, lines: Sequence[Utterance]) -> list[Sequence[Any]]:
        owed, self._owed = self._owed, ()
        lines = [*(Utterance(partial(self.pgconn.send_query_params, words, None)) for words in owed), *lines]
        results = await super().wait(_talk(self.pgconn, lines))
        for result in results:
            if result.status == ExecStatus.FATAL_ERROR:
                raise errors.error_from_result(result, encoding=self.info.encoding)
        return [_rows(line.tell, result) for line, result in zip(lines, results, strict=True) if line.tell]

    def _lines(self, statement: str, given: Mapping[str, Any]) -> list[Utterance]:
        """The statement; before it what prepares it where it comes again, and lets go of what did not come for long."""
        words, names = _spelt(statement)
        tell = Transformer(self)
        values = tell.dump_sequence([given[name] for name in names], [PyFormat.AUTO] * len(names))
        types, formats, pgconn = tell.types or (), tell.formats, self.pgconn
        key = (statement, types)
        name = self._known.get(key)
        if name is None:
            self._known[key] = b""
            say = partial(pgconn.send_query_params, words, values, param_types=types, param_formats=formats)
            return [*self._let_go(), Utterance(say, tell)]
        self._known.move_to_end(key)
        lines = []
        if not name:
            name = self._known[key] = b"known_%d" % next(NUMBERS)
            lines.append(Utterance(partial(pgconn.send_prepare, name, words, param_types=types)))
        say = partial(pgconn.send_query_prepared, name, values, param_formats=formats)
        return [*lines, Utterance(say, tell)]

    def _let_go(self) -> list[Utterance]:
        if len(self._known) <= MOST:
            return []
        _, name = self._known.popitem(last=False)
        return [Utterance(partial(self.pgconn.send_query_params, b"DEALLOCATE " + name, None))] if name else []


def _talk(pgconn: PGconn, lines: Sequence[Utterance]) -> Generator[Wait, Ready | int, list[PGresult]]:
    """Says all of it in one go, and returns one result for each; psycopg waits for the line where this yields."""
    pgconn.enter_pipeline_mode()
    for line in lines:
        line.say()
    pgconn.pipeline_sync()
    while pgconn.flush():
        if (yield Wait.RW) & Ready.R:
            pgconn.consume_input()
    results: list[PGresult] = []
    while True:
        while pgconn.is_busy():
            yield Wait.R
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None:
            if pgconn.status == ConnStatus.BAD:
                raise errors.OperationalError("the server closed the connection")
        elif result.status == ExecStatus.PIPELINE_SYNC:
            pgconn.exit_pipeline_mode()
            return results
        else:
            results.append(result)


def _rows(tell: abc.Transformer, result: PGresult) -> Sequence[Any]:
    if not result.nfields:
        return ()
    tell.set_pgresult(result)
    return tell.load_rows(0, result.ntuples, tuple)


@lru_cache(maxsize=2000)
def _spelt(statement: str) -> tuple[bytes, Sequence[str]]:
    """A statement as the server numbers its places, and the names of what stands in them."""
    places: dict[str, str] = {}

    def place(found: re.Match[str]) -> str:
        return places.setdefault(found[1], f"${len(places) + 1}") if found[1] else "%"

    return PLACE.sub(place, statement).encode(), tuple(places)


async def connect(*args: Any, **options: Any) -> PostgresConnection:
    """A connection to the server that is named. Raises what psycopg raises."""
    # What psycopg prepares by itself it lets go of after a rollback, and all else with it.
    return await PostgresConnection.connect(*args, **{**options, "autocommit": True, "prepare_threshold": None})
