"""Whose a row is. Every row belongs to one workspace, by its own column or by the row that it hangs from."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, FromClause, Table, bindparam, exists, inspect, select, update
from sqlalchemy.exc import NoResultFound

from db.engine import Session
from db.tables import Base

Row = TypeVar("Row", bound=Base)

HANGS_FROM = {  # all others hang from a person
    "assessments": "subject_id",
    "digest_items": "delivery_id",
    "lookups": "team_id",
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
    """The row of this id; None where there is none in the workspace."""
    wanted: Any = row
    if hasattr(row, "workspace_id"):  # so that one which the session holds already costs nothing
        held = await session.get(wanted, row_id)
        return held if held is not None and held.workspace_id == workspace else None
    found = select(row).where(wanted.id == row_id, within(row, workspace))
    return await session.scalar(found.execution_options(populate_existing=True))


async def own(session: Session, row: type[Row], workspace: str, row_id: int) -> Row:
    """The row of this id. Raises NoResultFound when there is none in the workspace."""
    found = await one(session, row, workspace, row_id)
    if found is None:
        raise NoResultFound(f"{row.__tablename__} has no such row here")
    return found


async def change(session: Session, row: type[Base], workspace: str, row_id: int, **values: Any) -> None:
    """Sets columns of the row of this id; nothing happens where there is none in the workspace."""
    changed: Any = row
    await session.execute(update(row).where(changed.id == row_id, within(row, workspace)).values(**values))


async def change_each(
    session: Session, row: type[Base], workspace: str, changes: Mapping[int, Mapping[str, Any]]
) -> None:
    """Sets the same columns of many rows of the workspace, each to its own values, by the ids of the rows."""
    table: Any = row.__table__
    for columns in list(changes.values())[:1]:
        new: dict[str, Any] = {name: bindparam(f"to_{name}") for name in columns}
        change = update(table).where(table.c.id == bindparam("of_id"), within(row, workspace)).values(new)
        given = [{"of_id": of, **{f"to_{name}": value for name, value in to.items()}} for of, to in changes.items()]
        await session.execute(change, given)
