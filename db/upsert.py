"""The INSERT of either database, which can say what is to become of a row that stands already."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from db.engine import Session
from db.tables import Base

Insert = Callable[[type[Base]], Any]  # with `on_conflict_do_nothing` and `on_conflict_do_update`, the same on both


def insert_of(dialect: Dialect) -> Insert:
    return sqlite.insert if dialect.name == "sqlite" else postgresql.insert


def insert(session: Session, row: type[Base]) -> Any:
    return insert_of(session.dialect)(row)
