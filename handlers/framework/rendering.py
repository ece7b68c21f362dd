"""Blocks as Slack takes them: what the SDK's own `to_dict` makes of them, in a tenth of its time.

The SDK looks through every attribute of every object for its checks, and through what is made already once more at each
level above. Here each class is looked at once.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Option, OptionGroup
from slack_sdk.models.blocks.block_elements import RichTextElement

Rendered = dict[str, Any]


def rendered(model: JsonObject) -> Rendered:
    """The dictionary that goes to Slack. Raises SlackObjectFormationError where the SDK does."""
    return _way(type(model))(model)


def _made_of_parts(model: JsonObject) -> Rendered:
    _check(model)
    drawn: Rendered = {}
    for key in _keys(type(model)):
        value = getattr(model, key, None)
        if value is not None and (not _sized(value) or len(value)):
            drawn[key] = _value(value)
    return drawn


def _option(option: Any) -> Rendered:
    if not option._text:
        return _by_itself(option)
    _check(option)
    drawn: Rendered = {"text": rendered(option._text), "value": option.value}
    if option._block_description:
        drawn["description"] = rendered(option._block_description)
    if option.url:
        drawn["url"] = option.url
    return drawn


def _group(group: Any) -> Rendered:
    if not group._label:
        return _by_itself(group)
    _check(group)
    return {"label": rendered(group._label), "options": _value(group.options)}


def _by_itself(model: Any) -> Rendered:
    drawn: Rendered = model.to_dict()
    return drawn


def _value(value: Any) -> Any:
    if isinstance(value, str | bool):  # most are, and an abstract class is slow to tell its own
        return value
    if isinstance(value, JsonObject):
        return rendered(value)
    return [_value(each) for each in value] if isinstance(value, list | tuple) else value


def _sized(value: object) -> bool:
    return hasattr(value, "__len__")


def _check(model: JsonObject) -> None:
    for check in _checks(type(model)):
        check(model)


@cache
def _way(kind: type[JsonObject]) -> Callable[[Any], Rendered]:
    """How such an object is drawn."""
    if issubclass(kind, Option):
        return _option
    if issubclass(kind, OptionGroup):
        return _group
    ours = kind.to_dict is JsonObject.to_dict and not issubclass(kind, RichTextElement)
    return _made_of_parts if ours else _by_itself


@cache
def _checks(kind: type[JsonObject]) -> Sequence[Callable[[Any], None]]:
    """The methods by which a class looks at itself."""
    named = [getattr(kind, name, None) for name in dir(kind) if not name.startswith("__")]
    return [method for method in named if callable(method) and hasattr(method, "validator")]


@cache
def _keys(kind: type[JsonObject]) -> Sequence[str]:
    return sorted(kind.__new__(kind).attributes)
