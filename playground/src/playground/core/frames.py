"""Blocks that frame others, and those that show an app's work, as a person reads them."""

from collections.abc import Iterator
from typing import Protocol

from playground.core.controls import Values
from playground.wire import Json

_STATUSES = {"pending": "not begun", "in_progress": "under way", "complete": "done", "error": "failed"}


class Reader(Protocol):
    """What the parts of a frame are read with."""

    def text(self, given: Json | None) -> str: ...

    def element(self, block: Json, element: Json, *, filled: Values) -> str: ...

    def blocks(self, blocks: list[Json], filled: Values | None = None) -> str: ...

    def rich_text(self, block: Json, filled: Values) -> Iterator[str]: ...

    def table(self, block: Json, filled: Values) -> Iterator[str]: ...


def card(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    """A card: its words in the order in which they stand, then its buttons."""
    if "hero_image" in block:
        yield f"({block['hero_image']['alt_text']})"
    yield from (reader.text(block.get(part)) for part in ("title", "subtitle", "body", "subtext"))
    yield " ".join(reader.element(block, element, filled=filled) for element in block.get("actions", ()))


def carousel(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    for one in block["elements"]:
        yield from card(reader, one, filled)


def container(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    """A container: its title, and what is in it, also where that is folded away."""
    if "rich_text_title" in block:
        yield from reader.rich_text(block["rich_text_title"], filled)
    yield from (reader.text(block.get(part)) for part in ("title", "subtitle"))
    yield reader.blocks(block["child_blocks"], filled)


def plan(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    yield str(block["title"])
    for task in block.get("tasks", ()):
        yield from task_card(reader, task, filled)


def task_card(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    """A task with its state; what it has to tell; its sources."""
    yield f"• {block['title']} ({_STATUSES.get(block.get('status', ''), 'not begun')})"
    for part in ("details", "output"):
        if part in block:
            yield from reader.rich_text(block[part], filled)
    yield from (str(source.get("text") or source["url"]) for source in block.get("sources", ()))


def data_table(reader: Reader, block: Json, filled: Values) -> Iterator[str]:
    yield str(block["caption"])
    yield from reader.table(block, filled)


def video(reader: Reader, block: Json, _filled: Values) -> Iterator[str]:
    yield f"(video: {reader.text(block['title'])})"
    yield reader.text(block.get("description"))


def file(_reader: Reader, block: Json, _filled: Values) -> Iterator[str]:
    yield f"(file: {block['external_id']})"
