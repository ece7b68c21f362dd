"""Whoever clicks on a message, or replies to it, proves that it arrived, whatever became of Slack's answer."""

from collections.abc import Mapping
from typing import Any

from db.arrivals import Seen


def seen(body: Mapping[str, Any]) -> Seen | None:
    """The message that this is about; None where it is about none that is kept."""
    container, event = body.get("container") or {}, body.get("event") or {}
    if container.get("type") == "message" and not container.get("is_ephemeral"):
        message = body.get("message") or {}
        token = ((message.get("metadata") or {}).get("event_payload") or {}).get("id")
        return Seen(container["channel_id"], container["message_ts"], token, message.get("blocks") or [])
    if event.get("type") == "message" and event.get("channel_type") == "im" and event.get("thread_ts"):
        return Seen(event["channel"], event["thread_ts"])
    return None
