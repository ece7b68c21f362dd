"""More than one message can hold, as several that belong in one thread."""

from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.blocks import Message

ROOM = 9000  # of text in one message; Slack refuses somewhere above 13,000
MOST_BLOCKS = 45  # Slack takes 50


def of(drawn: Sequence[Block]) -> list[Message]:
    """Blocks as one message, or as several where they are more than one may hold."""
    parts: list[list[Block]] = [[]]
    room = ROOM
    for block in drawn:
        size = _size(block.to_dict())
        if parts[-1] and (size > room or len(parts[-1]) >= MOST_BLOCKS):
            parts.append([])
            room = ROOM
        parts[-1].append(block)
        room -= size
    return [Message.of(part) for part in parts]


def _size(value: Any) -> int:
    """How many characters of text a block carries."""
    if isinstance(value, str):
        return len(value)
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(_size(part) for part in inner)
