"""Blocks as Slack takes them: what the SDK's own `to_dict` makes of them, in a tenth of its time.

The SDK looks through every attribute of every object for its checks, and through what is made already once more at each
level above. Here each class is looked at once.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Option, OptionGroup, TextObject
from slack_sdk.models.blocks.block_elements import RichTextElement

Rendered = dict[str, Any]


def rendered(model: JsonObject) -> Rendered:
    """The dictionary that goes to Slack. Raises SlackObjectFormationError where the SDK does."""
    if isinstance(model, Option) and model._text:
        return _option(model, model._text)
    if isinstance(model, OptionGroup) and model._label:
        _check(model)
        return {"label": rendered(model._label), "options": _value(model.options)}
    if type(model).to_dict is not JsonObject.to_dict or isinstance(model, RichTextElement):
        drawn: Rendered = model.to_dict()
        return drawn
    _check(model)
    given = [(key, getattr(model, key, None)) for key in _keys(type(model))]
    return {key: _value(value) for key, value in given if value is not None and (not _sized(value) or len(value))}


def _option(option: Option, text: TextObject) -> Rendered:
    _check(option)
    drawn: Rendered = {"text": rendered(text), "value": option.value}
    if option._block_description:
        drawn["description"] = rendered(option._block_description)
    if option.url:
        drawn["url"] = option.url
    return drawn


def _value(value: Any) -> Any:
    if isinstance(value, JsonObject):
        return rendered(value)
    return [_value(each) for each in value] if isinstance(value, list | tuple) else value


def _sized(value: object) -> bool:
    return hasattr(value, "__len__")


def _check(model: JsonObject) -> None:
    for name in _checks(type(model)):
        getattr(model, name)()


@cache
def _checks(kind: type[JsonObject]) -> Sequence[str]:
    """The methods by which a class looks at itself."""
    return [name for name in dir(kind) if not name.startswith("__") and hasattr(getattr(kind, name, None), "validator")]


@cache
def _keys(kind: type[JsonObject]) -> Sequence[str]:
    return sorted(kind.__new__(kind).attributes)
