"""The tables of 1:1s: what two people want to talk about, when they meet, and what each is told of it."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns
from growth.facts import Every, PlanState


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
    dropped: Mapped[bool] = mapped_column(default=False, server_default=false())
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    owned_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    action: Mapped[PlanState | None]
    decided_at: Mapped[datetime | None]


class TalkRow(Base):
    """The rhythm of two people, of whom `one_id` is the lower: there is one for each pair."""

    __tablename__ = "one_on_ones"
    __table_args__ = (UniqueConstraint("one_id", "two_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    two_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    every: Mapped[Every]
    first: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str] = mapped_column(String(64))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    agreed_at: Mapped[datetime | None]
    day: Mapped[date | None]
    next_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    look_at: Mapped[datetime | None] = mapped_column(index=True)


class TalkToldRow(Base):
    """What one of the two is told of one 1:1 of theirs; `delivery_id` is where."""

    __tablename__ = "one_on_one_messages"
    talk_id: Mapped[int] = mapped_column(ForeignKey("one_on_ones.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    closing: Mapped[bool]
    carried: Mapped[bool] = mapped_column(default=False, server_default=false())
    question: Mapped[str] = mapped_column(Text)
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class TalkNoteRow(Base):
    """What one of two people notes of their 1:1s, and nobody else reads."""

    __tablename__ = "one_on_one_notes"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
