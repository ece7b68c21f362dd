"""Whose a row is. Every row belongs to one workspace, by its own column or by the row that it hangs from."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, FromClause, Table, delete, exists, insert, inspect, select, update
from sqlalchemy.exc import NoResultFound

from db import held
from db.engine import Session
from db.prepared import Prepared, prepared
from db.tables import Base, PersonRow

Row = TypeVar("Row", bound=Base)

HANGS_FROM = {  # all others hang from a person
    "assessments": "subject_id",
    "digest_items": "delivery_id",
    "handovers": "team_id",
    "lookups": "team_id",
    "mentor_pairs": "mentee_id",
    "one_on_ones": "one_id",
    "ratings": "assessment_id",
    "replies": "round_id",
    "team_periods": "team_id",
}


def within(row: Any, workspace: str) -> ColumnElement[bool]:
    """That a row, or an alias of it, belongs to the workspace: a condition of every question to the database."""
    return _belongs(inspect(row).selectable, workspace)


def _belongs(table: FromClause, workspace: str) -> ColumnElement[bool]:
    if "workspace_id" in table.c:
        return table.c.workspace_id == workspace
    named: Any = getattr(table, "element", table)
    column = table.c[HANGS_FROM.get(named.name, "person_id")]
    (key,) = column.foreign_keys
    parent = _parent(key.column.table)
    return exists().where(parent.c[key.column.name] == column, _belongs(parent, workspace))


@cache
def _parent(table: Table) -> FromClause:
    """Its columns under another name: made once, as that takes longer than all else in a question."""
    return table.alias()


async def one(session: Session, row: type[Row], workspace: str, row_id: int) -> Row | None:
    """The row of this id, to be read and not written to; None where there is none in the workspace."""
    found: Row | None = await _one(row).scalar(session, workspace, row_id)
    return found


@cache
def _one(row: Any) -> Prepared[str, int]:
    def write(workspace: str, row_id: int) -> Any:
        return select(row).where(row.id == row_id, within(row, workspace))

    return prepared(write)


async def own(session: Session, row: type[Row], workspace: str, row_id: int) -> Row:
    """The same. Raises NoResultFound when there is none in the workspace."""
    found = await one(session, row, workspace, row_id)
    if found is None:
        raise NoResultFound(f"{row.__tablename__} has no such row here")
    return found


async def change(session: Session, row: type[Base], workspace: str, row_id: int, **values: Any) -> None:
    """Sets columns of the row of this id; nothing happens where there is none in the workspace.

    A row of it that SQLAlchemy holds is not told: nobody holds one for longer than a verb.
    """
    columns = _columns(row, values)
    await _change(row, tuple(columns)).run(session, workspace=workspace, row_id=row_id, **columns)
    if row is PersonRow:
        held.change(session, workspace, row_id, values)


@cache
def _change(row: type[Base], columns: Sequence[str]) -> Prepared[...]:
    table: Any = row.__table__

    def write(workspace: str, row_id: int, **to: Any) -> Any:
        return update(table).where(table.c.id == row_id, within(row, workspace)).values(to)

    return prepared(write, "workspace", "row_id", *columns)


def _columns(row: type[Base], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by the names of their columns, of which one value can have several."""
    mapper = inspect(row)
    columns: dict[str, Any] = {}
    for name, value in values.items():
        if name in mapper.composites:
            own = [part.columns[0].name for part in mapper.composites[name].props]
            parts = [getattr(value, each.name) for each in fields(value)] if value is not None else [None] * len(own)
            columns |= zip(own, parts, strict=True)
        else:
            columns[mapper.column_attrs[name].columns[0].name] = value
    return columns


async def change_each(
    session: Session, row: type[Base], workspace: str, changes: Mapping[int, Mapping[str, Any]]
) -> None:
    """Sets the same columns of many rows of the workspace, each to its own values, by the ids of the rows."""
    every = [(row_id, _columns(row, values)) for row_id, values in changes.items()]
    for _, columns in every[:1]:
        change = _change(row, tuple(columns))
        await change.each(session, [{"workspace": workspace, "row_id": row_id, **to} for row_id, to in every])


async def add(session: Session, row: type[Base], **values: Any) -> int:
    """Writes a row, and returns the first column of its key. Whose it is, the row says."""
    return (await add_each(session, row, [values]))[0]


async def add_each(session: Session, row: type[Base], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The same of several in their order, of each the same columns."""
    every = [_columns(row, values) for values in rows]
    return await _add(row, tuple(every[0])).each(session, every) if every else []


@cache
def _add(row: type[Base], columns: Sequence[str]) -> Prepared[...]:
    table: Any = row.__table__
    key, *_ = table.primary_key
    unsaid = {column.name: column.default.arg for column in table.c if column.default and column.name not in columns}

    def write(**given: Any) -> Any:
        return insert(table).values({**unsaid, **given}).returning(key)

    return prepared(write, *columns)


async def remove(session: Session, row: type[Base], workspace: str, row_id: int) -> None:
    """Deletes the row of this id; nothing happens where there is none in the workspace."""
    await _remove(row).run(session, workspace, row_id)


@cache
def _remove(row: Any) -> Prepared[str, int]:
    def write(workspace: str, row_id: int) -> Any:
        return delete(row).where(row.id == row_id, within(row, workspace))

    return prepared(write)
