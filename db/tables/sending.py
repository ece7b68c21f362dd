"""The tables between Trellis and Slack: what it owes, when it may speak, and what it has heard."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, synonym

from db.outbox import DeliveryState, Method
from db.tables.base import Base
from db.types import Kinds


def _where_known(column: str, name: str, *columns: str) -> Index:
    """An index of the rows in which a column has a value: most have none, and are written quicker."""
    known = text(f"{column} IS NOT NULL")
    return Index(name, *columns, sqlite_where=known, postgresql_where=known)


class DeliveryRow(Base):
    """One message that Trellis owes Slack. What it said is forgotten once it is certain what became of it.

    `channel` is to whom it is addressed, `slack_channel` the conversation in which it stands. With `redraws_id` it is a
    new face of that one, with `thread_id` an answer to it.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index("ix_deliveries_lane", "workspace_id", "state", "method", "priority", "due_at", "id"),
        _where_known("expires_at", "ix_deliveries_stale", "workspace_id", "state", "expires_at", "id"),
        _where_known("slack_ts", "ix_deliveries_message", "workspace_id", "slack_channel", "slack_ts"),
        _where_known("redraws_id", "ix_deliveries_redraws_id", "redraws_id"),
        _where_known("thread_id", "ix_deliveries_thread_id", "thread_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    workspace: Mapped[str] = synonym("workspace_id")
    key: Mapped[str] = mapped_column(String(255))
    token: Mapped[str] = mapped_column(String(64))  # the opaque id in the message's metadata
    method: Mapped[Method]
    channel: Mapped[str | None] = mapped_column(String(32))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    redraws_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    redraws: Mapped[int | None] = synonym("redraws_id")
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id", ondelete="CASCADE"))
    kinds: Mapped[tuple[str, ...]] = mapped_column(Kinds)
    payload: Mapped[dict[str, Any]]
    priority: Mapped[int]
    state: Mapped[DeliveryState]
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int | None] = mapped_column(BigInteger)  # the token of the lane in whose name it was claimed
    sought: Mapped[bool] = mapped_column(server_default=false())  # uncertain, and looked for in the conversation
    slack_channel: Mapped[str | None] = mapped_column(String(32))
    slack_ts: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]  # an admin had what did not arrive tried again, or dropped it


class MethodPauseRow(Base):
    """Slack asked for patience: until then this method is not called for this workspace.

    Before `since` it is no rest either: a clock that was set back must not make it longer.
    """

    __tablename__ = "method_pauses"
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True)
    method: Mapped[Method] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]


class LaneRow(Base):
    """Who speaks to a workspace, until when; a `token` is given out once, so that who lost the lane is known by it."""

    __tablename__ = "lanes"
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True)
    owner: Mapped[str | None] = mapped_column(String(32))
    token: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[datetime]
    paces: Mapped[dict[str, Any]]  # how much of Slack's allowance is used, and what was learnt of it


class ReceivedRow(Base):
    """Something Slack handed over, by its id, and done: kept together with what it did, so that neither is without
    the other.
    """

    __tablename__ = "received"
    workspace_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    said: Mapped[str] = mapped_column(String(64), server_default="")  # a digest of what stood in a form
    made: Mapped[str | None] = mapped_column(Text)  # what the deed made, for the same form with other words in it
