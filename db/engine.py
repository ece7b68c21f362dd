"""The engine and its transactions, on SQLite in WAL mode or on PostgreSQL."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Pool, event
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from db import sqlite_driver
from db.address import async_url
from db.line import Turn, WritersLine
from db.trouble import READ_ONLY

Session = AsyncSession
OF_A_VALUE = "22"  # the class of errors that quote the value
OWNER_ALONE = 0o600
AT_ONCE = 20  # readers of a file that keep their connection: opening one costs more than most of what is asked of it
# Of those who write to one file from here; by the pool, as an engine with other options is another object.
LINES: WeakKeyDictionary[Pool, WritersLine] = WeakKeyDictionary()
# Seconds, but for the milliseconds until what was sent must have been taken in.
# source: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
PATIENCE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
IN_TURN: dict[str, Any] = {"connect_timeout": 2, "target_session_attrs": "read-write"}
Transaction = Callable[[], AbstractAsyncContextManager[Session]]


def file_of(url: str) -> Path | None:
    """The file that a database lives in, with links followed; None for one in memory, and for PostgreSQL."""
    address = make_url(async_url(url))
    name = address.database
    if address.get_backend_name() != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name).resolve()


def connect(url: str) -> AsyncEngine:
    """An engine for the address. Nothing is opened before the first transaction; errors never show what was written."""
    address = async_url(url)
    if make_url(address).get_backend_name() != "sqlite":
        through = _noticing_the_dead(make_url(address))
        engine = create_async_engine(address, pool_pre_ping=True, hide_parameters=True, connect_args=through)
        event.listen(engine.sync_engine, "handle_error", _leave_who_is_not_written_to)
        event.listen(engine.sync_engine, "handle_error", _hide_words)
        event.listen(engine.sync_engine, "begin", _begin_on_server)
        return engine
    by_file = {"timeout": 30, "async_creator_fn": sqlite_driver.connect}
    engine = create_async_engine(address, connect_args=by_file, hide_parameters=True, pool_size=AT_ONCE)
    event.listen(engine.sync_engine, "connect", partial(_for_the_owner_alone, file_of(url)))
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _noticing_the_dead(address: URL) -> dict[str, Any]:
    """What makes a server that fell silent fail within seconds, unless the address says otherwise.

    Of several hosts, the first that can be written to is taken.
    """
    hosts = address.query.get("host", "")
    several = not isinstance(hosts, str) or "," in hosts
    wanted = PATIENCE | (IN_TURN if several else {})
    return {name: value for name, value in wanted.items() if name not in address.query}


def _leave_who_is_not_written_to(context: ExceptionContext) -> None:
    """A server that was demoted under its connections is left like one that died: the next one is looked for anew."""
    state = getattr(context.original_exception, "sqlstate", None)
    reads = context.connection is not None and context.connection.get_execution_options().get("reading", False)
    if state == READ_ONLY and not reads:
        context.is_disconnect = True


def _hide_words(context: ExceptionContext) -> None:
    """Takes out of an error what quotes a row: PostgreSQL's details, its context, and the value that does not fit."""
    told = getattr(context.original_exception, "diag", None)
    if told is None or told.message_primary is None:
        return
    message = told.message_primary
    if (told.sqlstate or "").startswith(OF_A_VALUE):
        message = re.split('[:"]', message)[0].strip()
    context.original_exception.args = (message,)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"({type(context.original_exception).__name__}) {message}",)


def _for_the_owner_alone(file: Path | None, _connection: object, _record: object) -> None:
    """The two files beside it get the rights that it has. What belongs to somebody else stays as it is."""
    for path in (Path(f"{file}{beside}") for beside in ("", "-wal", "-shm")):
        if file and path.is_file():
            with suppress(PermissionError):
                path.chmod(OWNER_ALONE)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late; ours is below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_on_server(connection: Connection) -> None:
    if connection.get_execution_options().get("durable", False):
        connection.exec_driver_sql("SET LOCAL synchronous_commit = on")


def _begin(connection: Connection) -> None:
    durable = connection.get_execution_options().get("durable", False)
    # Each pragma is an errand to the connection's thread, so only what differs is set.
    if connection.info.get("durable", False) is not durable:
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        connection.info["durable"] = durable
    reads = connection.get_execution_options().get("reading", False)
    if connection.info.get("reading", False) is not reads:
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reads else 'OFF'}")
        connection.info["reading"] = reads
    # A read that turns into a write can fail half-way under WAL; taking the write lock first makes it wait instead.
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def readings(engine: AsyncEngine) -> Transaction:
    """Opens transactions that only read: they see one moment, wait for nobody, and nobody waits for them.

    What is written in one is refused by the database itself, with an error of SQLAlchemy's.
    """
    return _opens(engine.execution_options(reading=True, postgresql_readonly=True), nullcontext)


def durably(engine: AsyncEngine) -> Transaction:
    """Opens transactions that are on the disk once they are committed, with all that was committed before them.

    The last of the others can be forgotten when the power fails: on SQLite as we use it, and on a PostgreSQL that is
    set so.
    """
    return transactions(engine.execution_options(durable=True))


def answering(engine: AsyncEngine) -> Transaction:
    """Opens transactions for a person who waits: before all others that wait in the line of SQLite's writers."""
    return _opens(engine, _line(engine).answer if engine.dialect.name == "sqlite" else nullcontext)


def transactions(engine: AsyncEngine) -> Transaction:
    """Opens transactions: committed when the block ends well, rolled back when it raises.

    On SQLite they wait for each other in a line: its own waiting is a loop in which whoever has bad luck waits for
    seconds. Another process still waits in that loop, for half a minute at most.
    """
    return _opens(engine, _line(engine).other if engine.dialect.name == "sqlite" else nullcontext)


def _line(engine: AsyncEngine) -> WritersLine:
    return LINES.setdefault(engine.pool, WritersLine())


def _opens(engine: AsyncEngine, turn: Turn) -> Transaction:
    # A row that is told after the commit must not ask the database again: nobody could await that.
    make = async_sessionmaker(engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction() -> AsyncIterator[Session]:
        async with turn(), make.begin() as session:
            yield session

    return transaction
