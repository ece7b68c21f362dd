"""What people see of the ladder they are on."""

from slack_sdk.models.blocks import InteractiveElement

from handlers import blocks

SHOW = "ladders.show"


def show_button() -> InteractiveElement:
    return blocks.button("My level", SHOW)
