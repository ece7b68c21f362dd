"""What is kept of one person, table by table: taken out as plain data, or deleted for good."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnElement, Date, FromClause, Integer, delete, or_, select

from db.engine import Session
from db.prepared import Prepared, prepared
from db.tables import Base
from db.types import Claims, Instant, Kinds, Several, ShownLines, WallTime, Weekdays, Word
from growth.facts import Claim, ShownLine, ShownWin

Shape = dict[str, Any]  # of JSON Schema
TEXT: Shape = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that are one person's: their own by one column, and those that go with them by others.

    `owner` names the person, or a row of `parent`, which is a person's in turn. What another person wrote of them is
    not theirs to take out, but it goes with them: the columns in `about` name them there. `other` is the same table by
    another column, where a row is owned by one of two. Under another name, `called`, only some `columns` are theirs,
    of rows that are somebody else's.
    """

    table: str
    owner: str = "person_id"
    about: tuple[str, ...] = ()
    parent: "Rows | None" = None
    other: "Rows | None" = None
    called: str = ""
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What they are called where they are taken out."""
        return self.called or self.table

    @classmethod
    def of_two(cls, table: str, one: str, other: str) -> "Rows":
        """Rows that are of either of two people, by these columns."""
        return cls(table, owner=one, other=cls(table, owner=other))


async def export(session: Session, workspace: str, person_id: int, rows: Rows) -> list[dict[str, Any]]:
    """The person's own rows, oldest first, as JSON would hold them: instants as ISO 8601 in UTC."""
    names = [column.name for column in _columns(rows)]
    found = await _export(rows).rows(session, workspace, person_id)
    return [dict(zip(names, map(_plain, row), strict=True)) for row in found]


@cache
def _export(rows: Rows) -> Prepared[str, int]:
    def write(workspace: str, person_id: int) -> Any:
        own = select(*_columns(rows)).where(_own(rows, workspace, person_id))
        return own.order_by(*_table(rows).primary_key)

    return prepared(write)


def shape(rows: Rows) -> Shape:
    """What `export` gives of one of these rows, as JSON Schema says it: every column is there, and no other."""
    columns = {column.name: _column(column) for column in _columns(rows)}
    return {"type": "object", "properties": columns, "required": [*columns], "additionalProperties": False}


def _columns(rows: Rows) -> Sequence[Any]:
    every: Sequence[Any] = _table(rows).columns
    return [column for column in every if not rows.columns or column.name in rows.columns]


def _column(column: Any) -> Shape:
    told = _value(column.type)
    return {"anyOf": [told, {"type": "null"}]} if column.nullable else told


def _value(kind: Any) -> Shape:
    if isinstance(kind, Word):
        return {"enum": [word.value for word in kind.words]}
    for own, told in OWN.items():
        if isinstance(kind, own):
            return told
    return TEXT


OWN: dict[type[Any], Shape] = {
    Instant: {**TEXT, "format": "date-time"},
    WallTime: {**TEXT, "pattern": "^[0-2][0-9]:[0-5][0-9]:00$"},
    Claims: {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"kind": TEXT, "id": TEXT, "text": TEXT},
            "required": ["kind", "id", "text"],
        },
    },
    ShownLines: {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"text": TEXT, "wins": {"type": "array", "items": {"type": "object"}}},
            "required": ["text", "wins"],
        },
    },
    Kinds: {"type": "array", "items": TEXT},
    Several: {"type": "array", "items": {"type": ["string", "integer"]}},
    Weekdays: {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 6}},
    JSON: {"type": "object"},
    Boolean: {"type": "boolean"},
    Integer: {"type": "integer"},
    Date: {**TEXT, "format": "date"},
}


async def forget(session: Session, workspace: str, person_id: int, rows: Rows) -> None:
    """Deletes the person's own rows, and what others wrote of them. What hangs from these goes with them."""
    await _forget(rows).run(session, workspace, person_id)


@cache
def _forget(rows: Rows) -> Prepared[str, int]:
    table = _table(rows)

    def write(workspace: str, person_id: int) -> Any:
        people = _person(workspace, person_id)
        spoken_of = (table.c[column].in_(people) for column in rows.about)
        return delete(table).where(or_(_own(rows, workspace, person_id), *spoken_of))

    return prepared(write)


def holding() -> set[str]:
    """Every table with rows that belong to a person, by a column of their own or by the row that they hang from."""
    tables = Base.metadata.tables
    found = {"people"}
    while more := {name for name, table in tables.items() if name not in found and _refers(table, found)}:
        found |= more
    return found


def _refers(table: Any, found: set[str]) -> bool:
    return any(key.column.table.name in found for key in table.foreign_keys)


def _table(rows: Rows) -> Any:
    return Base.metadata.tables[rows.table]


def _own(rows: Rows, workspace: str, person_id: int) -> ColumnElement[bool]:
    owned = _owned(rows, workspace, person_id)
    return owned if rows.other is None else or_(owned, _own(rows.other, workspace, person_id))


def _owned(rows: Rows, workspace: str, person_id: int) -> ColumnElement[bool]:
    column: ColumnElement[Any] = _table(rows).c[rows.owner]
    if rows.parent is None:
        return column.in_(_person(workspace, person_id))
    parent: FromClause = _table(rows.parent)
    return column.in_(select(parent.c.id).where(_own(rows.parent, workspace, person_id)))


def _person(workspace: str, person_id: int) -> Any:
    """The person's id, if they are of the workspace: a foreign id owns nothing here."""
    people = Base.metadata.tables["people"]
    return select(people.c.id).where(people.c.id == person_id, people.c.workspace_id == workspace)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (Claim, ShownLine, ShownWin)):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value
