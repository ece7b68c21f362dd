"""What goes into one message."""

import pytest

from growth import touch
from growth.facts import Manners
from growth.touch import Prompt, Spoken

CHECK_IN = Prompt("checkin", weight=50)
NUDGE = Prompt("nudge", weight=30)
WELCOME = Prompt("welcome", weight=90, alone=True)
FAREWELL = Prompt("farewell", weight=40, alone=True)
REMINDER = Prompt("reminder", weight=60, silent=True)
CLEANING = Prompt("cleaning", weight=10, silent=True)
ROOM = Spoken(today=0, week=0)
SPENT = Spoken(today=1, week=1)


@pytest.mark.parametrize(
    ("prompts", "chosen"),
    [
        pytest.param([], (), id="nothing to say"),
        pytest.param([NUDGE], (NUDGE,), id="one thing to say"),
        pytest.param([NUDGE, CHECK_IN], (CHECK_IN, NUDGE), id="the heaviest leads"),
        pytest.param([NUDGE, WELCOME, CHECK_IN], (WELCOME,), id="what stands alone goes alone when it leads"),
        pytest.param([NUDGE, FAREWELL, CHECK_IN], (CHECK_IN, NUDGE), id="and waits when it does not"),
        pytest.param([FAREWELL, WELCOME], (WELCOME,), id="two that stand alone: one of them"),
        pytest.param([REMINDER], (REMINDER,), id="only a silent one"),
        pytest.param([REMINDER, NUDGE], (NUDGE, REMINDER), id="a silent one never leads"),
        pytest.param([WELCOME, REMINDER, NUDGE], (WELCOME, REMINDER), id="a silent one goes beside what stands alone"),
        pytest.param([CLEANING, REMINDER], (REMINDER, CLEANING), id="silent ones by weight"),
    ],
)
def test_what_goes_out_while_there_is_room(prompts: list[Prompt], chosen: tuple[Prompt, ...]) -> None:
    assert touch.choose(prompts, ROOM, Manners()) == chosen


@pytest.mark.parametrize(
    ("prompts", "chosen"),
    [
        pytest.param([CHECK_IN, NUDGE], (), id="what would be heard waits"),
        pytest.param([WELCOME], (), id="what stands alone waits too"),
        pytest.param([NUDGE, CLEANING, REMINDER], (REMINDER, CLEANING), id="what is silent goes on"),
    ],
)
def test_what_goes_out_when_the_budget_is_spent(prompts: list[Prompt], chosen: tuple[Prompt, ...]) -> None:
    assert touch.choose(prompts, SPENT, Manners()) == chosen


@pytest.mark.parametrize(
    ("spoken", "manners", "room"),
    [
        pytest.param(Spoken(0, 0), Manners(), True, id="not a word yet"),
        pytest.param(Spoken(0, 1), Manners(), True, id="one this week"),
        pytest.param(Spoken(1, 1), Manners(), False, id="one today"),
        pytest.param(Spoken(0, 2), Manners(), False, id="two this week"),
        pytest.param(Spoken(0, 3), Manners(), False, id="more than two this week"),
        pytest.param(Spoken(1, 1), Manners(a_day=2), True, id="an owner who allows two a day"),
        pytest.param(Spoken(0, 0), Manners(a_week=0), False, id="an owner who allows none"),
    ],
)
def test_the_budget(spoken: Spoken, manners: Manners, room: bool) -> None:
    assert spoken.leaves_room(manners) is room


def test_equal_weights_keep_one_order() -> None:
    twin = Prompt("agenda", weight=50)
    assert touch.choose([CHECK_IN, twin], ROOM, Manners()) == touch.choose([twin, CHECK_IN], ROOM, Manners())
