"""More than one message can hold, as several that belong in one thread."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import Block

from handlers.framework import words
from handlers.framework.blocks import Message
from handlers.framework.rendering import rendered

SECTION = 2600  # of quoted words in one section, which holds 3,000 with what stands above them
ROOM = 9000  # of text in one message; Slack refuses somewhere above 13,000, see `handlers.framework.fitting`
WIDEST = 5  # what one character becomes at most when it is quoted: `&amp;`
MOST_BLOCKS = 45  # Slack takes 50, source: https://docs.slack.dev/reference/block-kit/blocks


def of(drawn: Sequence[Block], *, share: int = 1) -> list[Message]:
    """Blocks as one message, or as several where they are more than one, or its `share`-th part, may hold."""
    return [Message.of(part) for part in divided(drawn, share=share)]


def divided(drawn: Sequence[Block], *, share: int = 1, together: Callable[[Block], object] = id) -> list[list[Block]]:
    """The blocks of each message. Neighbours that are the same by `together` stay in one."""
    parts: list[list[Block]] = [[]]
    room = ROOM // share
    for _, neighbours in groupby(drawn, together):
        group = list(neighbours)
        size = sum(_size(rendered(block)) for block in group)
        if parts[-1] and (size > room or len(parts[-1]) + len(group) > MOST_BLOCKS // share):
            parts.append([])
            room = ROOM // share
        parts[-1].extend(group)
        room -= size
    return parts


def pieces(text: str) -> list[str]:
    """A text whole, in as many pieces as it needs to be quoted in sections; broken between words where it can be."""
    whole = text.strip()
    if _fits(whole):
        return [whole]
    found = [""]
    for word in re.findall(r"\S{1,400}\s?|\s", whole):
        if not _fits(found[-1] + word):
            found.append("")
        found[-1] += word
    return found


def _fits(text: str) -> bool:
    return WIDEST * (len(text) + 1) <= SECTION or len(words.quote(text, SECTION * 2)) <= SECTION


def _size(value: Any) -> int:
    """How many characters of text a block carries."""
    if isinstance(value, str):
        return len(value)
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(_size(part) for part in inner)
