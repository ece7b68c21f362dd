"""The payload check: what Slack would refuse in a message or a view, by name and place."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from playground import limits
from playground.errors import ApiError
from playground.payload.blocks import BLOCKS, SURFACES
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    anything,
    boolean,
    every,
    many,
    shape,
    string,
    typed,
)
from playground.payload.elements import BARRED
from playground.payload.objects import plain
from playground.wire import Json

Surface = Literal["message", "modal", "home"]


def check_blocks(blocks: Any) -> None:
    """Raises ApiError (`invalid_blocks`, `msg_blocks_too_long`) for blocks that no message may have."""
    faults = list(faults_of_blocks(blocks, "message", "/blocks"))
    if faults:
        raise ApiError("invalid_blocks", [str(fault) for fault in faults], errors=[str(fault) for fault in faults])
    if sum(len(text) for text in _texts(blocks)) > limits.MESSAGE_BLOCK_TEXT:
        raise ApiError("msg_blocks_too_long")


def check_view(view: Any, *, home: bool) -> None:
    """Raises ApiError (`invalid_arguments`, `view_too_large`) for a view that Slack would not show."""
    faults = list(faults_of_view(view, home=home))
    if faults:
        raise ApiError("invalid_arguments", [str(fault) for fault in faults])
    if len(json.dumps(view).encode()) > limits.VIEW_BYTES:
        raise ApiError("view_too_large")


def faults_of_view(view: Any, *, home: bool) -> Faults:
    """What is wrong with a view as the Home tab, or as a modal."""
    kind: Surface = "home" if home else "modal"
    if not isinstance(view, dict):
        yield Fault("/view", "must be an object")
    elif view.get("type") != kind:
        yield Fault("/view/type", f"must be {kind}; is {view.get('type')!r}")
    else:
        yield from (_HOME if home else _MODAL)(view, "/view")


def faults_of_blocks(blocks: Any, surface: Surface, at: str) -> Faults:
    """What is wrong with blocks on a surface."""
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    each = many(typed(BLOCKS, SURFACES[surface]), most=most)
    together = (_bars(surface), _ids_differ, _few_enough)
    yield from every(each, *together)(blocks, at)


def elements_of(blocks: list[Json], at: str = "") -> Iterator[tuple[str, Json]]:
    """Every element that has an action_id of its own, with where it stands."""
    for index, block in enumerate(blocks):
        here = f"{at}/{index}"
        if block["type"] in ("actions", "context_actions"):
            yield from ((f"{here}/elements/{i}", element) for i, element in enumerate(block["elements"]))
        for name in ("element", "accessory"):
            if name in block and block[name]["type"] != "image":
                yield f"{here}/{name}", block[name]


def _bars(surface: Surface) -> Check:
    def check(blocks: list[Json], at: str) -> Faults:
        for here, element in elements_of(blocks, at):
            if element["type"] in BARRED[surface]:
                yield Fault(f"{here}/type", f"{element['type']} is not allowed in a {surface}")

    return check


def _ids_differ(blocks: list[Json], at: str) -> Faults:
    ids = [(f"{at}/{i}", "block_id", block.get("block_id")) for i, block in enumerate(blocks)]
    ids += [(here, "action_id", element.get("action_id")) for here, element in elements_of(blocks, at)]
    seen: set[tuple[str, str]] = set()
    for here, name, value in ids:
        if value is not None and (name, value) in seen:
            yield Fault(f"{here}/{name}", f"{name} {value!r} already exists")
        if value is not None:
            seen.add((name, value))


def _few_enough(blocks: list[Json], at: str) -> Faults:
    kinds = [block["type"] for block in blocks]
    for kind, most in (("data_visualization", limits.CHARTS), ("table", limits.TABLES)):
        if kinds.count(kind) > most:
            yield Fault(at, f"at most {most} {kind} blocks, has {kinds.count(kind)}")
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > limits.MARKDOWN:
        yield Fault(at, f"at most {limits.MARKDOWN} characters of markdown in all")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for name, text in value.items() if name == "text" and isinstance(text, str))
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in _texts(inner))


def _submit_where_asked(view: Json, at: str) -> Faults:
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        yield Fault(f"{at}/submit", "a modal with an input needs submit")


_NAMED = {
    "private_metadata": string(limits.PRIVATE_METADATA, 0),
    "callback_id": string(limits.CALLBACK_ID, 0),
    "external_id": string(limits.EXTERNAL_ID, 0),
}
_TITLE = plain(limits.VIEW_TITLE)
_HOME = shape(
    {"type": anything, "blocks": lambda blocks, at: faults_of_blocks(blocks, "home", at)},
    _NAMED,
)
_MODAL = every(
    shape(
        {"type": anything, "title": _TITLE, "blocks": lambda blocks, at: faults_of_blocks(blocks, "modal", at)},
        {
            **_NAMED,
            "submit": _TITLE,
            "close": _TITLE,
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    _submit_where_asked,
)
