"""Twenty small years: whatever fails in them, what Trellis promises is kept. `make simulate` runs longer ones."""

from pathlib import Path

import pytest

from tests.simulation.around import Size
from tests.simulation.simulation import simulate

PEOPLE, WEEKS = 3, 1


@pytest.mark.parametrize("seed", range(20))
def test_what_is_promised_is_kept_whatever_fails(seed: int, tmp_path: Path) -> None:
    simulate(seed, Size(PEOPLE, WEEKS), tmp_path)


def test_the_same_seed_is_the_same_story_to_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first = simulate(7, Size(2, 1), tmp_path)
    again = simulate(7, Size(2, 1), tmp_path / "again")
    assert (first.number, first.counts) == (again.number, again.counts)
