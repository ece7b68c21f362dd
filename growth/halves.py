"""When somebody is offered a smaller half of the step they are at, and which."""

from content.model.offers import Action
from growth.facts import Step, StepState

TIMES = 2  # on so many days they said that it is still going
HOUR = 60  # minutes: of a step that takes longer, an hour is a smaller half


def due(step: Step) -> bool:
    """Whether the step has been going on for so long that the whole of it may be too large; once, until it is taken."""
    return step.state is StepState.TRYING and step.stills >= TIMES and not step.half


def named(step: Step, action: Action | None) -> str:
    """The half that the ladder names; empty where none is due, or it names none."""
    return action.half if action is not None and due(step) else ""


def an_hour(step: Step, action: Action | None, minutes: int) -> bool:
    """Whether an hour of it is the smaller half: one is due, none is named, and the whole takes longer."""
    return due(step) and not named(step, action) and minutes > HOUR
