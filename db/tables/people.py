"""The tables of workspaces, people and teams."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from growth.facts import LookupState, MoveState, PausedBy, Standing, Why


class WorkspaceRow(Base):
    __tablename__ = "workspaces"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    enterprise_id: Mapped[str | None] = mapped_column(String(32))
    bot_user: Mapped[str] = mapped_column(String(32))
    ladder: Mapped[str | None] = mapped_column(String(64))  # chosen by an admin; None for that of the settings
    created_at: Mapped[datetime]
    # One worker at a time speaks to a workspace: the lease of its lane.


class PersonRow(Base):
    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    slack_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(255))  # the one that Slack shows
    real_name: Mapped[str] = mapped_column(String(255), server_default="")
    handle: Mapped[str] = mapped_column(String(255), server_default="")
    zone: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(32), server_default="")
    holidays: Mapped[str | None] = mapped_column(String(64))  # chosen; None for where Slack says that they are
    workdays: Mapped[str | None] = mapped_column(String(7))  # chosen, a digit each, Monday is 0
    holidays_given: Mapped[str | None] = mapped_column(String(64))  # by an owner's sheet, where nothing is chosen
    workdays_given: Mapped[str | None] = mapped_column(String(7))
    standing: Mapped[Standing]
    standing_before: Mapped[Standing | None]  # what somebody who is gone comes back to
    gone_since: Mapped[datetime | None]
    is_admin: Mapped[bool] = mapped_column(default=False)
    ladder: Mapped[str] = mapped_column(String(64))
    level: Mapped[str | None] = mapped_column(String(64))
    areas: Mapped[list[str]]
    directions: Mapped[list[str]] = mapped_column(server_default="[]")
    towards: Mapped[str | None] = mapped_column(String(64))
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
    quiet_shared_with: Mapped[int | None]  # a manager; whoever is deleted hears nothing, and no reference is needed
    next_touch_at: Mapped[datetime | None] = mapped_column(index=True)
    failures: Mapped[int] = mapped_column(server_default="0")  # in a row, of speaking to them
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]


class TeamRow(Base):
    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    manager_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str | None] = mapped_column(String(32))
    ladder: Mapped[str | None] = mapped_column(String(64))
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


class MoveRow(Base):
    """Somebody on another team was asked whether they would like to move to this one."""

    __tablename__ = "moves"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    state: Mapped[MoveState]
    asked_at: Mapped[datetime]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class LookupRow(Base):
    """Somebody named in a team's form of whom Slack had not told when it was sent; kept until all of a form are."""

    __tablename__ = "lookups"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    slack_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    occasion: Mapped[str] = mapped_column(String(255))  # what the form is known by
    state: Mapped[LookupState]
    name: Mapped[str] = mapped_column(String(255))
    due_at: Mapped[datetime]


class TeamPeriodRow(Base):
    """Four weeks of a team: who was on it when they began, and the numbers that were drawn of it, once, at the end."""

    __tablename__ = "team_periods"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    began: Mapped[datetime] = mapped_column(primary_key=True)
    roster: Mapped[list[int]]
    closed_at: Mapped[datetime | None]
    numbers: Mapped[dict[str, Any] | None]


class TouchRow(Base):
    """What came of each moment at which Trellis could have spoken: the memory behind `/growth status`."""

    __tablename__ = "touches"
    __table_args__ = (Index("ix_touches_person_at", "person_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    kinds: Mapped[tuple[str, ...]]  # of what was said; none where nothing was
    why: Mapped[Why | None]  # nothing was said, or it never arrived
