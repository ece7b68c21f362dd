"""The table of what two people want to talk about."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns


class AgendaItemRow(SharingColumns, Base):
    """Something on the agenda of two people: of its author, and of the person it is shared with.

    One that is about an answer of a check-in goes when that goes.
    """

    __tablename__ = "agenda_items"
    __table_args__ = (Index("ix_agenda_items_person", "person_id", "added_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    added_at: Mapped[datetime]
    talked_at: Mapped[datetime | None]
