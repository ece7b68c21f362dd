"""The table of wins."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, composite, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns, on_teams
from growth.facts import Claim, WinDraft, WinOrigin


class WinRow(SharingColumns, Base):
    """Something a person did, in their words, with what they say that it shows."""

    __tablename__ = "wins"
    __table_args__ = (Index("ix_wins_person_day", "person_id", "day"), *on_teams("wins"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    did: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    day: Mapped[date]
    shows: Mapped[tuple[Claim, ...]]
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    link: Mapped[str] = mapped_column(Text)
    excerpt: Mapped[str] = mapped_column(Text)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id", ondelete="SET NULL"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answers.id", ondelete="SET NULL"), index=True)
    kept_at: Mapped[datetime]

    draft: Mapped[WinDraft] = composite("did", "outcome", "day", "shows")
    origin: Mapped[WinOrigin] = composite("step_id", "answer_id", "link", "excerpt")
