"""What a manager has seen of a competency: a field beside the mark, which draws itself and reads itself."""

from slack_sdk.models.blocks import InputBlock, PlainTextInputElement

from handlers.framework import blocks, forms

NOTE, LONGEST = "assessments.note", 500
SEEN = "What have you seen?"
HINT = "One moment is enough. It stands beside your mark, for whoever reads that."


def field(occasion: str, seen: str) -> InputBlock:
    """The field under an id of its own for each occasion: Slack would show what was typed on the page before."""
    block = f"{NOTE}{blocks.NTH}{occasion}"
    element = PlainTextInputElement(action_id=block, multiline=True, max_length=LONGEST, initial_value=seen or None)
    return forms.field(block, SEEN, element, hint=HINT)


def read(values: forms.Values) -> str | None:
    """What is noted on a page; None where it has no field for it."""
    block = blocks.id_of(NOTE, values)
    return forms.written(values, block) if block in values else None
