"""What people say they are there in, to whoever leads them: whose view counts, and the floors of what is told."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model.ladder import Ladder
from growth import coverage
from growth.audience import Reader
from growth.coverage import Together
from growth.facts import Assessment, Audience, Manners, Rating, Sharing
from tests.cast import NOW, STILL, alice, an_assessment, bob

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating
BOB = Reader(person_id=bob().id)
SHARED = Sharing(Audience.MANAGER, bob().id, since=NOW)


def seen(rating: Rating, **changes: object) -> Assessment:
    found = an_assessment(("agile", rating), author=alice(), subject=alice())
    return replace(found, **{"finished_at": NOW, "sharing": SHARED, **changes})


def standing(ladder: Ladder, *views: Assessment) -> dict[int, dict[str, int]]:
    found = coverage.places(views, BOB, ladder, NOW.replace(year=NOW.year + 1))
    return {person: dict(places) for person, places in found.items()}


def test_the_columns_are_the_levels_that_are_described_and_the_way_to_the_lowest(ladder: Ladder) -> None:
    assert coverage.levels(ladder) == ("", "junior", "senior", "seasoned")


@pytest.mark.parametrize(
    ("level", "rating", "place"),
    [
        ("novice", NOT_YET, 0),  # a novice looks at the junior's line
        ("novice", THERE, 1),
        ("junior", GETTING_THERE, 0),
        ("junior", THERE, 1),
        ("junior", BEYOND, 1),  # more than a junior is not yet a senior
        ("senior", NOT_YET, 1),
        ("senior", THERE, 2),
        ("seasoned", GETTING_THERE, 2),
        ("seasoned", BEYOND, 3),
    ],
)
def test_who_meets_a_level_is_there_and_who_does_not_is_below_it(
    ladder: Ladder, level: str, rating: Rating, place: int
) -> None:
    assert standing(ladder, seen(rating, level=level)) == {alice().id: {"agile": place}}


def test_a_competency_that_left_the_ladder_is_nowhere(ladder: Ladder) -> None:
    gone = replace(an_assessment(("gone", THERE), author=alice(), subject=alice()), finished_at=NOW, sharing=SHARED)
    assert standing(ladder, gone) == {alice().id: {}}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"sharing": Sharing()}, id="shared with nobody"),
        pytest.param({"sharing": replace(SHARED, reader_id=99)}, id="with another"),
        pytest.param({"finished_at": None}, id="not finished"),
        pytest.param({"finished_at": NOW.replace(year=NOW.year + 2)}, id="finished after the period"),
        pytest.param({"ladder": "another"}, id="on another ladder"),
        pytest.param({"author": bob()}, id="the manager's own view of them"),
    ],
)
def test_what_does_not_count(ladder: Ladder, changes: dict[str, object]) -> None:
    assert standing(ladder, seen(THERE, **changes)) == {}


def test_the_newest_counts(ladder: Ladder) -> None:
    newer = seen(NOT_YET, id=77, finished_at=NOW.replace(hour=23))
    assert standing(ladder, seen(THERE), newer) == {alice().id: {"agile": 0}}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        pytest.param([0, 0, 5, 0], [(2, 2, 5)], id="one level alone, and nothing of the rest"),
        pytest.param([3, 4, 0, 5], [(0, 0, 3), (1, 1, 4), (3, 3, 5)], id="each that is enough for itself"),
        pytest.param([1, 2, 4, 0], [(0, 1, 3), (2, 2, 4)], id="two that are enough together"),
        pytest.param([2, 4, 2, 0], [(1, 1, 4)], id="few on both sides are not joined across what is told"),
        pytest.param([2, 0, 1, 4], [(0, 2, 3), (3, 3, 4)], id="as far as somebody is"),
        pytest.param([1, 1, 0, 0], [], id="too few altogether"),
    ],
)
def test_levels_with_few_are_joined_or_not_told(counts: list[int], told: list[tuple[int, int, int]]) -> None:
    assert [(t.first, t.last, t.count) for t in coverage.joined(counts, 3)] == told


@given(st.lists(st.integers(-12, 30), min_size=2, max_size=7), st.integers(5, 40))
def test_what_is_told_fits_how_many_shared_and_keeps_every_floor(moved: list[int], shared: int) -> None:
    fitted = coverage.fitted(moved, shared)
    assert sum(fitted) == shared
    assert min(fitted) >= 0
    pairs = sorted(zip(moved, fitted, strict=True))
    assert all(one[1] <= other[1] + 1 for one, other in pairwise(pairs)), "what was more is not less"
    told = coverage.told(moved, shared, Manners())
    assert all(t.count >= 3 for t in told)
    assert sum(t.count for t in told) <= shared


def test_it_is_drawn_of_each_competency_for_itself() -> None:
    people = [{"agile": 1, "coding": 2}] * 4 + [{"agile": 1}] * 2
    rows = dict(coverage.cover(people, ["agile", "coding"], 4, Manners(), STILL))
    assert rows == {"agile": (Together(1, 1, 6),), "coding": (Together(2, 2, 4),)}
