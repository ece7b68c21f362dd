"""Cards, alone and in a row, and the tasks of an assistant's plan."""

from playground import limits
from playground.payload.checks import Check, Fault, Faults, choice, every, many, shape, some_of, string, typed, url
from playground.payload.elements import ELEMENTS
from playground.payload.objects import IMAGE, SLACK_ICON, block, text
from playground.payload.rich_text import RICH_TEXT
from playground.wire import Json


def _one_icon(card: Json, at: str) -> Faults:
    if "icon" in card and "slack_icon" in card:
        yield Fault(at, "must define only one of icon, slack_icon")


CARD = block(
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": SLACK_ICON,
        "title": text(limits.CARD_TITLE),
        "subtitle": text(limits.CARD_TITLE),
        "body": text(limits.CARD_BODY),
        "subtext": text(limits.CARD_BODY),
        "actions": many(typed(ELEMENTS, {"button"}), least=1, most=limits.CARD_BUTTONS),
    },
    every(some_of("hero_image", "title", "actions", "body"), _one_icon),
)
CAROUSEL = block({"elements": many(typed({"card": CARD}), least=1, most=limits.CAROUSEL_CARDS)})

_SOURCE = shape({"type": choice("url"), "url": url(limits.URL), "text": string()})


def task(*states: str) -> Check:
    """A task, of which only some states may be shown."""
    return block(
        {"task_id": string(), "title": string(), "status": choice(*states)},
        {"details": RICH_TEXT, "output": RICH_TEXT, "sources": many(_SOURCE)},
    )


def _in_plan(value: object, at: str) -> Faults:
    """A task of a plan may leave out its type."""
    yield from _PLANNED({"type": "task_card", **value} if isinstance(value, dict) else value, at)


TASK_CARD = task("in_progress", "complete", "error")
_PLANNED = typed({"task_card": task("pending", "in_progress", "complete", "error")})
PLAN = block({"title": string()}, {"tasks": many(_in_plan, most=limits.PLAN_TASKS)})
