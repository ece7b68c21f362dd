"""The composition objects that blocks and elements are made of."""

from typing import Any

from playground import limits
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    boolean,
    choice,
    every,
    many,
    one_of,
    shape,
    string,
    typed,
)


def plain(most: int) -> Check:
    """A plain_text object of at most so many characters."""
    return shape({"type": choice("plain_text"), "text": string(most)}, {"emoji": boolean})


def mrkdwn(most: int) -> Check:
    return shape({"type": choice("mrkdwn"), "text": string(most)}, {"verbatim": boolean})


def text(most: int) -> Check:
    """A plain_text or mrkdwn object of at most so many characters."""
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


CONFIRM = shape(
    {
        "title": plain(limits.CONFIRM_TITLE),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": plain(limits.CONFIRM_BUTTON),
        "deny": plain(limits.CONFIRM_BUTTON),
    },
    {"style": choice("primary", "danger")},
)

_OPTION_VALUE = {"value": string(limits.OPTION_VALUE)}

# Checkboxes and radio buttons may be written in mrkdwn; everything in a menu is plain.
PLAIN_OPTION = shape(
    {"text": plain(limits.OPTION_TEXT), **_OPTION_VALUE}, {"description": plain(limits.OPTION_DESCRIPTION)}
)
RICH_OPTION = shape(
    {"text": text(limits.OPTION_TEXT), **_OPTION_VALUE}, {"description": text(limits.OPTION_DESCRIPTION)}
)
OVERFLOW_OPTION = shape(
    {"text": plain(limits.OPTION_TEXT), **_OPTION_VALUE},
    {"description": plain(limits.OPTION_DESCRIPTION), "url": string(limits.URL)},
)
OPTION_GROUP = shape({"label": plain(limits.GROUP_LABEL), "options": many(PLAIN_OPTION, least=1, most=limits.OPTIONS)})
DISPATCH = shape(
    {},
    {"trigger_actions_on": many(choice("on_enter_pressed", "on_character_entered"), least=1, most=2)},
)
FILTER = shape(
    {},
    {
        "include": many(choice("im", "mpim", "private", "public"), least=1, most=4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
SLACK_FILE = every(shape({}, {"id": string(255), "url": string(limits.URL)}), one_of("id", "url"))


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All options of a menu, those in groups included."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def initial_is_offered(element: dict[str, Any], at: str) -> Faults:
    """What is chosen at first has to be among the options, exactly as it stands there."""
    offered = options_of(element)
    chosen = {"initial_option": element.get("initial_option")}
    chosen |= {f"initial_options/{i}": option for i, option in enumerate(element.get("initial_options", ()))}
    for name, option in chosen.items():
        if option is not None and not any(_same(option, other) for other in offered):
            yield Fault(f"{at}/{name}", "must be one of the options, exactly as given there")


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["value"] == other["value"] and one["text"]["text"] == other["text"]["text"])
