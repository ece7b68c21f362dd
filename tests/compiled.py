"""What SQLAlchemy made of our statements, for every database of this process.

A process has one engine, and compiles each statement once. A process of tests opens a thousand, and an engine's cache
goes with it: a fifth of the time of a house went into compiling the same statements anew.
"""

from typing import Any

from sqlalchemy import Connection, Dialect, event
from sqlalchemy.engine import Engine

STATEMENTS: dict[Any, Any] = {}
DIALECTS: dict[type[Dialect], Dialect] = {}  # what is compiled is kept by the dialect that it was compiled for


def share() -> None:
    """From here on each connection to SQLite finds the statements that any other has compiled."""
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.dialect = DIALECTS.setdefault(type(connection.dialect), connection.dialect)
        connection.execution_options(compiled_cache=STATEMENTS)
