"""The pictures that a payload names: Slack fetches them before it shows anything, and refuses what it cannot have."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from playground.core.files import Files
from playground.core.strictness import refuse
from playground.errors import ApiError

# Nothing is fetched from here. What cannot be anywhere is known without: the names that RFC 2606 keeps free.
_NOWHERE = (".test", ".example", ".invalid", ".example.com", ".example.net", ".example.org")


def need_pictures(files: Files, payload: Any, error: str) -> None:
    """Refuses a payload with a picture at an address that cannot be, or in a file of Slack that is not there."""
    missing = [*_unreachable(payload, "/blocks"), *_unknown(files, payload, "/blocks")]
    if missing:
        refuse(ApiError(error, missing, errors=missing))


def _unreachable(payload: Any, at: str) -> Iterator[str]:
    for address, here in _named(payload, "image_url", at):
        host = urlsplit(str(address)).hostname or ""
        if f".{host}".endswith(_NOWHERE):
            yield f"downloading image failed [json-pointer:{here}]"


def _unknown(files: Files, payload: Any, at: str) -> Iterator[str]:
    for file, here in _named(payload, "slack_file", at):
        if not (isinstance(file, dict) and files.knows(str(file.get("id") or file.get("url")))):
            yield f"invalid slack file [json-pointer:{here}]"


def _named(value: Any, name: str, at: str) -> Iterator[tuple[Any, str]]:
    """Every field of that name, wherever it is, with its place."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        if key == name:
            yield inner, f"{at}/{key}"
        else:
            yield from _named(inner, name, f"{at}/{key}")
