"""The tables of workspaces, people and teams."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, composite, mapped_column, synonym

from db.tables.base import Base
from db.types import Kinds
from growth.facts import HandoverState, LookupState, MoveState, Pause, Presence, Rhythm, Standing, Why


def _presence(
    text: str, emoji: str, status_until: datetime | None, dnd_until: datetime | None, heard_at: datetime | None
) -> Presence:
    """What was last said, and so was known."""
    return Presence(text, emoji, status_until, dnd_until, heard_at=heard_at)


class WorkspaceRow(Base):
    """A workspace under the id that Slack gives it, and what was chosen there; all else is in the settings."""

    __tablename__ = "workspaces"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    enterprise_id: Mapped[str | None] = mapped_column(String(32))
    bot_user: Mapped[str] = mapped_column(String(32))
    ladder: Mapped[str | None] = mapped_column(String(64))  # chosen by an admin; None for that of the settings
    hears_since: Mapped[datetime | None]  # since when nothing that Slack tells of people was missed
    next_hearing_at: Mapped[datetime | None]  # when Slack is asked about everybody, or about a page more of them
    hearing_page: Mapped[str | None] = mapped_column(String(255))  # Slack's cursor; None for the first page
    created_at: Mapped[datetime]


class PersonRow(Base):
    """A member of a workspace. `next_touch_at` is the schedule: nothing else says when they are next looked at."""

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_id"),
        Index("ix_people_due", "workspace_id", "next_touch_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    workspace: Mapped[str] = synonym("workspace_id")
    slack_id: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(255))  # the one that Slack shows
    real_name: Mapped[str] = mapped_column(String(255), server_default="")
    handle: Mapped[str] = mapped_column(String(255), server_default="")
    zone: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(32), server_default="")
    holidays: Mapped[str | None] = mapped_column(String(64))  # chosen; None for where Slack says that they are
    workdays: Mapped[frozenset[int] | None]  # chosen
    holidays_given: Mapped[str | None] = mapped_column(String(64))  # by an owner's sheet, where nothing is chosen
    workdays_given: Mapped[frozenset[int] | None]
    standing: Mapped[Standing]
    standing_before: Mapped[Standing | None]  # what somebody who is gone comes back to
    gone_since: Mapped[datetime | None]
    steps_from: Mapped[datetime | None]  # no step comes by itself before
    tells_read: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_admin: Mapped[bool] = mapped_column(default=False)
    ladder: Mapped[str] = mapped_column(String(64))
    level: Mapped[str | None] = mapped_column(String(64))
    areas: Mapped[tuple[str, ...]]
    directions: Mapped[tuple[str, ...]] = mapped_column(server_default="[]")
    without: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="[]")
    towards: Mapped[str | None] = mapped_column(String(64))
    rhythm: Mapped[Rhythm] = composite(
        mapped_column("rhythm_weeks"),
        mapped_column("rhythm_weekday"),
        mapped_column("rhythm_at"),
        mapped_column("nudge_weeks"),
        mapped_column("rhythm_monthly", server_default=false()),
        mapped_column("rhythm_own_hour", server_default=false()),
    )
    pause: Mapped[Pause | None] = composite(mapped_column("paused_by", nullable=True), mapped_column("paused_until"))
    status_text: Mapped[str] = mapped_column(String(255), default="")
    status_emoji: Mapped[str] = mapped_column(String(255), default="")
    status_until: Mapped[datetime | None]
    dnd_until: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]  # when Slack last said who they are
    changed_at: Mapped[datetime | None]  # when they last changed, by Slack's own clock
    presence: Mapped[Presence] = composite(
        _presence, "status_text", "status_emoji", "status_until", "dnd_until", "heard_at"
    )
    silent_rounds: Mapped[int] = mapped_column(default=0)
    # A manager. Without a reference, which SQLite cannot add to a table that is there: `people.hears_no_more` minds it.
    quiet_shared_with: Mapped[int | None]
    next_touch_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(server_default="0")  # in a row, of speaking to them
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    home_tab: Mapped[str | None] = mapped_column(String(16))
    home_turned_at: Mapped[datetime | None]

    @classmethod
    def quiet_is_with(cls, person_id: int) -> ColumnElement[bool]:
        """Whoever let this person hear that Trellis paused itself: `growth.audience` says who is told."""
        return cls.quiet_shared_with == person_id


class TeamRow(Base):
    """A team, by whoever leads it.

    `weekday` and `at` are on the wall of its `zone`, or the manager's; `next_digest_at` follows from them.
    """

    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), index=True)
    workspace: Mapped[str] = synonym("workspace_id")
    name: Mapped[str] = mapped_column(String(80))
    manager_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str | None] = mapped_column(String(32))
    ladder: Mapped[str | None] = mapped_column(String(64))
    zone: Mapped[str | None] = mapped_column(String(64))
    questions: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="[]")
    asked: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="[]")  # as `growth.questions` notes it
    weekday: Mapped[int] = mapped_column("digest_weekday")
    at: Mapped[time] = mapped_column("digest_at")
    next_digest_at: Mapped[datetime | None] = mapped_column(index=True)
    next_look_at: Mapped[datetime | None] = mapped_column(index=True)  # whether the first post is near; None: no more
    created_at: Mapped[datetime]


class MembershipRow(Base):
    """A person grows on one team at a time; a manager belongs to the team by leading it."""

    __tablename__ = "memberships"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    joined_at: Mapped[datetime]


class MoveRow(Base):
    """Somebody on another team was asked whether they would like to move to this one, by whoever put them on it."""

    __tablename__ = "moves"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    state: Mapped[MoveState]
    asked_at: Mapped[datetime]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="SET NULL"), index=True)


class HandoverRow(Base):
    """Somebody else leads a team from a moment on, or did not: at most one of a team is still to come."""

    __tablename__ = "handovers"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    before_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    manager_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    state: Mapped[HandoverState]
    planned_at: Mapped[datetime]
    effective_at: Mapped[datetime] = mapped_column(index=True)  # or when it was settled


class LookupRow(Base):
    """Somebody named in a team's form of whom Slack had not told when it was sent; kept until all of a form are.

    Slack is asked at `due_at` or later. Whoever is left out is kept without a name: `name` is that of somebody served.
    """

    __tablename__ = "lookups"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    slack_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    occasion: Mapped[str] = mapped_column(String(255))  # what the form is known by
    state: Mapped[LookupState]
    name: Mapped[str] = mapped_column(String(255))
    due_at: Mapped[datetime]


class TeamPeriodRow(Base):
    """Four weeks of a team: who was on it when they began, and the numbers that were drawn of it, once, at the end.

    They are kept because a second draw would give the chance in them away.
    """

    __tablename__ = "team_periods"
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    began: Mapped[datetime] = mapped_column(primary_key=True)
    roster: Mapped[tuple[int, ...]]
    closed_at: Mapped[datetime | None]
    numbers: Mapped[dict[str, Any] | None]


class TouchRow(Base):
    """What came of each moment at which Trellis could have spoken: the memory behind `/growth status`."""

    __tablename__ = "touches"
    __table_args__ = (Index("ix_touches_person_at", "person_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    kinds: Mapped[tuple[str, ...]] = mapped_column(Kinds)  # of what was said; none where nothing was
    why: Mapped[Why | None]  # nothing was said, or it never arrived
