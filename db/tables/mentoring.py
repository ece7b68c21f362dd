"""The tables of mentors: offers, wishes, pairs, and what each of two says of a pair."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from growth.facts import Met, PairState, Unmatched


class MentorOfferRow(Base):
    """What somebody offers to help others with."""

    __tablename__ = "mentor_offers"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    topics: Mapped[tuple[str, ...]]
    places: Mapped[int]
    weeks: Mapped[int]
    offered_at: Mapped[datetime]


class MentorAskRow(Base):
    """What somebody would like a mentor for; `suggested_id` and `told` are what they were last told."""

    __tablename__ = "mentor_asks"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    next_look_at: Mapped[datetime] = mapped_column(index=True)
    suggested_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    suggested_at: Mapped[datetime | None]
    told: Mapped[Unmatched | None]


class PairRow(Base):
    """A mentor who was asked by a mentee, and what became of it. Each of the two has one message of it."""

    __tablename__ = "mentor_pairs"
    id: Mapped[int] = mapped_column(primary_key=True)
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str] = mapped_column(String(64))
    topic_name: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    weeks: Mapped[int]
    state: Mapped[PairState]
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    next_look_at: Mapped[datetime | None] = mapped_column(index=True)  # None for one that is over
    mentee_delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
    mentor_delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class PairWordRow(Base):
    """What one of the two says of a pair, for themselves alone; `delivery_id` is where they were asked."""

    __tablename__ = "mentor_words"
    pair_id: Mapped[int] = mapped_column(ForeignKey("mentor_pairs.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    met: Mapped[Met | None]
    again: Mapped[bool | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class PairAvoidedRow(Base):
    """Somebody would not be paired with another one: nobody else reads that."""

    __tablename__ = "mentors_avoided"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True)
