"""Message metadata: an event type, and scalars or one level of them."""

import json
from typing import Any

from playground import limits
from playground.errors import ApiError

_SCALAR = (str, int, float, bool, type(None))


def check_metadata(metadata: Any) -> None:
    """Raises ApiError (`invalid_metadata_format`, `invalid_metadata_schema`, `metadata_too_large`)."""
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload"}:
        raise ApiError("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format")
    if not all(_is_flat(value) for value in metadata["event_payload"].values()):
        raise ApiError("invalid_metadata_schema")
    if len(json.dumps(metadata).encode()) > limits.METADATA_BYTES:
        raise ApiError("metadata_too_large")


def _is_flat(value: Any) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return all(isinstance(item, _SCALAR) for item in inner)
