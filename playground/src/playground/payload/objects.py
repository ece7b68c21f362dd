"""The composition objects that blocks and elements are made of."""

from typing import Any

from playground import limits
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    anything,
    boolean,
    choice,
    every,
    link,
    many,
    one_of,
    shape,
    some_of,
    string,
    typed,
    url,
)


def plain(most: int) -> Check:
    """A plain_text object of at most so many characters."""
    return shape({"type": choice("plain_text"), "text": string(most)}, {"emoji": boolean})


def mrkdwn(most: int) -> Check:
    return shape({"type": choice("mrkdwn"), "text": string(most)}, {"verbatim": boolean})


def text(most: int) -> Check:
    """A plain_text or mrkdwn object of at most so many characters."""
    return typed({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


STYLE = choice("primary", "danger")
CONFIRM = shape(
    {
        "title": plain(limits.CONFIRM_TITLE),
        "text": text(limits.CONFIRM_TEXT),
        "confirm": plain(limits.CONFIRM_BUTTON),
        "deny": plain(limits.CONFIRM_BUTTON),
    },
    {"style": STYLE},
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
    {"description": plain(limits.OPTION_DESCRIPTION), "url": link(limits.URL)},
)
OPTION_GROUP = shape({"label": plain(limits.GROUP_LABEL), "options": many(PLAIN_OPTION, least=1, most=limits.OPTIONS)})
DISPATCH = shape(
    {},
    {"trigger_actions_on": many(choice("on_enter_pressed", "on_character_entered"), least=1, most=2)},
)
FILTER = every(
    shape(
        {},
        {
            "include": many(choice("im", "mpim", "private", "public"), least=1, most=4),
            "exclude_external_shared_channels": boolean,
            "exclude_bot_users": boolean,
        },
    ),
    some_of("include", "exclude_external_shared_channels", "exclude_bot_users"),
)

SLACK_FILE = every(shape({}, {"id": string(limits.ID), "url": url(limits.URL)}), one_of("id", "url"))
SOURCES = {"image_url": url(limits.URL), "slack_file": SLACK_FILE}
IMAGE = typed(
    {
        "image": every(
            shape({"type": anything, "alt_text": string(limits.ALT_TEXT)}, SOURCES), one_of("image_url", "slack_file")
        )
    }
)
SLACK_ICON = shape(
    {
        "type": choice("icon"),
        "name": choice(
            *("archive", "book", "bookmark", "bot", "bug", "calendar", "call", "caret-left", "caret-right", "check"),
            *("clipboard", "code", "comment", "compass", "copy", "cube", "download", "edit", "email", "eye-closed"),
            *("eye-open", "file", "flag", "folder", "gear", "globe", "heart", "help", "image", "info", "key"),
            *("lightbulb", "link", "map", "mobile", "new-window", "pin", "plus", "refine", "refresh", "rocket", "save"),
            *("screen", "share", "sparkle", "star", "star-filled", "tag", "thumbs-down", "thumbs-up", "trash"),
            *("upload", "user", "warning"),
        ),
    }
)

_PARAMETER = shape({"name": string(), "value": string()})
_TRIGGER = shape({"url": url(limits.URL)}, {"customizable_input_parameters": many(_PARAMETER)})
WORKFLOW = shape({"trigger": _TRIGGER})


def block(required: dict[str, Check], optional: dict[str, Check] | None = None, *more: Check) -> Check:
    """A block, whose type has been looked at."""
    known = {"block_id": string(limits.BLOCK_ID, least=0), **(optional or {})}
    return every(shape({"type": anything} | required, known), *more)


def options_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    """All options of a menu, those in groups included."""
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def initial_is_offered(element: dict[str, Any], at: str) -> Faults:
    """What is chosen at first has to be among the options, exactly as it stands there."""
    offered = [_face(option) for option in options_of(element)]
    chosen = {"initial_option": element.get("initial_option")}
    chosen |= {f"initial_options/{i}": option for i, option in enumerate(element.get("initial_options", ()))}
    for name, option in chosen.items():
        if option is not None and _face(option) not in offered:
            yield Fault(f"{at}/{name}", "must be one of the provided options, exactly as given there")


def initial_is_in_one_group(element: dict[str, Any], at: str) -> Faults:
    """What is chosen at first in a menu for several has to come from a single group."""
    groups = [[_face(option) for option in group["options"]] for group in element.get("option_groups", ())]
    chosen = [_face(option) for option in element.get("initial_options", ())]
    if chosen and groups and not any(all(face in group for face in chosen) for group in groups):
        yield Fault(f"{at}/initial_options", "must be one of the provided options, all from one group")


def _face(option: dict[str, Any]) -> tuple[str, ...]:
    """What tells one option from another."""
    texts = [option["text"], option.get("description") or {"type": "", "text": ""}]
    return (option["value"], *(part for text in texts for part in (text["type"], text["text"])))
