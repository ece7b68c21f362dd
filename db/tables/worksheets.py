"""The table of interviewers' worksheets."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class WorksheetRow(Base):
    """What somebody noted of a candidate, for themselves alone, until `gone_at`."""

    __tablename__ = "worksheets"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    level: Mapped[str] = mapped_column(String(64))
    marks: Mapped[dict[str, Any]]
    started_at: Mapped[datetime]
    gone_at: Mapped[datetime] = mapped_column(index=True)
