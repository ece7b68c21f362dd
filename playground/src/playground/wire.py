"""What goes over the wire."""

import json
from typing import Any

Json = dict[str, Any]


def parse(text: bytes | str) -> Any:
    """JSON that can be sent on: finite numbers, whole letters, and no deeper than one can read. Raises ValueError."""
    try:
        value = json.loads(text, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def escape(text: str) -> str:
    """Text with the three characters that mean something to Slack written as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
