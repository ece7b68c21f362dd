"""A choice in words, as the value that a control holds after it."""

from collections.abc import Callable
from typing import Any

from playground.core import form_validation
from playground.core.controls import Control
from playground.core.reading import Reader
from playground.core.screen import plain
from playground.core.world import World
from playground.wire import Json

_READER = Reader({})


def chosen(control: Control, choice: str | list[str], *, world: World) -> Json:
    """What the control holds once this is chosen. Raises AssertionError for what it does not offer."""
    return _holding(control, choice, lambda word: _pick(control, word, world=world))


def suggested(control: Control, choice: str | list[str], offered: dict[str, list[Json]]) -> Json:
    """The same for a select that the app fills: what it suggests for each word. Raises AssertionError."""
    return _holding(control, choice, lambda word: _among(offered[word], word))


def _holding(control: Control, choice: str | list[str], pick: Callable[[str], Any]) -> Json:
    field = control.holds or ""
    several = field.endswith("s")
    words = [choice] if isinstance(choice, str) else choice
    if len(words) != 1 and not several:
        raise AssertionError(f"{control.kind} takes one choice, not {choice!r}")
    picked = [pick(word) for word in words]
    held = picked if several else picked[0]
    wrong = form_validation.fault(control, held) if held else None
    if wrong is not None:
        raise AssertionError(f"{choice!r} cannot be chosen: {wrong}")
    return {field: held}


def toggled(control: Control, held: Json, *, option: Json | None) -> Json:
    """What the control holds once this option of it was clicked; nothing for a button."""
    if option is None:
        return {}
    if control.kind == "feedback_buttons":
        return {"value": option["value"]}
    if control.kind != "checkboxes":
        return {"selected_option": option}
    now = held["selected_options"]
    others = [one for one in now if one["value"] != option["value"]]
    return {"selected_options": others if len(others) < len(now) else [*now, option]}


def _pick(control: Control, word: str, *, world: World) -> Any:
    kind = control.kind.removeprefix("multi_")
    if kind == "users_select":
        return world.person(word).id
    if kind == "channels_select":
        return world.channel(word).id
    if kind == "conversations_select":
        return world.person(word).id if word.startswith("@") else world.channel(word).id
    if kind in ("static_select", "radio_buttons", "checkboxes"):
        return _option(control, word)
    return int(word) if kind == "datetimepicker" else word


def _option(control: Control, word: str) -> Json:
    return _among(control.options(), word)


def _among(options: list[Json], word: str) -> Json:
    offered = {plain(_READER.text(option["text"])): option for option in options}
    if plain(word) not in offered:
        raise AssertionError(f"{word!r} is not offered; what there is: {', '.join(offered) or 'nothing'}")
    return offered[plain(word)]
