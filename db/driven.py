"""A transaction in the driver's own words, on a connection that SQLAlchemy lends and takes back.

SQLAlchemy's own way to begin, to ask and to commit takes longer than what is asked in most of them. What is said in its
words on the same connection joins.
"""

from collections.abc import Awaitable, Generator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from typing import Any, NoReturn

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import greenlet_spawn

from db import postgres

Asked = tuple[str, Any]
"""A statement in the database's own words, and what stands in its places."""


class Errand:
    """What a verb asks while others are run beside it, see `db.together`: whoever runs them answers."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.asked = asked

    def __await__(self) -> Generator["Errand", Any, Any]:
        return (yield self)


class Driven:
    """A connection that is lent, and the transaction of its driver, once that has begun.

    Raises the DBAPIError that SQLAlchemy makes of the driver's own. A connection that the error has ended is left, and
    so are those beside it.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.begun = False
        self._driver: Any = connection.connection.driver_connection
        self._error = connection.dialect.loaded_dbapi.Error

    async def begin(self) -> None:
        """Begins a transaction, of the kind that the options of the engine ask for."""
        self.begun = True  # whoever is stopped in the middle does not know, and takes it back
        try:
            await self._do(self._driver.begin(**wanted(self.connection)), "BEGIN")
        except DBAPIError:
            self.begun = False
            raise

    async def rows_each(self, asked: Sequence[Asked]) -> list[Sequence[Any]]:
        """What each of these statements finds, as the driver tells it."""
        if heard := self.connection.engine.dispatch.before_cursor_execute:
            for statement, again in groupby(asked, itemgetter(0)):  # one that is said of many is one
                every = [given for _, given in again]
                many = len(every) > 1
                heard(self.connection, None, statement, every if many else every[0], None, many)
        try:
            return await self._driver.rows_each(asked)  # type: ignore[no-any-return]
        except self._error as error:
            return await greenlet_spawn(_fail, self.connection, error, "; ".join(dict(asked)))

    async def rollback(self) -> None:
        """Takes back what was done. The next one may begin."""
        self.begun = False
        if self.connection.in_transaction():  # something was said in SQLAlchemy's words, and it knows of it
            await greenlet_spawn(self.connection.rollback)
        elif not self.connection.invalidated:
            await self._do(self._driver.rollback(), "ROLLBACK")

    async def commit(self) -> None:
        """Keeps what was done. Nothing is kept where it raises."""
        if self.connection.in_transaction():
            await greenlet_spawn(self.connection.commit)
        elif self.begun:
            if heard := self.connection.engine.dispatch.commit:
                heard(self.connection)
            await self._do(self._driver.commit(), "COMMIT")
        self.begun = False

    async def close(self) -> None:
        """Gives the connection back, with nothing left on it; or leaves it, where something would be."""
        try:
            if self.begun:
                with suppress(DBAPIError):  # what cannot be taken back goes with its connection
                    await self.rollback()
        finally:
            if not self.connection.invalidated and self._driver.in_transaction:
                await greenlet_spawn(self.connection.invalidate)
            await greenlet_spawn(self.connection.close)

    async def _do(self, errand: Awaitable[None], words: str) -> None:
        try:
            await errand
        except self._error as error:
            await greenlet_spawn(_fail, self.connection, error, words)


def wanted(connection: Connection) -> dict[str, bool]:
    """Of what kind a transaction on it is to be."""
    options = connection.get_execution_options()
    return {name: bool(options.get(name)) for name in ("here", "reads", "durable")}


def told(error: Exception, statement: str, connection: Connection, *, ended: bool = False) -> BaseException:
    """The same error as SQLAlchemy would tell it, without what was written."""
    postgres.hide(error)
    dialect = connection.dialect
    kind = dialect.loaded_dbapi.Error
    return DBAPIError.instance(
        statement, None, error, kind, hide_parameters=True, connection_invalidated=ended, dialect=dialect
    )


def _fail(connection: Connection, error: Any, statement: str) -> NoReturn:
    """Raises the same of a statement in its own words."""
    if connection.invalidated:
        raise told(error, statement, connection, ended=True) from error
    ended = connection.dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
    ended = ended or postgres.is_demoted(error, connection)
    heard = told(error, statement, connection, ended=ended)
    if ended:
        connection.invalidate(error)
        connection.engine.dispose()
    raise heard from error
