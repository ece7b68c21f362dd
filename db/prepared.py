"""Questions that are put into the database's words once, not each time they are asked: what answers begin with.

SQLAlchemy's own way from a question to its rows takes longer than all else that a short answer does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Select, inspect
from sqlalchemy.orm import CompositeProperty

from db.engine import Session

Fact = TypeVar("Fact")
Values = Sequence[Any]


class FactReader(Generic[Fact]):
    """How a fact is told from a row of `columns`, which a question has to ask for in this order.

    As in `db.facts`, a fact's field is the attribute of the row that has the same name, whatever its columns are.
    """

    def __init__(self, fact: type[Fact], row: Any, *beside: str) -> None:
        told: Any = fact
        self.columns: list[Any] = []
        self._fact = told
        self._fields = [(field.name, self._read(row, field.name)) for field in fields(told) if field.name not in beside]

    def _read(self, row: Any, name: str) -> Callable[[Values], Any]:
        """How a field is read from the values of a row."""
        described: Any = inspect(row).mapper.all_orm_descriptors[name]
        property_ = getattr(described, "property", None)
        if not isinstance(property_, CompositeProperty):
            return self._value(getattr(row, name))
        parts = [self._value(getattr(row, each.key)) for each in property_.props]
        make, is_none = property_.composite_class, property_.return_none_on

        def composed(values: Values) -> Any:
            own = [part(values) for part in parts]
            return None if callable(is_none) and is_none(*own) else make(*own)

        return composed

    def _value(self, column: Any) -> Callable[[Values], Any]:
        self.columns.append(column)
        place = len(self.columns) - 1
        return lambda values: values[place]

    def __call__(self, values: Values, **beside: Any) -> Fact:
        made: Fact = self._fact(**{name: read(values) for name, read in self._fields}, **beside)
        return made


@dataclass(frozen=True, slots=True)
class CompiledQuery:
    """A statement in the words of one database: how what it is given is told to that, and its rows are told to us."""

    statement: str
    names: Sequence[str] | None  # in their places; None where the database knows them by name
    always: Mapping[str, Any]  # what the statement says by itself
    tells: Mapping[str, Callable[[Any], Any]]
    reads: Sequence[Callable[[Any], Any] | None]

    @staticmethod
    def by(statement: Select[Any], dialect: Dialect) -> "CompiledQuery":
        compiled: Any = statement.compile(dialect=dialect)
        binds = {
            name: each.type.dialect_impl(dialect).bind_processor(dialect) for each, name in compiled.bind_names.items()
        }
        types = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
        return CompiledQuery(
            compiled.string,
            compiled.positiontup if compiled.positional else None,
            compiled.params,
            {name: tell for name, tell in binds.items() if tell},
            [each.result_processor(dialect, None) for each in types],
        )

    def given(self, values: Mapping[str, Any]) -> Any:
        """What stands in the statement's places, or by its names."""
        said = {**self.always, **values}
        for name, tell in self.tells.items():
            said[name] = tell(said[name])
        return said if self.names is None else [said[name] for name in self.names]


class PreparedQuery:
    """A statement with names for what it is given, in the words of each database from the first time it is asked."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._compiled: dict[
            str, CompiledQuery
        ] = {}  # by the name of the dialect: one engine is spoken to like another

    async def __call__(self, session: Session, **given: Any) -> list[list[Any]]:
        """The values of each row that it finds."""
        compiled = self._compiled.get(session.dialect.name)
        if compiled is None:
            compiled = self._compiled[session.dialect.name] = CompiledQuery.by(self._statement, session.dialect)
        rows = await session.raw(compiled.statement, compiled.given(given))
        return [
            [read(value) if read else value for read, value in zip(compiled.reads, row, strict=True)] for row in rows
        ]
