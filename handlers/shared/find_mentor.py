"""The way to somebody to talk with about what a step is about."""

from slack_sdk.models.blocks import ButtonElement

from content.model.ladder import Ladder
from growth.facts import Step
from handlers.shared import buttons
from handlers.shared.buttons import TopicRef


def button(ladder: Ladder, step: Step) -> ButtonElement:
    """For what the person chose that the step serves, else for its first area; without either, as they choose."""
    topic = next((each for each in (*step.because, *step.areas) if each in ladder.focuses()), None)
    return buttons.FIND_MENTOR.button(TopicRef(topic=topic) if topic else None)
