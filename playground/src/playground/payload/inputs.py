"""What one types or uploads: text in its kinds, numbers, rich text, files."""

import re
from decimal import Decimal
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
    shape,
    string,
)
from playground.payload.objects import DISPATCH, plain
from playground.payload.rich_text import RICH_TEXT

_ACTION_ID: Fields = {"action_id": string(limits.ACTION_ID)}
_TYPED: Fields = _ACTION_ID | {
    "focus_on_load": boolean,
    "placeholder": plain(limits.PLACEHOLDER),
    "dispatch_action_config": DISPATCH,
    "initial_value": string(limits.INPUT_LENGTH, 0),
}
_NUMBERS = ("min_value", "initial_value", "max_value")


def typed_text(extra: Fields | None = None, required: Fields | None = None, *more: Check) -> Check:
    """A field that one types into."""
    return every(shape({"type": anything} | (required or {}), _TYPED | (extra or {})), *more)


def _lengths_fit(given: dict[str, Any], at: str) -> Faults:
    least, most = given.get("min_length", 0), given.get("max_length", limits.INPUT_LENGTH)
    if least > most:
        yield Fault(f"{at}/min_length", "must not be greater than max_length")
    if len(given.get("initial_value", "")) > most:
        yield Fault(f"{at}/initial_value", f"must be less than {most + 1} characters, as max_length says")


def _are_numbers(given: dict[str, Any], at: str) -> Faults:
    form, kind = (r"-?\d+(\.\d+)?", "a number") if given["is_decimal_allowed"] else (r"-?\d+", "a whole number")
    for name in _NUMBERS:
        if given.get(name) and not re.fullmatch(form, given[name], re.ASCII):
            yield Fault(f"{at}/{name}", f"must be {kind}, written as a string")


def _are_in_order(given: dict[str, Any], at: str) -> Faults:
    values = [(name, Decimal(given[name])) for name in _NUMBERS if given.get(name)]
    for index, (name, value) in enumerate(values):
        above = next((other for other, bound in values[index + 1 :] if value > bound), None)
        if above:
            yield Fault(f"{at}/{name}", f"must not be greater than {above}")


def _lines_fit(given: dict[str, Any], at: str) -> Faults:
    if given.get("min_lines", 1) > given.get("max_lines", limits.INPUT_LINES):
        yield Fault(f"{at}/min_lines", "must not be greater than max_lines")


_LINES = integer(1, limits.INPUT_LINES)

INPUTS: dict[str, Check] = {
    "plain_text_input": typed_text(
        {
            "multiline": boolean,
            "min_length": integer(0, limits.INPUT_LENGTH),
            "max_length": integer(1, limits.INPUT_LENGTH),
        },
        None,
        _lengths_fit,
    ),
    "number_input": typed_text(
        {"min_value": string(), "max_value": string()}, {"is_decimal_allowed": boolean}, _are_numbers, _are_in_order
    ),
    "email_text_input": typed_text(),
    "url_text_input": typed_text(),
    "rich_text_input": typed_text(
        {"initial_value": RICH_TEXT, "min_lines": _LINES, "max_lines": _LINES}, None, _lines_fit
    ),
    "file_input": shape(
        {"type": anything},
        _ACTION_ID | {"filetypes": many(string(), least=1), "max_files": integer(1, limits.FILES)},
    ),
}
