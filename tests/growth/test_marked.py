"""A competency that somebody marked as getting there weighs in on what they are offered, and stands as its reason."""

from random import Random

import pytest

from content.model.ladder import Ladder
from growth import choose
from growth.aims import aims
from growth.choose import Choice, Signs
from tests.cast import a_step, alice


def offered(ladder: Ladder, *marked: str, areas: tuple[str, ...] = ("systems",), seed: int = 1) -> Choice:
    choice = choose.choose(ladder, alice(areas=areas), [], chance=Random(seed), signs=Signs(marked))
    assert choice is not None
    return choice


@pytest.mark.parametrize("seed", range(5))
def test_it_comes_first_of_those_that_fit_and_is_a_reason(ladder: Ladder, seed: int) -> None:
    choice = offered(ladder, "workflows", seed=seed)
    assert "workflows" in ladder.action(choice.action).competencies
    assert choice.because == ("systems", choose.mark("workflows"))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_only_reason_where_nothing_was_chosen(ladder: Ladder, seed: int) -> None:
    assert offered(ladder, "workflows", areas=(), seed=seed).because == (choose.mark("workflows"),)


@pytest.mark.parametrize("seed", range(5))
def test_what_was_chosen_is_not_called_marked(ladder: Ladder, seed: int) -> None:
    choice = offered(ladder, "communication", areas=("communication",), seed=seed)
    assert choice.because == ("communication",)


def test_it_is_no_reason_where_it_made_no_difference(ladder: Ladder) -> None:
    practising = tuple(a for a in ladder.actions if "workflows" in a.competencies)
    choice = offered(ladder.model_copy(update={"actions": practising}), "workflows")
    assert choice.because == ("systems",)


@pytest.mark.parametrize("seed", range(10))
def test_a_step_that_does_not_practise_it_does_not_name_it(ladder: Ladder, seed: int) -> None:
    choice = offered(ladder, "alchemy", seed=seed)
    assert choice == offered(ladder, seed=seed)
    assert choice.because == ("systems",)


def test_a_mark_does_not_count_as_a_turn_of_what_was_chosen(ladder: Ladder) -> None:
    (aim,) = aims(ladder, alice(areas=("workflows",)))
    assert aim.served([a_step(because=(choose.mark("workflows"),))]) == 0


def test_a_mark_is_no_id_of_a_ladder(ladder: Ladder) -> None:
    assert not {choose.mark(c.id) for c in ladder.competencies} & set(ladder.focuses())
