"""What people read of the steps that come to them, beside the step itself."""

from datetime import timedelta

from growth import halves
from handlers.shared import step_card
from handlers.shared.step_card import StepCard

RESTS = timedelta(days=14)
RESTING = (
    "Fine: no step comes by itself before {day}. Check-ins come as they did, and `{command} next` gets you a step "
    "whenever you want one."
)
NOTHING_LEFT = (
    "You have seen every step I have for your level and areas. Change your areas or level, "
    "or wait for the ladder to grow."
)
SKIPPED = "Skipped. Nothing is missing."
WHY_NUDGE = (
    "{reason}Between two check-ins I offer a step {often} at most, and none while you are at one. It is one you have "
    "not had. Nobody is told what you do with it."
)
FEWER = "Fine: from now on a step by itself at most {often}. Check-ins stay as they are."
GOING = "Noted. It stays your step, and I ask again at your next check-in."
GOING_LONG = "Noted. It may be large for these weeks: *Make it smaller*, beside it, shows a half of it that is enough."
GOING_SHORT = "Noted. It stays your step as long as you like, and setting it aside with *Drop it* is fine, too."
LESS_OFTEN = {1: "every week", 2: "every two weeks", 4: "every four weeks"}


def going_on(card: StepCard) -> str:
    """What is said to "Still going": more than that once it has been said for long."""
    if not halves.due(card.step):
        return GOING
    return GOING_LONG if step_card.smaller(card) else GOING_SHORT
