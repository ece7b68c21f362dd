"""The tables of check-ins and the answers given in them."""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Integer, String, Text, UniqueConstraint, exists, false
from sqlalchemy.orm import Mapped, aliased, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns, on_teams
from growth.facts import Kind, PlanState, Pulse, RoundState


class RoundRow(Base):
    """A check-in of one person, one in each ISO week of theirs."""

    __tablename__ = "checkins"
    __table_args__ = (UniqueConstraint("person_id", "week"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    week: Mapped[str] = mapped_column(String(8))
    question: Mapped[str] = mapped_column(String(128))
    asked: Mapped[str] = mapped_column(Text, server_default="")
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    state: Mapped[RoundState]
    opened_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    later: Mapped[bool] = mapped_column(default=False)
    pulse: Mapped[Pulse | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id", ondelete="SET NULL"))
    # Without a reference, which SQLite cannot add to a table that is there.
    back_id: Mapped[int | None] = mapped_column(Integer)


class ReplyRow(Base):
    """Which reply made which part of an answer. It holds no word of it."""

    __tablename__ = "replies"
    __table_args__ = (UniqueConstraint("round_id", "ts"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("checkins.id", ondelete="CASCADE"))
    ts: Mapped[str] = mapped_column(String(32))
    length: Mapped[int]
    digest: Mapped[str] = mapped_column(String(16))
    changed: Mapped[str | None] = mapped_column(String(32))
    gone: Mapped[bool] = mapped_column(default=False)


class AnswerRow(SharingColumns, Base):
    """What somebody wrote in a round, one of each kind. `person_id` is its author, as the round has it."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("round_id", "kind"), *on_teams("answers"))
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("checkins.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Kind]
    text: Mapped[str] = mapped_column(Text)
    theme: Mapped[str | None] = mapped_column(String(64))
    written_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    plan_state: Mapped[PlanState | None]
    plan_decided_at: Mapped[datetime | None]
    kept: Mapped[bool] = mapped_column(default=False, server_default=false())  # as a win

    @classmethod
    def said_anew(cls) -> ColumnElement[bool]:
        """Whether its author wrote the same words in a later round for the same reader: those stand in their place."""
        later = aliased(cls)
        return exists().where(
            later.person_id == cls.person_id,
            later.kind == cls.kind,
            later.round_id > cls.round_id,
            later.text == cls.text,
            later.for_the_same(cls),
        )
