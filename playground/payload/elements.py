"""Every interactive element: its fields, and where it may stand."""

import re
from typing import Any

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
    many,
    one_of,
    shape,
    string,
)
from playground.payload.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    RICH_OPTION,
    SLACK_FILE,
    initial_is_offered,
    plain,
)

_ID = string(255)
_ACTION: Fields = {"type": anything}
_COMMON: Fields = {"action_id": string(limits.ACTION_ID), "confirm": CONFIRM, "focus_on_load": boolean}
_HINTED: Fields = {"placeholder": plain(limits.PLACEHOLDER)}
_MULTI: Fields = {"max_selected_items": integer(1, limits.OPTIONS)}


def matching(pattern: str, example: str) -> Check:
    def check(value: Any, at: str) -> Faults:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield Fault(at, f"must look like {example}; is {value!r}")

    return check


_DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "2026-12-24")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "09:30")


def element(required: Fields, optional: Fields, *more: Check) -> Check:
    return every(shape(_ACTION | required, _COMMON | optional), *more)


def menu(initial: str, check: Check, extra: Fields | None = None) -> Check:
    """A select that Slack fills by itself, with people or conversations."""
    return element({}, _HINTED | {initial: check} | (extra or {}))


def static(initial: str, check: Check, extra: Fields | None = None) -> Check:
    """A select with options of its own, in groups or not."""
    options: Fields = {
        "options": many(PLAIN_OPTION, least=1, most=limits.OPTIONS),
        "option_groups": many(OPTION_GROUP, least=1, most=limits.OPTION_GROUPS),
    }
    fields = _HINTED | options | {initial: check} | (extra or {})
    return element({}, fields, one_of("options", "option_groups"), initial_is_offered)


def choices(initial: str, check: Check) -> Check:
    options = {"options": many(RICH_OPTION, least=1, most=limits.CHOICES)}
    return element(options, {initial: check}, initial_is_offered)


def typed_text(extra: Fields | None = None, required: Fields | None = None, *more: Check) -> Check:
    fields = _HINTED | {"initial_value": string(limits.INPUT_LENGTH, 0), "dispatch_action_config": DISPATCH}
    return element(required or {}, fields | (extra or {}), *more)


def _lengths_fit(given: dict[str, Any], at: str) -> Faults:
    least, most = given.get("min_length", 0), given.get("max_length", limits.INPUT_LENGTH)
    if least > most:
        yield Fault(f"{at}/min_length", "must not be greater than max_length")
    if len(given.get("initial_value", "")) > most:
        yield Fault(f"{at}/initial_value", f"must be at most max_length ({most}) characters")


_BUTTON: Fields = {
    "value": string(limits.BUTTON_VALUE, 0),
    "url": string(limits.URL),
    "style": choice("primary", "danger"),
    "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
}
_MANY = many(PLAIN_OPTION, least=1, most=limits.OPTIONS)
_IDS = many(_ID, least=1, most=limits.OPTIONS)
_CONVERSATIONS: Fields = {"default_to_current_conversation": boolean, "filter": FILTER}
_ANSWERING: Fields = {"response_url_enabled": boolean}
_QUERY: Fields = {"min_query_length": integer(0, 100)}

IMAGE = every(
    shape(
        {"type": anything, "alt_text": string(limits.ALT_TEXT)},
        {"image_url": string(limits.URL), "slack_file": SLACK_FILE},
    ),
    one_of("image_url", "slack_file"),
)

ELEMENTS: dict[str, Check] = {
    "button": element({"text": plain(limits.BUTTON_TEXT)}, _BUTTON),
    "overflow": element({"options": many(OVERFLOW_OPTION, least=1, most=limits.OVERFLOW_OPTIONS)}, {}),
    "static_select": static("initial_option", PLAIN_OPTION),
    "multi_static_select": static("initial_options", _MANY, _MULTI),
    "external_select": menu("initial_option", PLAIN_OPTION, _QUERY),
    "multi_external_select": menu("initial_options", _MANY, _QUERY | _MULTI),
    "users_select": menu("initial_user", _ID),
    "multi_users_select": menu("initial_users", _IDS, _MULTI),
    "channels_select": menu("initial_channel", _ID, _ANSWERING),
    "multi_channels_select": menu("initial_channels", _IDS, _MULTI),
    "conversations_select": menu("initial_conversation", _ID, _CONVERSATIONS | _ANSWERING),
    "multi_conversations_select": menu("initial_conversations", _IDS, _CONVERSATIONS | _MULTI),
    "checkboxes": choices("initial_options", many(RICH_OPTION, least=1, most=limits.CHOICES)),
    "radio_buttons": choices("initial_option", RICH_OPTION),
    "datepicker": element({}, _HINTED | {"initial_date": _DATE}),
    "timepicker": element({}, _HINTED | {"initial_time": _TIME, "timezone": _ID}),
    "datetimepicker": element({}, {"initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": typed_text(
        {
            "multiline": boolean,
            "min_length": integer(0, limits.INPUT_LENGTH),
            "max_length": integer(1, limits.INPUT_LENGTH),
        },
        None,
        _lengths_fit,
    ),
    "number_input": typed_text({"min_value": string(50), "max_value": string(50)}, {"is_decimal_allowed": boolean}),
    "email_text_input": typed_text(),
    "url_text_input": typed_text(),
    "rich_text_input": element({}, _HINTED | {"initial_value": anything, "dispatch_action_config": DISPATCH}),
    "file_input": element({}, {"filetypes": many(_ID, least=1, most=50), "max_files": integer(1, limits.FILES)}),
    "feedback_buttons": element({"positive_button": anything, "negative_button": anything}, {}),
    "icon_button": element({"icon": choice("trash"), "text": plain(limits.BUTTON_TEXT)}, _BUTTON),
    "workflow_button": element({"text": plain(limits.BUTTON_TEXT), "workflow": anything}, _BUTTON),
    "image": IMAGE,
}

_SELECTS = frozenset(name for name in ELEMENTS if name.endswith("_select"))
_CHOOSERS = _SELECTS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}
_INPUTS = frozenset(name for name in ELEMENTS if name.endswith("_input"))

IN_ACTIONS = _CHOOSERS | {"button", "overflow", "datetimepicker", "workflow_button", "rich_text_input"}
IN_SECTION = _CHOOSERS | {"button", "overflow", "image", "workflow_button"}
IN_INPUT = _CHOOSERS | _INPUTS | {"datetimepicker"}
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})

# The surfaces on which an element may not stand, though its block may.
BARRED: dict[str, frozenset[str]] = {
    "message": frozenset({"email_text_input", "url_text_input", "number_input", "file_input", "rich_text_input"}),
    "modal": frozenset({"workflow_button", "feedback_buttons", "icon_button"}),
    "home": frozenset(
        {"datetimepicker", "email_text_input", "url_text_input", "number_input", "file_input", "workflow_button"}
    ),
}
