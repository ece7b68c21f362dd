"""What a row of numbers is worth: both sides in turn, medians, and a target that is met or not."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bench import runner
from bench.row import Measure, Row, Side, Target, at_least, at_most

pytestmark = pytest.mark.anyio


def side(name: str, figures: Iterator[float], order: list[str]) -> Side:
    @asynccontextmanager
    async def opened(_: Path) -> AsyncIterator[Measure]:
        async def measure() -> float:
            order.append(name)
            return next(figures)

        yield measure
        order.append(f"{name} ends")

    return opened


def row(ours: list[float], reference: list[float], order: list[str]) -> Row:
    sides = side("ours", iter(ours), order), side("reference", iter(reference), order)
    words = {"name": "help", "what": "an answer", "beside": "the least", "unit": "a second"}
    return Row(**words, ours=sides[0], reference=sides[1], target=at_least(0.5))


async def test_the_sides_take_turns_after_a_round_that_does_not_count() -> None:
    order: list[str] = []
    figures = await runner.measure(row([0, 1, 2, 9], [0, 4, 4, 4], order), 3)
    rounds = (("ours", "reference"), ("reference", "ours"), ("ours", "reference"), ("reference", "ours"))
    assert order == [*(name for each in rounds for name in each), "reference ends", "ours ends"]
    assert (figures.ours, figures.reference) == ([1, 2, 9], [4, 4, 4])
    assert (figures.middle, figures.ratio, figures.met) == ((2, 4), 0.5, True)


async def test_a_machine_that_slows_down_makes_no_difference() -> None:
    figures = await runner.measure(row([0, 100, 10, 1], [0, 200, 20, 2], []), 3)
    assert figures.ratio == 0.5


@pytest.mark.parametrize(
    ("target", "ours", "ratio", "met"),
    [
        pytest.param(at_least(0.6), 1, 0.6, True, id="at least, just so"),
        pytest.param(at_least(0.6), 1, 0.59, False, id="at least, not quite"),
        pytest.param(at_most(1.5), 1, 1.5, True, id="at most, just so"),
        pytest.param(at_most(1.5), 1, 1.51, False, id="at most, too much"),
        pytest.param(at_most(3, most=100), 101, 2, False, id="little beside the reference, too much by itself"),
    ],
)
async def test_a_target_is_met_or_missed(target: Target, ours: float, ratio: float, met: bool) -> None:
    assert target.met(ours, ratio) is met


async def test_each_row_that_is_found_has_a_name_of_its_own() -> None:
    names = Counter(row.name for row in runner.every())
    assert {name for name, count in names.items() if count > 1} == set()
    assert "help" in names
