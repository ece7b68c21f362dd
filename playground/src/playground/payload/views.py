"""Views: modals and the Home tab."""

from typing import Any

from playground import limits
from playground.payload.checks import Fault, Faults, Fields, anything, boolean, every, shape, string, typed
from playground.payload.objects import plain
from playground.payload.together import Surface, blocks_in, faults_of_blocks
from playground.wire import Json


def faults_of_view(view: Any, *, home: bool) -> Faults:
    """What is wrong with a view as the Home tab, or as a modal."""
    yield from (_HOME if home else _MODAL)(view, "/view")


def _submit_where_asked(view: Json, at: str) -> Faults:
    asking = [here for here, block in blocks_in(view["blocks"], f"{at}/blocks") if block["type"] == "input"]
    if asking and "submit" not in view:
        yield Fault(asking[0], "must define `submit` to use an `input` block in modals")


def _blocks_on(surface: Surface) -> Fields:
    def check(blocks: Any, at: str) -> Faults:
        yield from faults_of_blocks(blocks, surface, at)

    return {"type": anything, "blocks": check}


_NAMED: Fields = {
    "private_metadata": string(limits.PRIVATE_METADATA, 0),
    "callback_id": string(limits.CALLBACK_ID, 0),
    "external_id": string(limits.EXTERNAL_ID, 0),
}
_TITLE = plain(limits.VIEW_TITLE)
_HOME = typed({"home": shape(_blocks_on("home"), _NAMED)})
_MODAL = typed(
    {
        "modal": every(
            shape(
                {"title": _TITLE} | _blocks_on("modal"),
                _NAMED | {"submit": _TITLE, "close": _TITLE, "clear_on_close": boolean, "notify_on_close": boolean},
            ),
            _submit_where_asked,
        )
    }
)
