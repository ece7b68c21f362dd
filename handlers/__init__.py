"""What Trellis does in Slack: the table of contents."""

from growth import prompts
from handlers.admin import listeners as admin_
from handlers.assessments import listeners as assessments_
from handlers.checkins import due as checkins_due
from handlers.checkins import listeners as checkins_
from handlers.days import listeners as days_
from handlers.digests import listeners as digests_
from handlers.explore import listeners as explore_
from handlers.framework.registry import Arrivals, Registry
from handlers.home import listeners as home_
from handlers.ladders import listeners as ladders_
from handlers.nudges import due as nudges_due
from handlers.nudges import listeners as nudges_
from handlers.onboarding import due as onboarding_due
from handlers.onboarding import listeners as onboarding_
from handlers.preferences import due as preferences_due
from handlers.preferences import listeners as preferences_
from handlers.shared import buttons, returning, starting_ladder
from handlers.shift import due as shift_due
from handlers.shift import listeners as shift_
from handlers.teams import listeners as teams_


def register() -> Registry:
    """Every feature, a line each. The order is that of the help."""
    registry = Registry(Arrivals(starting_ladder.ladder, starting_ladder.follow, returning.back))
    home_.register(registry)  # what is next for me; the Home tab; help
    onboarding_.register(registry)  # the welcome; level, areas and rhythm
    days_.register(registry)  # public holidays and workdays
    checkins_.register(registry)  # rounds of questions, and who may read the answers
    nudges_.register(registry)  # one small step with one resource
    shift_.register(registry)  # the way to the next level, and how time is spent on it
    ladders_.register(registry)  # what a level asks for, with what one did; all levels side by side
    explore_.register(registry)  # where a career can go: cards to read, choose, take on and save
    assessments_.register(registry)  # where one stands, and the manager's view beside it
    preferences_.register(registry)  # pause, resume, status, who sees what
    teams_.register(registry)  # a manager's people
    digests_.register(registry)  # the week, for the channel and for the manager
    admin_.register(registry)  # teams and their managers

    # What speaks by itself, in the order in which it stands in a message.
    registry.speaks(prompts.welcome, draw=onboarding_due.draw)
    registry.speaks(prompts.pauses_itself, applies=preferences_due.APPLIES, draw=preferences_due.draw)
    registry.speaks(prompts.new_round, prompts.reminder, applies=checkins_due.APPLIES, draw=checkins_due.draw)
    registry.speaks(prompts.nudge, applies=nudges_due.APPLIES, draw=nudges_due.draw)
    registry.speaks(prompts.way_up, applies=shift_due.APPLIES, draw=shift_due.draw)
    registry.check(control.id for control in buttons.EVERY)
    return registry
