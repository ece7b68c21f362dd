"""Somebody as Slack describes them, in an answer or in an event."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from db.profiles import Profile
from growth.facts import Presence
from handlers.framework.incoming import clean
from handlers.framework.tenant import Member

A_PAGE = 200  # as many as Slack recommends. source: https://docs.slack.dev/reference/methods/users.list
LONGEST_NAME = 255  # as much as its column holds


def instant(epoch: float) -> datetime:
    """The moment that Slack gives as seconds."""
    return datetime.fromtimestamp(epoch, UTC)


def _named(name: str | None) -> str:
    """A name as Slack gives it; one of blanks is none."""
    return (name or "").strip()[:LONGEST_NAME]


def describe(user: Mapping[str, Any]) -> Member:
    """Somebody out of Slack's own description. On an Enterprise Grid one person is in several workspaces."""
    user = clean(user)
    about = user.get("profile") or {}
    guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted"))
    expires = about.get("status_expiration") or 0
    presence = Presence(
        status_text=about.get("status_text") or "",
        status_emoji=about.get("status_emoji") or "",
        status_until=instant(expires) if expires else None,
        known=False,  # nothing here tells of do-not-disturb
    )
    real_name = _named(about.get("real_name")) or _named(user.get("real_name"))
    handle = _named(user.get("name"))
    profile = Profile(
        slack_id=user["id"],
        name=_named(about.get("display_name")) or real_name or handle,
        zone=user.get("tz") or "",
        locale=user.get("locale") or "",
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        deactivated=bool(user.get("deleted") or guest),
        presence=presence,
        real_name=real_name,
        handle=handle,
        changed_at=instant(user["updated"]) if user.get("updated") else None,
    )
    return Member(
        profile=profile,
        workspaces=frozenset({user.get("team_id", ""), *(user.get("enterprise_user") or {}).get("teams", ())}),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=guest,
    )
