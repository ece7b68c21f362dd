"""What the blocks of one message or view have to agree on: ids, counts, and what the surface lets in."""

from collections.abc import Iterator
from typing import Any, Literal

from playground import limits
from playground.payload.blocks import BLOCKS, SURFACES
from playground.payload.checks import Check, Fault, Faults, every, many, typed
from playground.payload.elements import BARRED
from playground.wire import Json

Surface = Literal["message", "modal", "home"]

# Where a block has blocks inside of it, and where it has a row of elements.
INSIDE = {"container": "child_blocks", "carousel": "elements"}
ACTING = {"actions": "elements", "context_actions": "elements", "card": "actions"}

_TABLES = ("table", "data_table")
# What one reads only after a click.
_FOLDED = ("options", "option_groups", "initial_option", "initial_options", "confirm")


def faults_of_blocks(blocks: Any, surface: Surface, at: str) -> Faults:
    """What is wrong with blocks on a surface."""
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    each = many(typed(BLOCKS, SURFACES[surface]), most=most)
    counted = (_one_table, _few_charts, _little_markdown, _little_text) if surface == "message" else ()
    yield from every(each, _bars(surface), _ids_differ, _one_has_the_focus, *counted)(blocks, at)


def blocks_in(blocks: list[Json], at: str = "") -> Iterator[tuple[str, Json]]:
    """Every block with where it stands, those in containers and carousels too."""
    for index, block in enumerate(blocks):
        yield f"{at}/{index}", block
        name = INSIDE.get(block["type"])
        if name is not None:
            yield from blocks_in(block[name], f"{at}/{index}/{name}")


def elements_in(block: Json, at: str = "") -> Iterator[tuple[str, Json]]:
    """The elements of one block that have an action_id, with where they stand."""
    name = ACTING.get(block["type"])
    if name in block:
        yield from ((f"{at}/{name}/{index}", element) for index, element in enumerate(block[name]))
    for name in ("element", "accessory"):
        if name in block and block[name]["type"] != "image":
            yield f"{at}/{name}", block[name]


def elements_of(blocks: list[Json], at: str = "") -> Iterator[tuple[str, Json]]:
    """The elements of all blocks that have an action_id, with where they stand."""
    for here, block in blocks_in(blocks, at):
        yield from elements_in(block, here)


def _bars(surface: Surface) -> Check:
    def check(blocks: list[Json], at: str) -> Faults:
        for here, element in elements_of(blocks, at):
            if element["type"] in BARRED[surface]:
                yield Fault(f"{here}/type", f"unsupported type: {element['type']}, in a {surface}")

    return check


def _ids_differ(blocks: list[Json], at: str) -> Faults:
    """A block's id is its own on the surface; an element's within its block."""
    yield from _repeated("block_id", blocks_in(blocks, at))
    for here, block in blocks_in(blocks, at):
        yield from _repeated("action_id", elements_in(block, here))


def _repeated(name: str, among: Iterator[tuple[str, Json]]) -> Faults:
    seen: set[str] = set()
    for here, one in among:
        value = one.get(name)
        if value is not None and value in seen:
            yield Fault(f"{here}/{name}", f'`{name}` "{value}" already exists')
        if value is not None:
            seen.add(value)


def _one_has_the_focus(blocks: list[Json], at: str) -> Faults:
    focused = [here for here, element in elements_of(blocks, at) if element.get("focus_on_load")]
    for here in focused[1:]:
        yield Fault(f"{here}/focus_on_load", "only one element can have the focus")


def _one_table(blocks: list[Json], at: str) -> Faults:
    tables = [here for here, block in blocks_in(blocks, at) if block["type"] in _TABLES]
    for here in tables[limits.TABLES :]:
        yield Fault(here, "only_one_table_allowed", "invalid_attachments")


def _few_charts(blocks: list[Json], at: str) -> Faults:
    charts = [here for here, block in blocks_in(blocks, at) if block["type"] == "data_visualization"]
    for here in charts[limits.CHARTS :]:
        yield Fault(here, f"no more than {limits.CHARTS} data_visualization blocks allowed")


def _little_markdown(blocks: list[Json], at: str) -> Faults:
    length = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if length > limits.MARKDOWN:
        yield Fault(at, f"must be less than {limits.MARKDOWN + 1} characters of markdown in all, has {length}")


def _little_text(blocks: list[Json], at: str) -> Faults:
    length = sum(_length(block) for block in blocks)
    if length > limits.MESSAGE_BLOCK_TEXT:
        what = f"must be less than {limits.MESSAGE_BLOCK_TEXT + 1} characters of text in all, has {length}"
        yield Fault(at, what, "msg_blocks_too_long")


def _length(value: Any) -> int:
    """The characters of all texts that one reads in a part of a message, but for a table's cells: they count apart."""
    if isinstance(value, list):
        return sum(_length(inner) for inner in value)
    if not isinstance(value, dict) or value.get("type") in _TABLES:
        return 0
    own = len(value["text"]) if isinstance(value.get("text"), str) else 0
    return own + sum(_length(inner) for name, inner in value.items() if name not in _FOLDED)
