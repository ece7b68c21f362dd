"""When a smaller half of a step is offered, and which: the author's own, an hour of a long one, or none."""

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load_all, shipped
from growth import halves
from growth.facts import StepState
from tests.cast import a_step

LADDERS = load_all(shipped())
LONG = 75  # minutes


@pytest.mark.parametrize(
    ("stills", "state", "half", "due"),
    [
        pytest.param(1, StepState.TRYING, "", False, id="once"),
        pytest.param(2, StepState.TRYING, "", True, id="twice"),
        pytest.param(5, StepState.TRYING, "", True, id="for long"),
        pytest.param(2, StepState.TRYING, "The first page.", False, id="it is a half already"),
        pytest.param(2, StepState.DONE, "", False, id="done"),
        pytest.param(2, StepState.DECLINED, "", False, id="dropped"),
    ],
)
def test_it_is_due_after_twice_still_going(stills: int, state: StepState, half: str, due: bool) -> None:
    assert halves.due(a_step(state=state, stills=stills, half=half)) is due


def test_what_its_author_named_comes_before_an_hour_of_it(ladder: Ladder) -> None:
    step, action = a_step(state=StepState.TRYING, stills=2), ladder.action("evaluate-by-slice")
    unnamed = action.model_copy(update={"half": ""})
    assert halves.named(step, action) == action.half
    assert not halves.an_hour(step, action, action.minutes)
    assert halves.an_hour(step, unnamed, action.minutes)
    assert not halves.an_hour(step, unnamed, halves.HOUR)
    assert halves.an_hour(step, None, 61)


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_every_long_action_of_the_shipped_ladders_names_one(ladder: Ladder) -> None:
    assert [action.id for action in ladder.actions if action.minutes >= LONG and not action.half] == []


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_a_half_is_one_sentence_and_not_the_whole_again(ladder: Ladder) -> None:
    for action in ladder.actions:
        if action.half:
            assert action.half.endswith("."), action.id
            assert ". " not in action.half, action.id
            assert len(action.half) < len(action.text), action.id
