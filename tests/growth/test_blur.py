"""Numbers with chance in them: how far they move, and how often."""

from collections import Counter
from random import Random

import pytest

from growth.blur import ODDS, blurred
from tests.cast import STILL

DRAWS = 60_000


@pytest.fixture(scope="module")
def moved() -> Counter[int]:
    chance = Random(20261128)
    return Counter(blurred(4, chance) - 4 for _ in range(DRAWS))


def test_nothing_moves_without_chance() -> None:
    assert blurred(4, STILL) == 4


@pytest.mark.parametrize("steps", range(-4, 5))
def test_each_step_is_half_as_likely_as_the_one_before(moved: Counter[int], steps: int) -> None:
    assert moved[steps] / DRAWS == pytest.approx(ODDS ** -abs(steps) / 3, rel=0.12)


def test_no_number_is_out_of_reach(moved: Counter[int]) -> None:
    assert max(moved) > 6
    assert min(moved) < -6
