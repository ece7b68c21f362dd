"""The message that is sent over and over: eight paragraphs, to a conversation of its own each time."""

from typing import Any

TEXT = "Growth check-in. What did you do since we last spoke, and what will you do next? " * 3
FACE: dict[str, Any] = {
    "text": TEXT,
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"{TEXT} ({part})"}} for part in range(8)],
}
WAITING = 20_000  # messages in the queue as each turn begins
AT_ONCE = 8  # requests that are under way together
