"""The vocabulary of forms: inputs for a modal, and readers of what came back. Ids live in each form's `views.py`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from handlers.framework import words
from handlers.framework.blocks import Choices, Message, groups, option, plain, select
from handlers.framework.rendering import rendered

# source: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
LONGEST = 3000
NOTICE = "notice"
CHOSEN = "Chosen"
Values = Mapping[str, Mapping[str, Any]]
Group = tuple[str, Sequence[tuple[str, str, str | None]]]


def modal(
    callback: str, title: str, blocks: Iterable[Block], *, submit: str | None, close: str = "Cancel", metadata: str = ""
) -> dict[str, Any]:
    """A modal as a dictionary, ready for `views.open`. `metadata` comes back with the submission.

    Slack holds 3,000 characters of it, and 24 of each of the title, `submit` and `close`.
    source: https://docs.slack.dev/reference/views/modal-views
    """
    view = View(
        type="modal",
        callback_id=callback,
        title=plain(title),
        submit=plain(submit) if submit else None,
        close=plain(close),
        private_metadata=metadata,
        blocks=list(blocks),
    )
    return rendered(view)


def notice(title: str, message: Message) -> dict[str, Any]:
    """A modal that only says something."""
    return {
        "type": "modal",
        "callback_id": NOTICE,
        "title": rendered(plain(title)),
        "close": rendered(plain("Close")),
        "blocks": list(message.blocks),
    }


def field(
    block: str, label: str, element: InputInteractiveElement, *, optional: bool = True, hint: str = ""
) -> InputBlock:
    """One labelled input. Its element's action id is the block's own, so that one name finds it."""
    return InputBlock(
        block_id=block,
        label=PlainTextObject(text=words.text(label), emoji=True),
        element=element,
        optional=optional,
        hint=plain(hint) if hint else None,
    )


def text(
    block: str,
    label: str,
    *,
    value: str | None = None,
    placeholder: str = "",
    hint: str = "",
    optional: bool = True,
) -> InputBlock:
    """A field for several lines."""
    element = PlainTextInputElement(
        action_id=block,
        multiline=True,
        max_length=LONGEST,
        initial_value=value or None,
        placeholder=plain(placeholder) if placeholder else None,
    )
    return field(block, label, element, optional=optional, hint=hint)


def day(block: str, label: str, value: date, *, hint: str = "") -> InputBlock:
    """One day, in a calendar."""
    element = DatePickerElement(action_id=block, initial_date=value.isoformat())
    return field(block, label, element, optional=False, hint=hint)


def line(block: str, label: str, *, value: str | None = None, longest: int = 80, optional: bool = False) -> InputBlock:
    """A field for one line."""
    element = PlainTextInputElement(action_id=block, max_length=longest, initial_value=value or None)
    return field(block, label, element, optional=optional)


def radios(
    block: str,
    label: str,
    choices: Sequence[tuple[str, str, str | None]],
    chosen: str | None,
    *,
    optional: bool = False,
    at_once: bool = False,
) -> InputBlock:
    """One of two to ten, each with a line of description. `at_once`: a listener is told as soon as one is picked."""
    options = [option(value, name, about) for value, name, about in choices]
    initial = next((o for o in options if o.value == chosen), None)
    element = RadioButtonsElement(action_id=block, options=options, initial_option=initial)
    drawn = field(block, label, element, optional=optional)
    drawn.dispatch_action = at_once or None
    return drawn


def checks(
    block: str, label: str, choices: Sequence[tuple[str, str, str | None]], chosen: Sequence[str], *, hint: str = ""
) -> InputBlock:
    """Any of one to ten, each with a line of description."""
    options = [option(value, name, about) for value, name, about in choices]
    initial = [o for o in options if o.value in chosen]
    element = CheckboxesElement(action_id=block, options=options, initial_options=initial or None)
    return field(block, label, element, hint=hint)


def choice(
    block: str, label: str, choices: Choices, chosen: str | None, *, hint: str = "", at_once: bool = False
) -> InputBlock:
    """One of many, in a menu. `at_once`: a listener is told as soon as somebody chooses, before the form is sent."""
    drawn = field(block, label, select(block, label, choices, chosen), optional=False, hint=hint)
    drawn.dispatch_action = at_once or None
    return drawn


def several(block: str, label: str, named: Iterable[Group], chosen: Sequence[str], *, hint: str = "") -> InputBlock:
    """Any of many, or none, in a menu whose options stand in named groups.

    What is chosen has a group of its own where it would be of several: Slack refuses first choices from more than one.
    """
    apart = [(name, [option(*each) for each in choices]) for name, choices in named]
    drawn = [group for name, options in apart for group in groups(name, options)]
    initial = [o for _, options in apart for o in options if o.value in chosen]
    if sum(any(o.value in chosen for o in group.options or ()) for group in drawn) > 1:
        rest = [(name, [o for o in options if o.value not in chosen]) for name, options in apart]
        drawn = [group for name, options in [(CHOSEN, initial), *rest] for group in groups(name, options)]
    element = StaticMultiSelectElement(
        action_id=block, placeholder=plain(label), option_groups=drawn, initial_options=initial or None
    )
    return field(block, label, element, hint=hint)


def needed(drawn: InputBlock) -> InputBlock:
    """The same input, which Slack does not send empty, nor call optional."""
    drawn.optional = False
    return drawn


def one_of_groups(
    block: str, label: str, named: Iterable[Group], chosen: str | None, *, at_once: bool = False
) -> InputBlock:
    """One of many, in a menu whose options stand in named groups: Slack shows a hundred in each."""
    drawn = [group for name, choices in named for group in groups(name, [option(*each) for each in choices])]
    initial = next((o for group in drawn for o in group.options or () if o.value == chosen), None)
    element = StaticSelectElement(
        action_id=block, placeholder=plain(label), option_groups=drawn, initial_option=initial
    )
    asked = field(block, label, element, optional=False)
    asked.dispatch_action = at_once or None
    return asked


def person(block: str, label: str, chosen: str | None = None, *, hint: str = "") -> InputBlock:
    return field(block, label, UserSelectElement(action_id=block, initial_user=chosen), hint=hint, optional=False)


def people(block: str, label: str, chosen: Sequence[str], *, hint: str = "") -> InputBlock:
    element = UserMultiSelectElement(action_id=block, initial_users=list(chosen) or None)
    return field(block, label, element, hint=hint)


def channel(block: str, label: str, chosen: str | None, *, hint: str = "") -> InputBlock:
    element = ConversationSelectElement(
        action_id=block,
        initial_conversation=chosen,
        filter=ConversationFilter(
            include=["public", "private"], exclude_external_shared_channels=True, exclude_bot_users=True
        ),
    )
    return field(block, label, element, hint=hint)


def written(values: Values, block: str) -> str:
    """What was typed in a text field, without the space around it; empty when nothing was."""
    return (_state(values, block).get("value") or "").strip()


def typed(values: Values) -> str:
    """All that was typed in the fields of a form, field by field."""
    texts = (state.get("value") or "" for fields in values.values() for state in fields.values())
    return "\n\n".join(text.strip() for text in texts if text.strip())


def chosen(values: Values, block: str) -> str | None:
    """The value of the one option, person or conversation that was chosen."""
    state = _state(values, block)
    picked = state.get("selected_option")
    if picked:
        value: str = picked["value"]
        return value
    return state.get("selected_user") or state.get("selected_conversation")


def day_chosen(values: Values, block: str) -> date | None:
    """The day that was chosen; None where there is none, or none that a calendar has."""
    try:
        return date.fromisoformat(_state(values, block).get("selected_date") or "")
    except ValueError:
        return None


def day_stands(values: Values, block: str) -> bool:
    """Whether anything stands where a day is asked for, be it a day or not."""
    return bool(_state(values, block).get("selected_date"))


def all_chosen(values: Values, block: str) -> list[str]:
    """The values of all options or people that were chosen, in order."""
    state = _state(values, block)
    return [o["value"] for o in state.get("selected_options") or []] or list(state.get("selected_users") or [])


def _state(values: Values, block: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = values.get(block, {}).get(block, {})
    return found
