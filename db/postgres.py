"""What is PostgreSQL's own: how long its silence is borne, and what its errors must not tell."""

import re
import select
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.engine import URL, Connection, ExceptionContext
from sqlalchemy.exc import InvalidatePoolError

from db.trouble import READ_ONLY

OF_A_VALUE = "22"  # the class of errors that quote the value
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


def noticing_the_dead(address: URL) -> dict[str, Any]:
    """What makes a server that fell silent fail within seconds, unless the address says otherwise.

    Of several hosts, the first that can be written to is taken.
    """
    hosts = address.query.get("host", "")
    several = not isinstance(hosts, str) or "," in hosts
    wanted = PATIENCE | (IN_TURN if several else {})
    return {name: value for name, value in wanted.items() if name not in address.query}


def leave_who_is_not_written_to(context: ExceptionContext) -> None:
    """A server that was demoted under its connections is left like one that died: the next one is looked for anew."""
    if is_demoted(context.original_exception, context.connection):
        context.is_disconnect = True


def is_demoted(error: BaseException, connection: Connection | None) -> bool:
    """Whether a server says that it only reads now, though it was to be written to."""
    reads = connection is not None and connection.get_execution_options().get("reads", False)
    return getattr(error, "sqlstate", None) == READ_ONLY and not reads


def hide_words(context: ExceptionContext) -> None:
    """The same of an error that SQLAlchemy tells; see `hide`."""
    message = hide(context.original_exception)
    if message is not None and context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"({type(context.original_exception).__name__}) {message}",)


def hide(error: BaseException) -> str | None:
    """Takes out of an error what quotes a row: PostgreSQL's details, its context, and the value that does not fit.

    Returns what is left; None for one that quotes nothing.
    """
    told = getattr(error, "diag", None)
    if told is None or told.message_primary is None:
        return None
    message: str = told.message_primary
    if (told.sqlstate or "").startswith(OF_A_VALUE):
        message = re.split('[:"]', message)[0].strip()
    error.args = (message,)
    return message


def look_after(dialect: Dialect, connection: Any, _record: object, _lent: object) -> None:
    """Looks whether a connection that rested still stands. Raises InvalidatePoolError: all others are looked at, too.

    A server has nothing to say to one that rests, but for its end: only where there is something is it asked.
    """
    if not _has_something_to_say(connection.driver_connection):
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def _has_something_to_say(driver: Any) -> bool:
    if driver.closed:
        return True
    look = select.poll()
    look.register(driver.fileno(), select.POLLIN)
    return bool(look.poll(0))
