"""The driver of PostgreSQL, which is asked and told in the same words as that of SQLite: see `db.sqlite_driver`."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

OPEN = frozenset({TransactionStatus.ACTIVE, TransactionStatus.INTRANS, TransactionStatus.INERROR})
# PostgreSQL would else let each statement of a transaction that only reads see a moment of its own.
READS = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
DURABLE = "BEGIN; SET LOCAL synchronous_commit = on"


class PostgresConnection(psycopg.AsyncConnection[TupleRow]):
    """A connection that begins nothing by itself: what it is to begin is said in one way on the wire, not in four."""

    @property
    def in_transaction(self) -> bool:
        return self.pgconn.transaction_status in OPEN

    async def begin(self, *, here: bool, reads: bool, durable: bool) -> None:
        """Begins a transaction, where none has begun; `here` is SQLite's alone. Raises what psycopg raises."""
        if not self.in_transaction:
            await self.execute(READS if reads else DURABLE if durable else "BEGIN", prepare=False)

    async def rows(self, statement: str, given: Any) -> Sequence[Any]:
        """What a statement finds, with nothing between us and psycopg. Raises what that raises."""
        cursor = await self.execute(statement, given)
        return await cursor.fetchall() if cursor.pgresult and cursor.pgresult.nfields else ()


async def connect(*args: Any, **options: Any) -> PostgresConnection:
    """A connection to the server that is named. Raises what psycopg raises."""
    return await PostgresConnection.connect(*args, autocommit=True, **options)
