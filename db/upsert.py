"""The INSERT of either database, which can say what is to become of a row that stands already."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from db.engine import Session
from db.tables import Base


def insert(session: Session, row: type[Base]) -> Any:
    """Both have `on_conflict_do_nothing` and `on_conflict_do_update`, with the same arguments."""
    dialect = sqlite if session.dialect.name == "sqlite" else postgresql
    return dialect.insert(row)
