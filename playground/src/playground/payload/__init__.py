"""The payload check: what Slack would refuse in a message or a view, by name and place."""

import json
from typing import Any

from playground import limits
from playground.errors import ApiError
from playground.payload.attachments import ATTACHMENTS, SEEN
from playground.payload.checks import Faults
from playground.payload.together import ACTING, INSIDE, Surface, blocks_in, elements_in, faults_of_blocks
from playground.payload.views import faults_of_view
from playground.wire import Json

__all__ = [
    "ACTING",
    "INSIDE",
    "Surface",
    "blocks_in",
    "check_attachments",
    "check_blocks",
    "check_view",
    "elements_in",
    "faults_of_blocks",
    "is_seen",
]


def check_blocks(blocks: Any) -> None:
    """Raises ApiError (`invalid_blocks`, `invalid_attachments`, `msg_blocks_too_long`) for what no message may have."""
    _refuse("invalid_blocks", faults_of_blocks(blocks, "message", "/blocks"))


def check_attachments(attachments: Any) -> None:
    """Raises ApiError (`too_many_attachments`, `invalid_attachments`) for what no message may have attached."""
    if isinstance(attachments, list) and len(attachments) > limits.ATTACHMENTS:
        raise ApiError("too_many_attachments")
    _refuse("invalid_attachments", ATTACHMENTS(attachments, "/attachments"))


def is_seen(attachment: Json) -> bool:
    """Whether an attachment shows anything: a colour alone is nothing."""
    return any(attachment.get(name) for name in SEEN)


def check_view(view: Any, *, home: bool) -> None:
    """Raises ApiError (`invalid_arguments`, `view_too_large`) for a view that Slack would not show."""
    faults = [str(fault) for fault in faults_of_view(view, home=home)]
    if faults:
        raise ApiError("invalid_arguments", faults)
    if len(json.dumps(view).encode()) > limits.VIEW_BYTES:
        raise ApiError("view_too_large")


def _refuse(error: str, faults: Faults) -> None:
    found = list(faults)
    if found:
        messages = [str(fault) for fault in found]
        raise ApiError(found[0].error or error, messages, errors=messages)
