"""What a team covers, in numbers that find nobody: every count in every group is tried."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from content.model.ladder import Ladder
from growth import coverage
from growth.coverage import Coverage, Covered
from growth.facts import Assessment, Manners, Rating
from tests.cast import alice, an_assessment

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating
FLOOR = Manners().smallest_count
GROUPS = range(13)


def views(*marks: dict[str, Rating], first: int = 0, **changes: Any) -> list[Assessment]:
    """How so many people see themselves: one view each, with what each marked."""
    people = [alice(id=n, slack_id=f"U0{n}") for n in range(first, first + len(marks))]
    return [
        an_assessment(*mine.items(), **{"id": person.id, "author": person, "subject": person, **changes})
        for person, mine in zip(people, marks, strict=True)
    ]


def shared(whole: int, count: int, *, rating: Rating = THERE) -> list[Assessment]:
    """So many people, of whom so many mark one competency so, and the others mark it not yet."""
    return views(*[{"agile": rating}] * count, *[{"agile": NOT_YET}] * (whole - count))


def told(found: Coverage | None, competency: str = "agile") -> Covered:
    assert found is not None
    return next(c for c in found.competencies if c.competency == competency)


def possible(ladder: Ladder, whole: int, count: int) -> set[int]:
    """The counts that would have been told in the same words: what the reader still has to reckon with."""
    said = coverage.cover(ladder, shared(whole, count), Manners())
    return {n for n in range(whole + 1) if coverage.cover(ladder, shared(whole, n), Manners()) == said}


@pytest.mark.parametrize(
    ("whole", "count", "said"),
    [
        pytest.param(8, 0, Covered("agile", fewer_than=3), id="nobody is not told"),
        pytest.param(8, 2, Covered("agile", fewer_than=3), id="nor are two"),
        pytest.param(8, 3, Covered("agile", count=3), id="three are a number"),
        pytest.param(8, 5, Covered("agile", count=5), id="while three are left"),
        pytest.param(8, 6, Covered("agile", at_least=6), id="two left could be named"),
        pytest.param(8, 8, Covered("agile", at_least=6), id="all of them: it would say it of each"),
        pytest.param(5, 2, Covered("agile", fewer_than=3), id="the smallest group, below"),
        pytest.param(5, 3, Covered("agile", at_least=3), id="the smallest group, above"),
    ],
)
def test_what_is_told(ladder: Ladder, whole: int, count: int, said: Covered) -> None:
    assert told(coverage.cover(ladder, shared(whole, count), Manners())) == said


@pytest.mark.parametrize("whole", [0, 1, 2, 3, 4])
def test_of_fewer_than_five_nothing_is_told(ladder: Ladder, whole: int) -> None:
    assert coverage.cover(ladder, shared(whole, whole), Manners()) is None


def test_subtracting_two_published_groups_finds_nobody(ladder: Ladder) -> None:
    """Who shared is one published group, who is there another: neither it nor the rest is ever one or two people."""
    for whole, count in product(GROUPS, GROUPS):
        if count <= whole and coverage.cover(ladder, shared(whole, count), Manners()):
            left = possible(ladder, whole, count)
            exact = len(left) == 1
            assert not exact or (count >= FLOOR and whole - count >= FLOOR), (whole, count)
            assert exact or len(left) >= FLOOR, (whole, count)


def test_two_numbers_of_one_team_say_nothing_of_each_other(ladder: Ladder) -> None:
    """What is told of one competency is the same whatever is true of another."""
    for count, other in product(range(7), range(7)):
        marks = [
            {"agile": THERE if n < count else NOT_YET, "planning": THERE if n < other else NOT_YET} for n in range(6)
        ]
        both = coverage.cover(ladder, views(*marks), Manners())
        assert told(both) == told(coverage.cover(ladder, shared(6, count), Manners()))


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        pytest.param(BEYOND, Covered("agile", count=3), id="beyond counts as there"),
        pytest.param(GETTING_THERE, Covered("agile", fewer_than=3), id="getting there does not"),
    ],
)
def test_what_counts_as_there(ladder: Ladder, rating: Rating, said: Covered) -> None:
    assert told(coverage.cover(ladder, shared(6, 3, rating=rating), Manners())) == said


def test_what_somebody_passed_over_is_not_there(ladder: Ladder) -> None:
    found = coverage.cover(ladder, views(*[{"agile": THERE}] * 3, *[{"planning": THERE}] * 3), Manners())
    assert told(found) == Covered("agile", count=3)


def test_only_the_newest_view_of_each_counts(ladder: Ladder) -> None:
    newer = [replace(view, id=100 + view.id) for view in views(*[{"agile": NOT_YET}] * 3)]
    assert told(coverage.cover(ladder, [*newer, *shared(6, 6)], Manners())) == Covered("agile", count=3)


def test_a_managers_view_and_another_ladder_do_not_count(ladder: Ladder) -> None:
    of_a_manager = views(*[{"agile": THERE}] * 6, subject=alice(id=77))
    elsewhere = views(*[{"agile": THERE}] * 6, first=20, ladder="software-engineer")
    assert coverage.cover(ladder, [*of_a_manager, *elsewhere], Manners()) is None


def test_every_competency_of_the_ladder_is_there_in_its_order(ladder: Ladder) -> None:
    found = coverage.cover(ladder, shared(6, 3), Manners())
    assert found is not None
    assert found.whole == 6
    assert [c.competency for c in found.competencies] == [c.id for c in ladder.competencies]
