"""What an event of Slack's is: of what kind, and by whom or about whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CHANGED, DELETED = "message_changed", "message_deleted"
INSIDE = {CHANGED: "message", DELETED: "previous_message"}  # where these name whose message it is
OF_ANYBODY = (CHANGED, DELETED, "user_change", "team_join")  # Slack tells of everybody: nobody is written down for that


@dataclass(frozen=True, slots=True)
class Event:
    kind: str
    slack_id: str

    @property
    def concerns_the_known(self) -> bool:
        """Whether it is nobody's business where it is about somebody who is not known yet."""
        return self.kind in OF_ANYBODY


def of(event: Mapping[str, Any]) -> Event | None:
    """What happened; None for what has no person, or is of a bot's making, or changed no word of a message."""
    kind = str(event["type"])
    about: Mapping[str, Any] = event
    if kind == "message" and event.get("subtype") in INSIDE:
        kind = event["subtype"]
        about = event.get(INSIDE[kind]) or {}
    user = about.get("user")
    slack_id = user["id"] if isinstance(user, dict) else user
    if not slack_id or about.get("bot_id") or (kind == CHANGED and not _rewritten(event)):
        return None
    return Event(kind, slack_id)


def _rewritten(event: Mapping[str, Any]) -> bool:
    """Whether its author gave a message other words: Slack tells too of links that unfold, and of replies that came."""
    message, before = event["message"], event.get("previous_message") or {}
    edited = (message.get("edited") or {}).get("ts")
    return bool(edited and message.get("ts")) and message.get("text") != before.get("text")
