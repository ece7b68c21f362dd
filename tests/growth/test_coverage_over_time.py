"""What a team covers, quarter by quarter: each told by the same floors, and none of too few."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from content.model.ladder import Ladder
from growth import coverage, local
from growth.facts import Manners, Rating
from tests.cast import alice, an_assessment, utc

NOW = utc("2026-11-27")
NOT_YET, _, THERE, _ = Rating


def seen(person_id: int, rating: Rating, *, weeks_ago: int) -> coverage.Assessment:
    person = alice(id=person_id, slack_id=f"U{person_id}")
    finished = NOW - timedelta(weeks=weeks_ago)
    found = an_assessment(("agile", rating), id=1000 - weeks_ago * 10 + person_id, author=person, subject=person)
    return replace(found, finished_at=finished)


def agile(found: list[tuple[object, coverage.Coverage]]) -> list[coverage.Covered]:
    return [next(c for c in cover.competencies if c.competency == "agile") for _, cover in found]


def test_each_time_is_told_by_what_was_finished_by_then(ladder: Ladder) -> None:
    before = [seen(n, NOT_YET, weeks_ago=20) for n in range(6)]
    since = [seen(n, THERE, weeks_ago=2) for n in range(3)]
    moments = [NOW - timedelta(weeks=30), NOW - timedelta(weeks=10), NOW]
    found = coverage.over_time(ladder, [*before, *since], moments, Manners())
    assert [moment for moment, _ in found] == moments[1:], "nobody had shared anything before"
    assert agile(found) == [coverage.Covered("agile", fewer_than=3), coverage.Covered("agile", count=3)]


def test_of_too_few_nothing_is_told(ladder: Ladder) -> None:
    few = [seen(n, THERE, weeks_ago=2) for n in range(4)]
    assert coverage.over_time(ladder, few, [NOW], Manners()) == []


def test_no_column_says_of_nobody_or_of_everybody(ladder: Ladder) -> None:
    for there in range(9):
        marks = [seen(n, THERE if n < there else NOT_YET, weeks_ago=2) for n in range(8)]
        (told,) = agile(coverage.over_time(ladder, marks, [NOW], Manners()))
        assert told.count is None or 3 <= told.count <= 5


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        pytest.param(date(2026, 11, 27), date(2026, 1, 1), date(2026, 10, 1), id="a year's four"),
        pytest.param(date(2026, 1, 1), date(2025, 4, 1), date(2026, 1, 1), id="across the year"),
    ],
)
def test_quarters_end_with_the_one_of_the_day(day: date, first: date, last: date) -> None:
    quarters = local.quarters(day, 4)
    assert (quarters[0], quarters[-1], len(quarters)) == (first, last, 4)
