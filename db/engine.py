"""The engine and its transactions, on SQLite in WAL mode or on PostgreSQL."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Pool, event, orm
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.util import await_only, greenlet_spawn

from db import postgres, sqlite_driver
from db.address import async_url
from db.driven import Asked, Driven, Errand, told, wanted
from db.line import Turn, WritersLine

AT_ONCE = 20  # readers of a file that keep their connection: opening one costs more than most of what is asked of it
# Of those who write to one file from here; by the pool, as an engine with other options is another object.
LINES: WeakKeyDictionary[Pool, WritersLine] = WeakKeyDictionary()


class Joining(orm.Session):
    """SQLAlchemy's own, for what is said in its words: it joins the transaction that is there, and ends none."""

    held: Callable[[], Connection]

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        return self.held()


class Session(AsyncSession):
    """One transaction, begun by the first who asks something in it."""

    sync_session_class = Joining
    sync_session: Joining

    def __init__(self, engine: AsyncEngine) -> None:
        # A row that is told after the commit must not ask the database again: nobody could await that.
        super().__init__(expire_on_commit=False)
        self.sync_session.held = self._held
        self.dialect = engine.dialect
        self._engine = engine.sync_engine
        self._driven: Driven | None = None  # once something was asked
        self.gathers = False  # see `db.together`

    async def _begun(self) -> Driven:
        if self._driven is None:
            self._driven = Driven(await greenlet_spawn(self._engine.connect))
        if not self._driven.begun:
            await self._driven.begin()
        return self._driven

    def _held(self) -> Connection:
        """The connection for SQLAlchemy, which asks for it in a greenlet, and is told that a transaction has begun."""
        connection = await_only(self._begun()).connection
        if not connection.in_transaction():
            connection.begin()
        return connection

    async def raw(self, statement: str, given: Any) -> Sequence[Any]:
        """The rows that a statement in the database's own words finds, as its driver tells them.

        Raises the DBAPIError that SQLAlchemy makes of the driver's own.
        """
        return (await self.raw_each([(statement, given)]))[0]

    async def raw_each(self, asked: Sequence[Asked]) -> Sequence[Sequence[Any]]:
        """The same of several statements, none of which waits for what another one finds."""
        if self.gathers:
            return await Errand(asked)  # type: ignore[no-any-return] # by `together`, of any verb's
        if self._has_changes:
            await self.flush()
        driven = self._driven
        if driven is None or not driven.begun:
            driven = await self._begun()
        return await driven.rows_each(asked)

    @property
    def _has_changes(self) -> bool:
        """Whether something was written in SQLAlchemy's words that is not flushed: without those nothing was begun."""
        return self.sync_session.in_transaction() and bool(self.new or self.dirty or self.deleted)

    async def rollback(self) -> None:
        """Takes back what was written in it."""
        await super().rollback()
        if self._driven is not None:
            await self._driven.rollback()

    async def end(self, *, well: bool) -> None:
        """Commits it, or keeps nothing of it. Once is enough, and the second time does no harm.

        Begun by whoever ends it, and by no task beside: one that is cancelled before it runs would end nothing.
        """
        if well and self._has_changes:
            await self.flush()
        if self._driven is None:
            return
        driven, self._driven = self._driven, None
        try:
            if well:
                await driven.commit()
        finally:
            try:
                if self.sync_session.in_transaction():  # else nothing was ever said in its words
                    await greenlet_spawn(self.sync_session.close)
            finally:
                await driven.close()


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
    if make_url(address).get_backend_name() == "sqlite":
        return _engine(address, {"timeout": 30, "async_creator_fn": sqlite_driver.connect}, pool_size=AT_ONCE)
    from db import psycopg_driver  # a process on SQLite loads none of it

    through = postgres.noticing_the_dead(make_url(address))
    engine = _engine(address, {**through, "async_creator_fn": psycopg_driver.connect})
    event.listen(engine.sync_engine, "checkout", partial(postgres.look_after, engine.dialect))
    event.listen(engine.sync_engine, "handle_error", postgres.leave_who_is_not_written_to)
    event.listen(engine.sync_engine, "handle_error", postgres.hide_words)
    return engine


def _engine(address: str, through: dict[str, Any], **options: Any) -> AsyncEngine:
    """What is common to both. A connection comes back with nothing left on it, so that the pool need not look."""
    engine = create_async_engine(
        address, connect_args=through, hide_parameters=True, pool_reset_on_return=None, **options
    )
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """For a connection that SQLAlchemy begins on. No driver of ours begins by itself."""
    driver: Any = connection.connection.driver_connection
    if driver.in_transaction:
        return
    try:
        await_only(driver.begin(**wanted(connection)))
    except connection.dialect.loaded_dbapi.Error as error:
        raise told(error, "BEGIN", connection) from error


def readings(engine: AsyncEngine) -> Transaction:
    """Opens transactions that only read: they see one moment, wait for nobody, and nobody waits for them.

    What is written in one is refused by the database itself, with an error of SQLAlchemy's.
    """
    return _opens(engine.execution_options(reads=True), nullcontext)


def looking(engine: AsyncEngine) -> Transaction:
    """The same for a person who waits: on SQLite in the loop itself, so that little may be asked in one."""
    return readings(engine.execution_options(here=True))


def durably(engine: AsyncEngine) -> Transaction:
    """Opens transactions that are on the disk once they are committed, with all that was committed before them.

    The last of the others can be forgotten when the power fails: on SQLite as we use it, and on a PostgreSQL that is
    set so.
    """
    return transactions(engine.execution_options(durable=True))


def answering(engine: AsyncEngine) -> Transaction:
    """Opens transactions for a person who waits: before all others that wait in the line of SQLite's writers."""
    here = engine.execution_options(here=True)
    return _opens(here, _line(engine).answer if engine.dialect.name == "sqlite" else nullcontext)


def transactions(engine: AsyncEngine) -> Transaction:
    """Opens transactions: committed when the block ends well, rolled back when it raises.

    On SQLite they wait for each other in a line: its own waiting is a loop in which whoever has bad luck waits for
    seconds. Another process still waits in that loop, for half a minute at most.
    """
    return _opens(engine, _line(engine).other if engine.dialect.name == "sqlite" else nullcontext)


def _line(engine: AsyncEngine) -> WritersLine:
    return LINES.setdefault(engine.pool, WritersLine())


def _opens(engine: AsyncEngine, turn: Turn) -> Transaction:
    @asynccontextmanager
    async def transaction() -> AsyncIterator[Session]:
        async with turn():
            session = Session(engine)
            try:
                yield session
                await session.end(well=True)
            finally:
                await session.end(well=False)

    return transaction
