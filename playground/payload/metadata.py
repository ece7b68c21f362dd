"""Message metadata: an event type, and scalars or one level of them."""

import json
from typing import Any

from playground import limits
from playground.errors import ApiError
from playground.payload.checks import Fault, Faults, number, shape, string
from playground.wire import Json


def check_metadata(metadata: Any) -> None:
    """Raises ApiError (`invalid_metadata_format`, `invalid_metadata_schema`, `metadata_too_large`)."""
    for error, check in (("invalid_metadata_format", _FORM), ("invalid_metadata_schema", _is_flat)):
        faults = [str(fault) for fault in check(metadata, "/metadata")]
        if faults:
            raise ApiError(error, faults)
    if len(json.dumps(metadata).encode()) > limits.METADATA_BYTES:
        raise ApiError("metadata_too_large")


def _object(value: Any, at: str) -> Faults:
    if not isinstance(value, dict):
        yield Fault(at, "must provide an object")


_FORM = shape({"event_type": string(), "event_payload": _object})


def _is_flat(metadata: Json, at: str) -> Faults:
    for name, value in metadata["event_payload"].items():
        here = f"{at}/event_payload/{_token(name)}"
        inside = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else [value]
        for scalar in (name, *inside):
            yield from _scalar(scalar, here)


def _scalar(value: Any, at: str) -> Faults:
    if isinstance(value, dict | list):
        yield Fault(at, "must be a scalar, or one level of them")
    elif isinstance(value, str):
        yield from string(least=0)(value, at)
    elif value is not None and not isinstance(value, bool):
        yield from number()(value, at)


def _token(name: str) -> str:
    """A name as a JSON pointer writes it."""
    return name.replace("~", "~0").replace("/", "~1")
