"""A payload as a person reads it: lines of text, with the controls in brackets."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playground.core import frames
from playground.core.controls import Control, Values
from playground.wire import Json, unescape

_DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
_SPECIAL = re.compile(r"<!(?:subteam\^)?(\w+)(?:\|([^>]*))?>")
_USER = re.compile(r"<@(\w+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#(\w+)(?:\|([^>]*))?>")
_MARKED = re.compile(r"(?<![\w*_~])([*_~])(\S(?:[^\n]*?\S)?)\1(?![\w*_~])")
_LINK = re.compile(r"<((?:https?|mailto|slack):[^|>]+)(?:\|([^>]*))?>")


class Reader:
    """Reads for somebody who knows the names of people and channels; `names` gives them by id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def mrkdwn(self, text: str) -> str:
        """Slack's markup as it is shown: without its marks, mentions by name, links by their label."""
        text = _DATE.sub(r"\1", text)
        text = _USER.sub(lambda hit: f"@{self._names.get(hit[1], hit[1])}", text)
        text = _CHANNEL.sub(lambda hit: f"#{self._names.get(hit[1]) or hit[2] or hit[1]}", text)
        text = _LINK.sub(lambda hit: hit[2] or hit[1], text)
        text = _SPECIAL.sub(lambda hit: hit[2] or f"@{hit[1]}", text)
        for _ in range(3):  # one inside the other: bold, italic, struck
            text = _MARKED.sub(r"\2", text)
        return unescape(text)

    def text(self, given: Json | None) -> str:
        """A text object; plain text is shown as it is."""
        if given is None:
            return ""
        return self.mrkdwn(given["text"]) if given["type"] == "mrkdwn" else str(given["text"])

    def message(self, text: str, blocks: list[Json] | None, *, filled: Values | None = None) -> str:
        """A message: its blocks if it has some, else its text."""
        return self.blocks(blocks, filled) if blocks else self.mrkdwn(text)

    def view(self, given: Json, filled: Values | None = None) -> str:
        """A modal or Home tab: the title, the blocks, and the buttons below."""
        title = [self.text(given["title"])] if given.get("title") else []
        foot = [f"[{self.text(given[name])}]" for name in ("submit", "close") if given.get(name)]
        return "\n".join([*title, self.blocks(given["blocks"], filled), *([" ".join(foot)] if foot else [])])

    def blocks(self, blocks: list[Json], filled: Values | None = None) -> str:
        return "\n".join(line for block in blocks for line in self.lines(block, filled or {}) if line)

    def lines(self, block: Json, filled: Values) -> Iterator[str]:
        """The lines of one block."""
        reader = _BLOCKS.get(block["type"])
        if reader is None:
            yield f"({block['type']})"
        else:
            yield from reader(self, block, filled)

    def element(self, block: Json, element: Json, *, filled: Values) -> str:
        """A control, and what it holds."""
        control = Control(block, element)
        if element["type"] in ("button", "workflow_button", "icon_button"):
            return f"[{self.text(element['text'])}]"
        if element["type"] == "feedback_buttons":
            return " ".join(
                f"[{self.text(element[thumb]['text'])}]" for thumb in ("positive_button", "negative_button")
            )
        if element["type"] == "image":
            return f"({element.get('alt_text') or element['type']})"
        if element["type"] == "overflow":
            return f"(menu: {self._choices(control.options())})"
        entry = filled.get(control.block_id, {}).get(control.action_id) or control.initially()
        held = entry.get(control.holds or "")
        if element["type"] in ("checkboxes", "radio_buttons"):
            return self._boxes(control, held)
        shown = self._held(held) or self.text(element.get("placeholder")) or "…"
        name = "select" if "select" in element["type"] else element["type"].removesuffix("picker").split("_")[-1]
        return f"({'text' if name == 'input' else name}: {shown})"

    def _boxes(self, control: Control, held: Any) -> str:
        chosen = {option["value"] for option in (held if isinstance(held, list) else [held]) if option}
        marks = (("(x) " if o["value"] in chosen else "( ) ") + self._option(o) for o in control.options())
        return "\n".join(marks)

    def _held(self, held: Any) -> str:
        if isinstance(held, list):
            return ", ".join(self._held(one) for one in held)
        if isinstance(held, dict):
            return self._option(held) if "text" in held else "…"
        return f"@{self._names[held]}" if held in self._names else str(held or "")

    def _option(self, option: Json) -> str:
        description = self.text(option.get("description"))
        return f"{self.text(option['text'])} ({description})" if description else self.text(option["text"])

    def _choices(self, options: list[Json]) -> str:
        return ", ".join(self._option(option) for option in options)

    def section(self, block: Json, filled: Values) -> Iterator[str]:
        yield self.text(block.get("text"))
        yield from (self.text(field) for field in block.get("fields", ()))
        if "accessory" in block:
            yield self.element(block, block["accessory"], filled=filled)

    def context(self, block: Json, _filled: Values) -> Iterator[str]:
        parts = (e.get("alt_text") if e["type"] == "image" else self.text(e) for e in block["elements"])
        yield " ".join(part for part in parts if part)

    def actions(self, block: Json, filled: Values) -> Iterator[str]:
        yield " ".join(self.element(block, element, filled=filled) for element in block["elements"])

    def input(self, block: Json, filled: Values) -> Iterator[str]:
        yield self.text(block["label"]) + (" (optional)" if block.get("optional") else "")
        yield self.element(block, block["element"], filled=filled)
        yield self.text(block.get("hint"))

    def rich_text(self, block: Json, _filled: Values) -> Iterator[str]:
        yield from (self._rich(element) for element in block["elements"])

    def _rich(self, element: Json) -> str:
        if element["type"] == "rich_text_list":
            return "\n".join(f"• {self._rich(item)}" for item in element["elements"])
        if "elements" in element:
            return "".join(self._rich(inner) for inner in element["elements"])
        if element["type"] == "user":
            return f"@{self._names.get(element['user_id'], element['user_id'])}"
        if element["type"] == "channel":
            return f"#{self._names.get(element['channel_id'], element['channel_id'])}"
        return str(element.get("text") or element.get("url") or element.get("name") or element.get("fallback") or "")

    def table(self, block: Json, filled: Values) -> Iterator[str]:
        for row in block["rows"]:
            yield " | ".join(self._cell(cell, filled) for cell in row)

    def _cell(self, cell: Json, filled: Values) -> str:
        if cell["type"] == "rich_text":
            return " ".join(self.rich_text(cell, filled))
        return str(cell.get("text", cell.get("value", "")))

    def header(self, block: Json, _filled: Values) -> Iterator[str]:
        yield self.text(block["text"])

    def image(self, block: Json, _filled: Values) -> Iterator[str]:
        yield f"({self.text(block.get('title')) or block['alt_text']})"

    def markdown(self, block: Json, _filled: Values) -> Iterator[str]:
        yield str(block["text"])

    def divider(self, _block: Json, _filled: Values) -> Iterator[str]:
        yield "---"

    def chart(self, block: Json, _filled: Values) -> Iterator[str]:
        yield f"(chart: {block['title']})"


_BLOCKS: dict[str, Callable[[Reader, Json, Values], Iterator[str]]] = {
    "actions": Reader.actions,
    "alert": Reader.header,
    "card": frames.card,
    "carousel": frames.carousel,
    "container": frames.container,
    "context": Reader.context,
    "context_actions": Reader.actions,
    "data_table": frames.data_table,
    "data_visualization": Reader.chart,
    "divider": Reader.divider,
    "file": frames.file,
    "header": Reader.header,
    "image": Reader.image,
    "input": Reader.input,
    "markdown": Reader.markdown,
    "plan": frames.plan,
    "rich_text": Reader.rich_text,
    "section": Reader.section,
    "table": Reader.table,
    "task_card": frames.task_card,
    "video": frames.video,
}
