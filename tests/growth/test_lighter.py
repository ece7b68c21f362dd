"""Twice hard going in a row brings the shortest step there is, and says why it is that one."""

from random import Random

import pytest

from content.model.ladder import Ladder
from growth import choose
from growth.choose import LIGHTER, Choice, Signs
from growth.facts import Pulse, Step, StepState
from tests.cast import a_step, alice

HARD, ROUGH, GOOD, UNSAID = Pulse.HARD, Pulse.ROUGH, Pulse.GOOD, Pulse.UNSAID


@pytest.mark.parametrize(
    ("said", "hard"),
    [
        pytest.param([], False, id="nothing"),
        pytest.param([HARD], False, id="once"),
        pytest.param([HARD, HARD], True, id="twice"),
        pytest.param([ROUGH, HARD], True, id="rough is harder still"),
        pytest.param([GOOD, HARD, HARD], False, id="better again"),
        pytest.param([HARD, GOOD, HARD], False, id="not in a row"),
        pytest.param([HARD, None, UNSAID, HARD], True, id="silence between says nothing"),
        pytest.param([HARD, None, None, None, HARD], False, id="too far back"),
    ],
)
def test_it_is_hard_going_when_two_words_in_a_row_say_so(said: list[Pulse | None], hard: bool) -> None:
    assert choose.hard_going(said) is hard


def lighter(ladder: Ladder, steps: list[Step], *, areas: tuple[str, ...] = ("models", "ops"), seed: int = 1) -> Choice:
    choice = choose.choose(ladder, alice(areas=areas), steps, chance=Random(seed), signs=Signs(hard=True))
    assert choice is not None
    return choice


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("areas", [(), ("data",), ("models", "ops"), ("communication",)])
def test_it_is_the_shortest_of_what_they_chose(ladder: Ladder, areas: tuple[str, ...], seed: int) -> None:
    choice = lighter(ladder, [], areas=areas, seed=seed)
    fit = [a for a in ladder.actions if "junior" in a.fits and (not areas or {*a.areas, *a.competencies} & {*areas})]
    assert choice.action in {action.id for action in fit}
    assert choice.wording.minutes == min(action.minutes for action in fit)
    assert LIGHTER in choice.because


def test_it_comes_before_what_would_build_on_the_last_one_and_before_the_turn_of_an_area(ladder: Ladder) -> None:
    steps = [a_step("evaluate-by-slice", state=StepState.DONE, because=("models",))]
    assert lighter(ladder, steps).wording.minutes == lighter(ladder, []).wording.minutes


def test_passed_over_the_next_shortest_follows(ladder: Ladder) -> None:
    first = lighter(ladder, [])
    second = lighter(ladder, [a_step(first.action, state=StepState.DECLINED)])
    assert second.action != first.action
    assert second.wording.minutes >= first.wording.minutes


def test_without_such_words_nothing_is_said_of_it(ladder: Ladder) -> None:
    choice = choose.choose(ladder, alice(), [], chance=Random(1))
    assert choice is not None
    assert LIGHTER not in choice.because
