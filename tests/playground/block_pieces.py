"""Small pieces of Block Kit, for tables of payloads."""

from typing import Any

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


def option(value: str = "a", text: str = "A") -> Json:
    return {"text": plain(text), "value": value}


def options(count: int) -> list[Json]:
    return [option(f"v{n}", f"Option {n}") for n in range(count)]


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": options(2)} | more


def entry(**more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}} | more


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "blocks": list(blocks)} | more


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks)} | more


def chart(points: int = 2, **more: Any) -> Json:
    labels = [f"W{n}" for n in range(points)]
    data = [{"label": label, "value": 1} for label in labels]
    inner = {"type": "line", "series": [{"name": "Wins", "data": data}], "axis_config": {"categories": labels}}
    return {"type": "data_visualization", "title": "Wins", "chart": inner | more}


CONFIRM = {"title": plain("Sure?"), "text": md("It is gone then."), "confirm": plain("Yes"), "deny": plain("No")}
