"""The table of what two people say to each other about something that one of them shared."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, composite, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns
from growth.facts import ItemKey, RemarkKind


class RemarkRow(SharingColumns, Base):
    """What one of two said to the other about an answer or a win, which is the subject's. It outlives that thing."""

    __tablename__ = "remarks"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"), index=True)
    win_id: Mapped[int | None] = mapped_column(ForeignKey("wins.id", ondelete="SET NULL"), index=True)
    kind: Mapped[RemarkKind]
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)

    key: Mapped[ItemKey] = composite("answer_id", "win_id")
