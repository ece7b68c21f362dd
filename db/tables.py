"""The tables. Every row of a workspace carries its id; every instant is UTC."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.outbox import DeliveryState, Method
from db.types import Document, Instant, WallTime, Word
from growth.facts import Audience, Kind, PausedBy, Pulse, RoundState, Standing, StepState

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own form
        datetime: Instant,
        time: WallTime,
        dict[str, Any]: Document,
        list[str]: Document,
        Audience: Word(Audience),
        DeliveryState: Word(DeliveryState),
        Kind: Word(Kind),
        Method: Word(Method),
        PausedBy: Word(PausedBy),
        Pulse: Word(Pulse),
        RoundState: Word(RoundState),
        Standing: Word(Standing),
        StepState: Word(StepState),
    }


class WorkspaceRow(Base):
    __tablename__ = "workspaces"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    enterprise_id: Mapped[str | None] = mapped_column(String(32))
    bot_user: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]
    # One worker at a time speaks to a workspace: the lease of its lane.
    leased_by: Mapped[str | None] = mapped_column(String(64))
    leased_until: Mapped[datetime | None]


class PersonRow(Base):
    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    slack_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(255))
    zone: Mapped[str] = mapped_column(String(64))
    standing: Mapped[Standing]
    is_admin: Mapped[bool] = mapped_column(default=False)
    ladder: Mapped[str] = mapped_column(String(64))
    level: Mapped[str | None] = mapped_column(String(64))
    areas: Mapped[list[str]]
    rhythm_weeks: Mapped[int]
    rhythm_weekday: Mapped[int]
    rhythm_at: Mapped[time]
    nudge_weeks: Mapped[int]
    paused_by: Mapped[PausedBy | None]
    paused_until: Mapped[datetime | None]
    status_text: Mapped[str] = mapped_column(String(255), default="")
    status_emoji: Mapped[str] = mapped_column(String(255), default="")
    status_until: Mapped[datetime | None]
    dnd_until: Mapped[datetime | None]
    silent_rounds: Mapped[int] = mapped_column(default=0)
    quiet_shared: Mapped[bool] = mapped_column(default=False)
    next_touch_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]


class TeamRow(Base):
    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    manager_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str | None] = mapped_column(String(32))
    digest_weekday: Mapped[int]
    digest_at: Mapped[time]
    next_digest_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]


class MembershipRow(Base):
    """A person grows on one team at a time; a manager belongs to the team by leading it."""

    __tablename__ = "memberships"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    joined_at: Mapped[datetime]


class RoundRow(Base):
    __tablename__ = "checkins"
    __table_args__ = (UniqueConstraint("person_id", "week"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    week: Mapped[str] = mapped_column(String(8))
    question: Mapped[str] = mapped_column(String(128))
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


class AnswerRow(Base):
    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("round_id", "kind"), Index("ix_answers_sharing", "team_id", "shared_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("checkins.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[Kind]
    text: Mapped[str] = mapped_column(Text)
    audience: Mapped[Audience]
    theme: Mapped[str | None] = mapped_column(String(64))
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    shared_at: Mapped[datetime | None]
    written_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]


class StepRow(Base):
    __tablename__ = "steps"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    action: Mapped[str] = mapped_column(String(128))
    resource: Mapped[str | None] = mapped_column(String(128))
    ladder: Mapped[str] = mapped_column(String(64))
    ladder_version: Mapped[str] = mapped_column(String(32))
    state: Mapped[StepState]
    for_good: Mapped[bool] = mapped_column(default=False)
    because: Mapped[list[str]]
    offered_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class TouchRow(Base):
    """What came of each moment at which Trellis could have spoken: the memory behind `/growth status`."""

    __tablename__ = "touches"
    __table_args__ = (Index("ix_touches_person_at", "person_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    spoke: Mapped[bool]
    what: Mapped[str] = mapped_column(String(128))


class DeliveryRow(Base):
    """One message that Trellis owes Slack."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index("ix_deliveries_lane", "workspace_id", "state", "due_at"),
        Index("ix_deliveries_message", "workspace_id", "slack_channel", "slack_ts"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(255))
    token: Mapped[str] = mapped_column(String(64))  # the opaque id in the message's metadata
    method: Mapped[Method]
    channel: Mapped[str | None] = mapped_column(String(32))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    redraws_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    about: Mapped[str] = mapped_column(String(128))
    payload: Mapped[dict[str, Any]]
    priority: Mapped[int]
    state: Mapped[DeliveryState]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    slack_channel: Mapped[str | None] = mapped_column(String(32))
    slack_ts: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]


class MethodPauseRow(Base):
    """Slack asked for patience: until then this method is not called for this workspace."""

    __tablename__ = "method_pauses"
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True)
    method: Mapped[Method] = mapped_column(primary_key=True)
    until: Mapped[datetime]


class ReceivedRow(Base):
    """Something Slack handed over, by its id: what is done already is not done again."""

    __tablename__ = "received"
    workspace_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    done: Mapped[bool] = mapped_column(default=False)
