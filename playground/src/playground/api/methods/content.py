"""What an app wants to say: the text, the blocks and the metadata of a message, checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.core.controls import identified
from playground.core.drawable import drawable
from playground.core.strictness import passes, refuse
from playground.errors import ApiError
from playground.payload import check_attachments, check_blocks, is_seen
from playground.payload.metadata import check_metadata
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Content:
    text: str
    blocks: list[Json] | None
    metadata: Json | None = None
    attachments: list[Json] | None = None


def checked(given: Json, fresh: Iterator[int], *, most: int = limits.MESSAGE_TEXT) -> Content:
    """The content of a message whose JSON has been parsed. Raises ApiError as Slack would."""
    given = _with_markdown(given)
    text, blocks = given.get("text") or "", given.get("blocks")
    attachments = given.get("attachments") or None
    if not isinstance(text, str):
        raise ApiError("invalid_arguments", ["text must be a string"])
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if attachments is not None and not isinstance(attachments, list):
        raise ApiError("invalid_attachments")
    if attachments:
        passes(lambda: check_attachments(attachments))
    if not text.strip() and not blocks and not any(is_seen(one) for one in attachments or () if isinstance(one, dict)):
        refuse(ApiError("no_text"))
    if len(text) > most:
        text = _cut(text, most)
    return Content(text, accepted(blocks, fresh), _metadata(given.get("metadata")), attachments)


def _cut(text: str, most: int) -> str:
    """A text that is too long: a new message's is shortened, that of an update is refused."""
    if most == limits.UPDATE_TEXT:
        refuse(ApiError("msg_too_long"))
        return text
    return text[:most]


def _with_markdown(given: Json) -> Json:
    """`markdown_text` is a markdown block that stands alone. Raises ApiError where it does not."""
    words = given.get("markdown_text")
    if not words:
        return given
    if given.get("text") or given.get("blocks"):
        raise ApiError("markdown_text_conflict")
    if len(words) > limits.MARKDOWN:
        raise ApiError("msg_too_long")
    return {**given, "text": words, "blocks": [{"type": "markdown", "text": words}]}


def _metadata(given: Any) -> Json | None:
    if given is None:
        return None
    # Bolt sends null for a payload of nothing with each `say` in the thread of a direct message, and Slack takes it.
    if isinstance(given, dict) and "event_payload" in given and given["event_payload"] is None:
        given = {**given, "event_payload": {}}
    metadata: Json = given
    return metadata if passes(lambda: check_metadata(given)) or isinstance(given, dict) else None


def accepted(blocks: Any, fresh: Iterator[int]) -> list[Json] | None:
    """The blocks of a message, with ids where they had none. Raises ApiError."""
    if not blocks:
        return None
    if passes(lambda: check_blocks(blocks)):
        return identified(blocks, fresh)
    return drawable(blocks, fresh)
