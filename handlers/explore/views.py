"""What people see when they explore where a career can go."""

from slack_sdk.models.blocks import InteractiveElement

from handlers import blocks

OPEN = "explore.open"


def open_button() -> InteractiveElement:
    return blocks.button("Explore", OPEN)
