"""Menus: the selects in their five kinds, for one choice and for several, and the overflow menu."""

from typing import Any

from playground import limits
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    Fields,
    anything,
    boolean,
    every,
    integer,
    many,
    one_of,
    shape,
    string,
)
from playground.payload.objects import (
    CONFIRM,
    FILTER,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    initial_is_in_one_group,
    initial_is_offered,
    plain,
)

_ID = string(limits.ID)
_COMMON: Fields = {
    "action_id": string(limits.ACTION_ID),
    "confirm": CONFIRM,
    "focus_on_load": boolean,
    "placeholder": plain(limits.PLACEHOLDER),
}
_MULTI: Fields = {"max_selected_items": integer(1)}
_QUERY: Fields = {"min_query_length": integer(0)}
_ANSWERING: Fields = {"response_url_enabled": boolean}
_CONVERSATIONS: Fields = {"default_to_current_conversation": boolean, "filter": FILTER}
_MANY = many(PLAIN_OPTION, least=1, most=limits.OPTIONS)
_IDS = many(_ID, least=1)
_OFFERED: Fields = {
    "options": many(PLAIN_OPTION, least=1, most=limits.OPTIONS),
    "option_groups": many(OPTION_GROUP, least=1, most=limits.OPTION_GROUPS),
}

# What an app answers when it is asked for the options of an external select: none is an answer too.
OPTIONS: Check = every(
    shape(
        {},
        {
            "options": many(PLAIN_OPTION, most=limits.OPTIONS),
            "option_groups": many(OPTION_GROUP, most=limits.OPTION_GROUPS),
        },
    ),
    one_of("options", "option_groups"),
)


def menu(initial: str, check: Check, *more: Fields) -> Check:
    """A select that is filled while somebody looks for something: with people, conversations, or by the app."""
    return every(shape({"type": anything}, _COMMON | {initial: check} | _together(more)), _not_too_many)


def static(initial: str, check: Check, *more: Fields) -> Check:
    """A select with options of its own, in groups or not."""
    return every(
        shape({"type": anything}, _COMMON | _OFFERED | {initial: check} | _together(more)),
        one_of("options", "option_groups"),
        initial_is_offered,
        initial_is_in_one_group,
        _not_too_many,
    )


def _together(fields: tuple[Fields, ...]) -> Fields:
    return {name: check for some in fields for name, check in some.items()}


def _not_too_many(given: dict[str, Any], at: str) -> Faults:
    most = given.get("max_selected_items")
    for name, value in given.items():
        if most is not None and name.startswith("initial_") and len(value) > most:
            yield Fault(f"{at}/{name}", f"no more than {most} items allowed, as max_selected_items says")


MENUS: dict[str, Check] = {
    "static_select": static("initial_option", PLAIN_OPTION),
    "multi_static_select": static("initial_options", _MANY, _MULTI),
    "external_select": menu("initial_option", PLAIN_OPTION, _QUERY),
    "multi_external_select": menu("initial_options", _MANY, _QUERY, _MULTI),
    "users_select": menu("initial_user", _ID),
    "multi_users_select": menu("initial_users", _IDS, _MULTI),
    "channels_select": menu("initial_channel", _ID, _ANSWERING),
    "multi_channels_select": menu("initial_channels", _IDS, _MULTI),
    "conversations_select": menu("initial_conversation", _ID, _CONVERSATIONS, _ANSWERING),
    "multi_conversations_select": menu("initial_conversations", _IDS, _CONVERSATIONS, _MULTI),
    "overflow": shape(
        {"type": anything, "options": many(OVERFLOW_OPTION, least=1, most=limits.OVERFLOW_OPTIONS)},
        {"action_id": string(limits.ACTION_ID), "confirm": CONFIRM},
    ),
}
