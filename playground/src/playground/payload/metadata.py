"""Message metadata: an event type with scalars or one level of them, and entities."""

import json
from typing import Any

from playground import limits
from playground.errors import ApiError
from playground.payload.checks import Fault, Faults, number, shape, string
from playground.wire import Json


def check_metadata(metadata: Any) -> None:
    """Raises ApiError (`invalid_metadata_format`, `invalid_metadata_schema`, `metadata_too_large`)."""
    for error, check in (("invalid_metadata_format", _form), ("invalid_metadata_schema", _is_flat)):
        faults = [str(fault) for fault in check(metadata, "/metadata")]
        if faults:
            raise ApiError(error, faults)
    if len(json.dumps(metadata).encode()) > limits.METADATA_BYTES:
        raise ApiError("metadata_too_large")


def _object(value: Any, at: str) -> Faults:
    if not isinstance(value, dict):
        yield Fault(at, "must provide an object")


_WORDS = string(least=0)


def _entities(value: Any, at: str) -> Faults:
    """Work objects, which other apps can read. Their fields are of many kinds, and no app of ours sends one."""
    if not isinstance(value, list) or not all(isinstance(entity, dict) for entity in value):
        yield Fault(at, "must provide a list of objects")


_EVENT = shape({"event_type": string(), "event_payload": _object}, {"entities": _entities})
_ENTITIES = shape({"entities": _entities})


def _form(value: Any, at: str) -> Faults:
    """An event, entities, or both."""
    yield from (_ENTITIES if isinstance(value, dict) and value.keys() == {"entities"} else _EVENT)(value, at)


def _is_flat(metadata: Json, at: str) -> Faults:
    for name, value in metadata.get("event_payload", {}).items():
        bad_name = list(_WORDS(name, f"{at}/event_payload"))
        yield from bad_name or _shallow(value, f"{at}/event_payload/{_token(name)}")


def _shallow(value: Any, at: str) -> Faults:
    inside = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else [value]
    for scalar in inside:
        yield from _scalar(scalar, at)


def _scalar(value: Any, at: str) -> Faults:
    if isinstance(value, dict | list):
        yield Fault(at, "must be a scalar, or one level of them")
    elif isinstance(value, str):
        yield from _WORDS(value, at)
    elif value is not None and not isinstance(value, bool):
        yield from number()(value, at)


def _token(name: str) -> str:
    """A name as a JSON pointer writes it."""
    return name.replace("~", "~0").replace("/", "~1")
