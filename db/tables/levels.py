"""The table of changes of level."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from growth.facts import LevelState


class LevelChangeRow(Base):
    """A change of somebody's level that was asked for, proposed, or made alone; levels with their names of then.

    `note` is of whoever asked, `reply` of the other one; each went out in a message of its own.
    """

    __tablename__ = "level_changes"
    __table_args__ = (Index("ix_level_changes_person_asked", "person_id", "asked_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    proposed: Mapped[bool]  # by the manager
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    before: Mapped[str | None] = mapped_column(String(64))
    before_name: Mapped[str] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(String(64))
    after_name: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    state: Mapped[LevelState]
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
    reply_delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
