"""What goes over the wire, and how a person's typing becomes Slack's text."""

import json
import re
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

_KEPT = re.compile(r"(<(?:[@#!][^<>]+|https?://[^<>]+)>)")
_NAME = re.compile(r"(?<![\w.])@([a-z0-9][\w.-]*)", re.IGNORECASE)


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


def typed(text: str, names: Mapping[str, str]) -> str:
    """What Slack makes of a typed message: entities escaped, and `@name` a mention where `names` knows its id.

    Mentions and links that are written in Slack's own angle brackets stay as they are.
    """
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else _mention(escape(part), names) for index, part in enumerate(parts))


def _mention(text: str, names: Mapping[str, str]) -> str:
    return _NAME.sub(lambda hit: f"<@{names[hit[1].lower()]}>" if hit[1].lower() in names else hit[0], text)
