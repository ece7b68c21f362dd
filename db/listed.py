"""Lists that are given as one value: a statement is the same however long they are, and is prepared once."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import JSON, Dialect, TypeDecorator, cast, func, type_coerce
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class Listed(TypeDecorator[Collection[Any]]):
    """A list of values of a column: an array in PostgreSQL, a document in SQLite, which has no arrays."""

    impl = JSON
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSON() if dialect.name == "sqlite" else ARRAY(self.of))

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> list[Any] | None:
        return None if value is None else list(value)


class among(FunctionElement[Any]):  # noqa: N801 - it is written like one of SQLAlchemy's functions
    """Whether a column, of numbers or words, has one of the values of a list.

    It is not said to be a truth, which SQLite knows as a number: compared with 1, it is not looked up by an index.
    """

    inherit_cache = True

    def __init__(self, column: Any, values: Any) -> None:
        super().__init__(column, type_coerce(values, Listed(column.type)))


@compiles(among)
def _in_an_array(element: among, compiler: Any, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"({column} = ANY ({values}))"


@compiles(among, "sqlite")
def _in_a_document(element: among, compiler: Any, **how: Any) -> str:
    column, values = (compiler.process(each, **how) for each in element.clauses)
    return f"({column} IN (SELECT value FROM json_each({values})))"  # noqa: S608 - of names and places alone


def parts_of_each(dialect: Dialect, given: Any, *kinds: type[TypeEngine[Any]]) -> list[Any]:
    """The parts of each list in a list of them, by their kinds: columns of a table beside the one that is written."""
    if dialect.name == "sqlite":
        each = func.json_each(given).table_valued("value")
        return [type_coerce(func.json_extract(each.c.value, f"$[{nth}]"), kind) for nth, kind in enumerate(kinds)]
    each = func.jsonb_array_elements(given).table_valued("value")
    return [cast(each.c.value.op("->>")(nth), kind) for nth, kind in enumerate(kinds)]


def unindexed(column: Any) -> Any:
    """A column of words as an expression, by which no row is looked up: in nearly every row it has the same value.

    A database that has not counted yet, as SQLite never does, would take an index that begins with it for the best one.
    """
    return column.concat("")
