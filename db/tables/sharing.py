"""The columns of everything that can be shared."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, String, and_, or_, text
from sqlalchemy.orm import Composite, Mapped, composite, declared_attr, mapped_column

from growth.facts import Audience, Sharing


def on_teams(table: str) -> tuple[Index, Index]:
    """By what is shared on teams is found that is new there."""
    some = text("followed_at IS NOT NULL")
    return (
        Index(f"ix_{table}_sharing", "team_id", "shared_at"),
        Index(f"ix_{table}_followed", "team_id", "followed_at", sqlite_where=some, postgresql_where=some),
    )


class SharingColumns:
    """A row that its author can share. `sharing` is all of these columns as one value."""

    audience: Mapped[Audience] = mapped_column(default=Audience.ONLY_ME)
    manager_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="SET NULL"))
    channel: Mapped[str | None] = mapped_column(String(32))
    shared_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]
    followed_at: Mapped[datetime | None]

    @declared_attr
    def sharing(cls) -> Composite[Sharing]:  # noqa: N805 - SQLAlchemy's own form
        parts = ("audience", "manager_id", "team_id", "channel", "shared_at", "taken_back_at", "followed_at")
        return composite(Sharing, *parts)

    @classmethod
    def shared_after(cls, moment: datetime) -> ColumnElement[bool]:
        """What was shared after that moment, or followed to its channel."""
        return or_(cls.shared_at > moment, cls.followed_at > moment)

    @classmethod
    def since(cls, team_id: int, moment: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        """What may be shared on a team after that moment, and what followed to its channel: each is one of an index."""
        return and_(cls.team_id == team_id, cls.shared_at > moment), and_(
            cls.team_id == team_id, cls.followed_at > moment
        )

    @classmethod
    def is_with(cls, people: Any) -> Any:
        """For a join: the person it is shared with."""
        return cls.manager_id == people.id

    @classmethod
    def shared_with(cls, person_id: int) -> tuple[ColumnElement[Any], ...]:
        """What may be shared with a person: `growth.audience` says which of it is."""
        return (cls.shared_at.is_not(None), cls.manager_id == person_id)

    @classmethod
    def with_any(cls, person_ids: Collection[int], since: datetime | None = None) -> ColumnElement[bool]:
        """What may be shared with any of these people, after a moment: `growth.audience` says which of it is."""
        after = cls.shared_at > since if since is not None else cls.shared_at.is_not(None)
        return and_(after, cls.manager_id.in_(person_ids))

    @classmethod
    def on_agenda(cls, since: datetime | None = None) -> ColumnElement[bool]:
        """What is for the agenda of two people, after a moment."""
        chosen = cls.audience == Audience.AGENDA
        return chosen if since is None else and_(chosen, cls.shared_at > since)

    @classmethod
    def for_the_same(cls, other: type["SharingColumns"]) -> ColumnElement[bool]:
        """Whether what was shared, and for whom, is the same as of another row."""
        return and_(cls.audience == other.audience, cls.manager_id.is_not_distinct_from(other.manager_id))
