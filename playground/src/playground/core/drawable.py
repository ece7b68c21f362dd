"""What can be shown of a payload that Slack would refuse, where this Slack was told to be lenient."""

from collections.abc import Iterator
from typing import Any

from playground.core.controls import identified, state
from playground.core.reading import Reader
from playground.core.screen import Screen
from playground.core.strictness import refuse
from playground.errors import ApiError
from playground.wire import Json

_READER = Reader({})
_SCREEN = Screen(_READER)
_UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def drawable(blocks: list[Any], fresh: Iterator[int]) -> list[Json]:
    """The blocks that can be read, whatever else is wrong with them, with ids where they have none.

    One of which nothing can be shown is left out, and that is noted too.
    """
    kept: list[Json] = []
    for place, block in enumerate(blocks):
        try:
            named = identified([block], fresh)
            _try(named)
        except _UNREADABLE:
            refuse(
                ApiError("invalid_blocks", [f"cannot be shown at all and is left out [json-pointer:/blocks/{place}]"])
            )
        else:
            kept += named
    return kept


def showable(view: Any, *, home: bool, fresh: Iterator[int]) -> Json:
    """The same of a view. Raises ApiError for what has no list of blocks: of that nothing can be shown."""
    if not isinstance(view, dict) or not isinstance(view.get("blocks"), list):
        raise ApiError("invalid_arguments", ["a view has blocks [json-pointer:/view]"])
    words = {name: view[name] for name in ("title", "submit", "close") if _is_text(view.get(name))}
    names = {name: str(view[name]) for name in ("private_metadata", "callback_id", "external_id") if view.get(name)}
    rest = {name: given for name, given in view.items() if name not in ("title", "submit", "close", *names)}
    kind = "home" if home else "modal"
    return {**rest, **words, **names, "type": kind, "blocks": drawable(view["blocks"], fresh)}


def _try(blocks: list[Json]) -> None:
    """Does with blocks what is done with them later. Raises whatever comes of it."""
    _READER.blocks(blocks)
    _SCREEN.visible(blocks)
    state(blocks, {})


def _is_text(given: Any) -> bool:
    return isinstance(given, dict) and isinstance(given.get("text"), str) and isinstance(given.get("type"), str)
