"""What Slack's own client refuses in a form before the app ever sees it."""

import re
from collections.abc import Callable
from typing import Any

from playground.core.controls import Control, Values
from playground.core.controls import controls as controls_of
from playground.limits import INPUT_LENGTH
from playground.wire import Json

REQUIRED = "Please complete this required field."


def faults(blocks: list[Json], values: Values) -> dict[str, str]:
    """What keeps a form from being sent, by block id."""
    found: dict[str, str] = {}
    for control in controls_of(blocks):
        if control.holds is None:
            continue
        held = values[control.block_id][control.action_id].get(control.holds)
        wrong = fault(control, held)
        if wrong is not None:
            found[control.block_id] = wrong
    return found


def fault(control: Control, held: Any) -> str | None:
    """What is wrong with what a control holds, in the words that stand under it."""
    if held in (None, "", []):
        needed = control.block["type"] == "input" and not control.block.get("optional")
        return REQUIRED if needed else None
    return _CHECKS.get(control.kind, _options)(control, held)


def _options(control: Control, held: Any) -> str | None:
    chosen = held if isinstance(held, list) else [held]
    most = control.element.get("max_selected_items")
    if most is not None and len(chosen) > most:
        return f"Please choose at most {most}."
    offered = {option["value"] for option in control.options()}
    known = not offered or all(isinstance(one, dict) and one.get("value") in offered for one in chosen)
    return None if known else "That is not one of the options."


def _text(control: Control, held: str) -> str | None:
    least, most = control.element.get("min_length", 0), control.element.get("max_length", INPUT_LENGTH)
    if len(held) > most:
        return f"Must be {most} characters or fewer."
    return f"Must be at least {least} characters." if len(held) < least else None


def _number(control: Control, held: str) -> str | None:
    decimal = control.element["is_decimal_allowed"]
    if not re.fullmatch(r"-?\d+(\.\d+)?" if decimal else r"-?\d+", held):
        return "Must be a number." if decimal else "Must be a whole number."
    least, most = control.element.get("min_value"), control.element.get("max_value")
    if least is not None and float(held) < float(least):
        return f"Must be {least} or more."
    return f"Must be {most} or less." if most is not None and float(held) > float(most) else None


def _email(_control: Control, held: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", held) else "Must be an email address."


def _url(_control: Control, held: str) -> str | None:
    return None if re.match(r"https?://\S+$", held) else "Must be a link."


_CHECKS: dict[str, Callable[[Control, Any], str | None]] = {
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _email,
    "url_text_input": _url,
}
