"""Small pieces of Block Kit for tables of payloads, and what the check says of them."""

from typing import Any

import pytest

from playground.payload import Surface, faults_of_blocks

Json = dict[str, Any]


def plain(text: str = "Words") -> Json:
    return {"type": "plain_text", "text": text}


def md(text: str = "Words") -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section", "text": md()} | more


def row(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Go"), "action_id": "go"} | more


def option(value: str = "a", text: str = "A", **more: Any) -> Json:
    return {"text": plain(text), "value": value} | more


def options(count: int) -> list[Json]:
    return [option(f"v{n}", f"Option {n}") for n in range(count)]


def group(*inside: Json, label: str = "Group") -> Json:
    return {"label": plain(label), "options": list(inside)}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": options(2)} | more


def entry(**more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}} | more


def asks(kind: str, **more: Any) -> Json:
    """An input block around one element."""
    return entry(element={"type": kind} | more)


def picture(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A dot"} | more


def rich(*parts: Json) -> Json:
    """A rich text of one line."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def said(text: str = "Words", **more: Any) -> Json:
    """Words in a line of rich text."""
    return {"type": "text", "text": text} | more


def raw(text: str = "Words") -> Json:
    return {"type": "raw_text", "text": text}


def table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "table", "rows": list(rows)} | more


def data_table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "data_table", "caption": "Wins", "rows": list(rows)} | more


def card(**more: Any) -> Json:
    return {"type": "card", "title": md()} | more


def container(*inside: Json, **more: Any) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": list(inside)} | more


def task(**more: Any) -> Json:
    return {"type": "task_card", "task_id": "t1", "title": "Read the log", "status": "complete"} | more


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "blocks": list(blocks)} | more


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks)} | more


def chart(points: int = 2, **more: Any) -> Json:
    labels = [f"W{n}" for n in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    inner = {"type": "line", "series": [{"name": "Wins", "data": data}], "axis_config": {"categories": labels}}
    return {"type": "data_visualization", "title": "Wins", "chart": inner | more}


def pie(*segments: tuple[str, float]) -> Json:
    inner = {"type": "pie", "segments": [{"label": label, "value": value} for label, value in segments]}
    return {"type": "data_visualization", "title": "Wins", "chart": inner}


CONFIRM = {"title": plain("Sure?"), "text": md("It is gone then."), "confirm": plain("Yes"), "deny": plain("No")}


def good(name: str, *blocks: Any, on: Surface = "message") -> Any:
    """A row of a table: blocks that Slack takes on this surface."""
    return pytest.param(on, list(blocks), id=name)


def bad(name: str, *blocks: Any, says: str, on: Surface = "message") -> Any:
    """A row of a table: blocks that Slack refuses, and where and why."""
    return pytest.param(on, list(blocks), says, id=name)


def verdict(on: Surface, blocks: Any) -> str:
    """What the check says of blocks: "ok", or the place and the reason of each fault."""
    return "\n".join(f"{fault.pointer} {fault.what}" for fault in faults_of_blocks(blocks, on, "")) or "ok"
