"""What the simulation is worth: some promises, each broken on purpose, and it names them within twenty seeds.

The world is the one that holds on the same seeds where nothing is broken. What breaks it is in `breakages`: something
that Trellis is given, and where a promise is one function's alone, another function for the length of that run.
"""

import gc
import warnings
from pathlib import Path

import pytest

from tests.simulation.around import Size
from tests.simulation.breakages import BREAKAGES, WHOLE, Breakage
from tests.simulation.simulation import simulate
from tests.simulation.witness import Broken

SEEDS = range(20)


def found(breakage: Breakage, folder: Path) -> str:
    """What the first seed says that sees it."""
    said = f"nothing was seen in {len(SEEDS)} seeds"
    for seed in SEEDS:
        try:
            simulate(seed, Size(breakage.people, breakage.weeks), folder, breakage=breakage)
        except Broken as broken:
            said = str(broken)
            break
    _let_go()
    return said


def _let_go() -> None:
    """Of connections that nobody closes where a run ends before its end; in a later test they would be an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.mark.parametrize("breakage", BREAKAGES, ids=lambda breakage: breakage.name)
def test_a_broken_promise_is_named(breakage: Breakage, tmp_path: Path) -> None:
    assert f"{breakage.promise}: " in found(breakage, tmp_path)


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_the_same_seeds_hold_where_nothing_is_broken(seed: int, tmp_path: Path) -> None:
    simulate(seed, Size(WHOLE.people, WHOLE.weeks), tmp_path)
