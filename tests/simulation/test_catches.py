"""What the simulation is worth: promises, each broken on purpose, and it names them.

The world is the one that holds on the same seeds where nothing is broken: here, and in the twenty small years. What
breaks it is in `breakages`, of which these are the quickest, one or two of each promise. `make simulate BROKEN=yes`
takes all of them.
"""

from pathlib import Path

import pytest

from tests.simulation.around import Size
from tests.simulation.breakages import BREAKAGES, WHOLE, Breakage
from tests.simulation.catching import SEEDS, found, names
from tests.simulation.simulation import simulate

QUICK = {
    "days off",
    "who was meant",
    "patience",
    "newest first",
    "a line that echoes",
    "said to be sent",
    "a moment without a note",
    "nothing in the queue",
    "a lead without a word",
    "a worksheet for ever",
    "allowance",
}


@pytest.mark.parametrize("breakage", [b for b in BREAKAGES if b.name in QUICK], ids=lambda breakage: breakage.name)
def test_a_broken_promise_is_named(breakage: Breakage, tmp_path: Path) -> None:
    assert names(breakage, said := found(breakage, tmp_path)), said


def test_each_promise_is_broken_by_one_that_is_quick() -> None:
    quick = {breakage.promise for breakage in BREAKAGES if breakage.name in QUICK}
    assert {breakage.promise for breakage in BREAKAGES} - quick == {"floors"}  # numbers are told after six weeks


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_the_same_seeds_hold_where_nothing_is_broken(seed: int, tmp_path: Path) -> None:
    simulate(seed, Size(WHOLE.people, WHOLE.weeks), tmp_path)
