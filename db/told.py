"""What a statement finds, told without SQLAlchemy's loading: rows that know no session, and read what is asked of them.

A row of a table has the attributes that its class in `db.tables` has, whatever its columns are: so `db.facts` makes
facts of either.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, ClassVar

from sqlalchemy import Dialect, inspect
from sqlalchemy.orm import CompositeProperty, Mapper

Values = Sequence[Any]
Tell = Callable[[Values], Any]


def flat(statement: Any) -> Any:
    """The same statement, asking for the columns of each table that it asks for, in their order."""
    if not any(_is_table(asked) for asked in _asked(statement)):
        return statement
    columns = [column for asked in _asked(statement) for column in _columns(asked)]
    return statement.with_only_columns(*columns, maintain_column_froms=True)


def parts(statement: Any, dialect: Dialect) -> list[Tell]:
    """How each thing that a statement asks for is told from the values of a row, as `flat` has them."""
    told: list[Tell] = []
    place = 0
    for asked in _asked(statement):
        columns = _columns(asked)
        reads = [_reads(column, place + nth, dialect) for nth, column in enumerate(columns)]
        told.append(_row(inspect(asked).mapper, reads) if _is_table(asked) else reads[0])
        place += len(columns)
    return told


def _asked(statement: Any) -> list[Any]:
    """Tables, aliases of them, and columns."""
    if hasattr(statement, "column_descriptions"):
        return [described["expr"] for described in statement.column_descriptions]
    return list(statement.exported_columns)


def _is_table(asked: Any) -> bool:
    return hasattr(inspect(asked, raiseerr=False), "mapper") and not hasattr(asked, "property")


def _columns(asked: Any) -> list[Any]:
    if not _is_table(asked):
        return [asked]
    return [getattr(asked, attribute.key) for attribute in inspect(asked).mapper.column_attrs]


def _reads(column: Any, place: int, dialect: Dialect) -> Tell:
    read = column.type.dialect_impl(dialect).result_processor(dialect, None)
    if not read:
        return itemgetter(place)
    # No type of ours, nor any that we use, makes something of nothing.
    return lambda values: None if (value := values[place]) is None else read(value)


def _row(mapper: Mapper[Any], reads: Sequence[Tell]) -> Tell:
    """How a row is told; None for one that an outer join did not find."""
    by_name = {attribute.key: read for attribute, read in zip(mapper.column_attrs, reads, strict=True)}
    key = by_name[mapper.get_property_by_column(mapper.primary_key[0]).key]
    composed = {name: _composed(each, by_name) for name, each in mapper.composites.items()}
    synonyms = {name: by_name[each.name] for name, each in mapper.synonyms.items()}
    reads_of = {**by_name, **composed, **synonyms}
    attributes = {name: property(_of_values(read)) for name, read in reads_of.items()}
    told = type(mapper.class_.__name__, (ToldRow,), {"__slots__": (), "reads": reads_of, **attributes})
    return lambda values: None if key(values) is None else told(values)


class ToldRow:
    """A row. `reads` are how each of its attributes is read from its values."""

    __slots__ = ("values",)
    reads: ClassVar[Mapping[str, Tell]]

    def __init__(self, values: Values) -> None:
        self.values = values


def _of_values(read: Tell) -> Callable[[ToldRow], Any]:
    return lambda row: read(row.values)


def _composed(composite: CompositeProperty[Any], by_name: dict[str, Tell]) -> Tell:
    reads = [by_name[part.key] for part in composite.props]
    make, is_none = composite.composite_class, composite.return_none_on

    def compose(values: Values) -> Any:
        own = [read(values) for read in reads]
        return None if callable(is_none) and is_none(*own) else make(*own)

    return compose
