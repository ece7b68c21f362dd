"""What an app wants to say: the text, the blocks and the metadata of a message, checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.controls import identified
from playground.errors import ApiError
from playground.payload import check_blocks
from playground.payload.metadata import check_metadata
from playground.wire import Json


@dataclass(frozen=True, slots=True)
class Content:
    text: str
    blocks: list[Json] | None
    metadata: Json | None = None


def checked(given: Json, fresh: Iterator[int], *, most: int = limits.MESSAGE_TEXT) -> Content:
    """The content of a message whose JSON has been parsed. Raises ApiError as Slack would."""
    text, blocks, metadata = given.get("text") or "", given.get("blocks"), given.get("metadata")
    if not isinstance(text, str):
        raise ApiError("invalid_arguments", ["text must be a string"])
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if len(given.get("attachments") or ()) > limits.ATTACHMENTS:
        raise ApiError("too_many_attachments")
    if not text.strip() and not blocks and not given.get("attachments"):
        raise ApiError("no_text")
    if len(text) > most:
        raise ApiError("msg_too_long")
    if metadata is not None:
        check_metadata(metadata)
    return Content(text, _checked(blocks, fresh), metadata)


def _checked(blocks: list[Any] | None, fresh: Iterator[int]) -> list[Json] | None:
    if not blocks:
        return None
    check_blocks(blocks)
    return identified(blocks, fresh)
