"""Every element of a block: its fields, and where it may stand."""

from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from playground import limits
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    Fields,
    anything,
    boolean,
    choice,
    every,
    integer,
    link,
    many,
    matching,
    shape,
    string,
)
from playground.payload.inputs import INPUTS
from playground.payload.menus import MENUS
from playground.payload.objects import CONFIRM, IMAGE, RICH_OPTION, STYLE, WORKFLOW, initial_is_offered, plain

_COMMON: Fields = {"action_id": string(limits.ACTION_ID), "confirm": CONFIRM}
_LABEL: Fields = {"accessibility_label": string(limits.ACCESSIBILITY_LABEL)}
_SENT: Fields = {"value": string(limits.BUTTON_VALUE, 0)}
_SEEN: Fields = {"visible_to_user_ids": many(string(limits.ID), most=limits.VISIBLE_TO)}
_TEXT: Fields = {"text": plain(limits.BUTTON_TEXT)}


def element(required: Fields, optional: Fields, *more: Check) -> Check:
    """An element that can ask back."""
    return every(shape({"type": anything} | required, _COMMON | optional), *more)


def picker(initial: str, check: Check, extra: Fields | None = None) -> Check:
    """An element for a date or a time."""
    return element({}, {initial: check, "focus_on_load": boolean, **(extra or {})})


def choices(initial: str, check: Check) -> Check:
    """Options that are all in sight: boxes to tick, or buttons of which one is pressed."""
    options = {"options": many(RICH_OPTION, least=1, most=limits.CHOICES)}
    return element(options, {initial: check, "focus_on_load": boolean}, initial_is_offered)


def _is_in_the_calendar(value: Any, at: str) -> Faults:
    try:
        date.fromisoformat(value)
    except ValueError:
        yield Fault(at, "must be a date of the calendar")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _is_a_zone(value: Any, at: str) -> Faults:
    if not isinstance(value, str) or value not in _zones():
        yield Fault(at, "must be a time zone by its IANA name, such as Europe/Berlin")


_PLACEHOLDER: Fields = {"placeholder": plain(limits.PLACEHOLDER)}
_DATE = every(matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-12-24"), _is_in_the_calendar)
_TIME = matching(r"([01][0-9]|2[0-3]):[0-5][0-9]", "09:30")
_FEEDBACK = shape({**_TEXT, "value": string(limits.BUTTON_VALUE)}, _LABEL)

ELEMENTS: dict[str, Check] = {
    **MENUS,
    **INPUTS,
    "button": element(
        _TEXT,
        _LABEL
        | _SENT
        | _SEEN
        | {"url": link(limits.URL), "style": STYLE}
        | dict.fromkeys(("agent_prompt", "agent_prompt_display"), string(limits.AGENT_PROMPT)),
    ),
    "checkboxes": choices("initial_options", many(RICH_OPTION, least=1, most=limits.CHOICES)),
    "radio_buttons": choices("initial_option", RICH_OPTION),
    "datepicker": picker("initial_date", _DATE, _PLACEHOLDER),
    "timepicker": picker("initial_time", _TIME, _PLACEHOLDER | {"timezone": _is_a_zone}),
    "datetimepicker": picker("initial_date_time", integer(limits.FIRST_MOMENT, limits.LAST_MOMENT)),
    "feedback_buttons": shape(
        {"type": anything, "positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
        {"action_id": string(limits.ACTION_ID)},
    ),
    "icon_button": element({"icon": choice("trash"), **_TEXT}, _LABEL | _SENT | _SEEN),
    "workflow_button": element({**_TEXT, "workflow": WORKFLOW}, _LABEL | {"style": STYLE}),
    "image": IMAGE,
}

_CHOOSERS = frozenset(MENUS) - {"overflow"} | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}

IN_ACTIONS = _CHOOSERS | {"button", "overflow", "datetimepicker", "workflow_button", "rich_text_input"}
IN_SECTION = _CHOOSERS | {"button", "overflow", "image", "workflow_button"}
IN_INPUT = _CHOOSERS | frozenset(INPUTS) | {"datetimepicker"}
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})

_ASKING = frozenset({"email_text_input", "url_text_input", "number_input", "file_input"})

# The surfaces on which an element may not stand, though its block may.
BARRED: dict[str, frozenset[str]] = {
    "message": _ASKING | {"rich_text_input"},
    "modal": frozenset({"workflow_button", "feedback_buttons", "icon_button"}),
    "home": _ASKING | {"datetimepicker", "workflow_button", "feedback_buttons", "icon_button"},
}
