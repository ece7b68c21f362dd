"""What people see when they look at their competencies, one at a time."""

from slack_sdk.models.blocks import InteractiveElement

from handlers import blocks

BEGIN = "assessments.begin"


def begin_button() -> InteractiveElement:
    return blocks.button("Where I stand", BEGIN)
