"""The tables of what people do and how they see themselves: steps, saved resources, assessments, measurements."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text, false
from sqlalchemy.orm import Mapped, composite, mapped_column

from db.tables.base import Base
from db.tables.sharing import SharingColumns
from growth.facts import Rating, StepState, Wording


class StepRow(Base):
    """A step that somebody was offered or took on, in the words of then, and last decided on at `decided_at`."""

    __tablename__ = "steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    action: Mapped[str] = mapped_column(String(128))
    resource: Mapped[str | None] = mapped_column(String(128))
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    state: Mapped[StepState]
    for_good: Mapped[bool] = mapped_column(default=False)
    wording: Mapped[Wording] = composite(
        mapped_column("title", Text, server_default=""),
        mapped_column("text", Text, server_default=""),
        mapped_column("minutes", server_default="0"),
        mapped_column("done_when", Text, server_default=""),
    )
    areas: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")
    expectations: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")
    because: Mapped[tuple[str, ...]]
    offered_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
    kept: Mapped[bool] = mapped_column(default=False, server_default=false())  # as a win
    stills: Mapped[int] = mapped_column(default=0, server_default="0")  # on how many days it was still going
    half: Mapped[str] = mapped_column(Text, default="", server_default="")  # the smaller half they took
    helped: Mapped[bool | None]


class SavedRow(Base):
    """A resource somebody keeps for later."""

    __tablename__ = "saved"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    ladder: Mapped[str] = mapped_column(String(64), primary_key=True)
    resource: Mapped[str] = mapped_column(String(128), primary_key=True)
    ladder_version: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime]


class AssessmentRow(SharingColumns, Base):
    """How somebody looks against a level, to themselves or to their manager; unfinished without `finished_at`.

    `scope` has the competencies that a short one asks about, and nothing for all of them.
    """

    __tablename__ = "assessments"
    __table_args__ = (Index("ix_assessments_subject_author", "subject_id", "author_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    level: Mapped[str] = mapped_column(String(64))
    scope: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    # Without a reference, which SQLite cannot add to a table that is there.
    team_id: Mapped[int | None] = mapped_column(Integer)


class RatingRow(Base):
    """One competency of an assessment, under the `name` that it had then, with what its author has seen of it."""

    __tablename__ = "ratings"
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True)
    competency: Mapped[str] = mapped_column(String(128), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    rating: Mapped[Rating]
    rated_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text, default="", server_default="")


class MeasurementRow(Base):
    """One time that a measure of the ladder was asked for; answered without a `label`, it is not to be asked again."""

    __tablename__ = "measurements"
    __table_args__ = (Index("ix_measurements_person_asked", "person_id", "asked_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    measure: Mapped[str] = mapped_column(String(128))
    asked: Mapped[str] = mapped_column(Text)
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    asked_at: Mapped[datetime]
    label: Mapped[str | None] = mapped_column(Text)
    value: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)
