"""What people say they are there in, to whoever leads them: whose view counts, and the floors of what is told."""

from dataclasses import replace
from random import Random

import pytest

from content.model.ladder import Ladder
from growth import coverage, summary
from growth.audience import Reader
from growth.facts import Assessment, Audience, Manners, Rating, Sharing
from growth.summary import Portion, Teammate
from tests.cast import NOW, alice, an_assessment, bob

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating
BOB = Reader(person_id=bob().id)
SHARED = Sharing(Audience.MANAGER, bob().id, since=NOW)


class Unmoved(Random):
    """Chance that moves nothing, to see the floors alone."""

    def random(self) -> float:
        return 0.99


def seen(rating: Rating, **changes: object) -> Assessment:
    found = an_assessment(("agile", rating), author=alice(), subject=alice())
    return replace(found, **{"finished_at": NOW, "sharing": SHARED, **changes})


def reached(ladder: Ladder, *views: Assessment) -> dict[int, frozenset[str]]:
    return dict(coverage.reached(views, BOB, ladder.id, NOW.replace(year=NOW.year + 1)))


@pytest.mark.parametrize(
    ("rating", "there"), [(NOT_YET, set()), (GETTING_THERE, set()), (THERE, {"agile"}), (BEYOND, {"agile"})]
)
def test_there_and_beyond_are_there(ladder: Ladder, rating: Rating, there: set[str]) -> None:
    assert reached(ladder, seen(rating)) == {alice().id: there}


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
    assert reached(ladder, seen(THERE, **changes)) == {}


def test_the_newest_counts(ladder: Ladder) -> None:
    newer = seen(NOT_YET, id=77, finished_at=NOW.replace(year=NOW.year, hour=23))
    assert reached(ladder, seen(THERE), newer) == {alice().id: frozenset()}


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (0, None),
        (2, None),
        (3, Portion.SOME),
        (4, Portion.HALF),
        (7, Portion.HALF),
        (8, Portion.MOST),
        (12, Portion.MOST),
    ],
)
def test_fewer_than_three_are_never_told(there: int, told: Portion | None) -> None:
    team = [Teammate(person_id=n, reached=frozenset({"agile"} if n < there else ())) for n in range(12)]
    assert summary.cover(team, ["agile"], Manners(), Unmoved()) == (("agile", told),)
