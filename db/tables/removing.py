"""The tables of what is to be found again when somebody deletes all that is kept of them, and of what has to go yet."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, synonym

from db.tables.base import Base
from growth.facts import RemovalKind


class FileRow(Base):
    """A file that was sent to somebody, by the id that Slack gave it. Of what stands in it nothing is kept."""

    __tablename__ = "files"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    file: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(32))
    sent_at: Mapped[datetime]


class RemovalRow(Base):
    """Something of somebody who is deleted that still has to go from Slack. It names it by Slack's ids, and goes then.

    `named` is a message by its moment, a file by its id, a delivery by ours, and somebody they shared with, whose Home
    is drawn anew, by that person's id. What is `refused` Slack would not remove.
    """

    __tablename__ = "removals"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_id", "kind", "channel", "named"),
        Index("ix_removals_due", "workspace_id", "due_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    workspace: Mapped[str] = synonym("workspace_id")
    slack_id: Mapped[str] = mapped_column(String(32))  # whose it was
    kind: Mapped[RemovalKind]
    channel: Mapped[str] = mapped_column(String(32), server_default="")
    named: Mapped[str] = mapped_column(String(32), server_default="")
    due_at: Mapped[datetime]
    refused: Mapped[bool] = mapped_column(default=False, server_default=false())
