"""How soon a manager settles what waits on them, and that what waits stays small for one who does."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from growth import digest
from growth.digest import Period, ReplyPace
from growth.facts import Answer, Audience, Kind, Sharing
from tests import cast
from tests.cast import NOW

BOB = cast.bob(id=2)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def wish(number: int, *, days_ago: float, handled_after: float | None = None, kind: Kind = Kind.HELP) -> Answer:
    since = NOW - days_ago * DAY
    shared = Sharing(Audience.MANAGER, BOB.id, since=since)
    handled = since + handled_after * DAY if handled_after is not None else None
    return replace(cast.an_answer(), id=number, kind=kind, sharing=shared, written_at=since, handled_at=handled)


@pytest.mark.parametrize(
    ("items", "pace"),
    [
        pytest.param([], None, id="nothing was asked"),
        pytest.param([wish(1, days_ago=3)], None, id="nothing was settled"),
        pytest.param([wish(1, days_ago=5, handled_after=2)], ReplyPace(1, 2 * DAY), id="one"),
        pytest.param(
            [wish(n, days_ago=20, handled_after=days) for n, days in enumerate((1, 9, 3, 2))],
            ReplyPace(4, 2 * DAY),
            id="half",
        ),
        pytest.param([wish(1, days_ago=60, handled_after=2)], None, id="long ago"),
        pytest.param([wish(1, days_ago=5, handled_after=1, kind=Kind.PLAN)], None, id="a plan is owed to nobody"),
    ],
)
def test_half_of_what_was_settled_lately(items: list[Answer], pace: ReplyPace | None) -> None:
    assert digest.pace(items, NOW) == pace


@pytest.mark.parametrize("seed", range(20))
def test_over_thirty_weeks_no_more_than_five_wait_on_whoever_settles_what_stands_in_each_letter(seed: int) -> None:
    """Up to five new ones come each week, and the manager settles all that a letter shows: nothing piles up."""
    assert max(waiting_each_week(seed, settles=digest.MOST_WAITING)) <= digest.MOST_WAITING


def test_for_one_who_settles_nothing_it_is_no_more_than_four_weeks_bring() -> None:
    assert max(waiting_each_week(1, settles=0)) <= 4 * 5


def waiting_each_week(seed: int, *, settles: int) -> list[int]:
    """How many wait at each of thirty Mondays, before the manager settles some, the oldest first."""
    chance, items, counts = Random(seed), dict[int, Answer](), []
    for week in range(30):
        monday = NOW + week * WEEK
        for _ in range(chance.randint(0, 5)):
            since = monday - chance.random() * 6 * DAY - DAY
            shared = Sharing(Audience.MANAGER, BOB.id, since=since)
            new = replace(cast.an_answer(), id=len(items) + 1, kind=Kind.HELP, sharing=shared, written_at=since)
            items[new.id] = replace(new, handled_at=None)
        told = Period(since=monday - WEEK, until=monday)
        waits = digest.drawn_first(items.values(), posted=told, told=told, lost=(set(), set())).waits
        counts.append(len(waits))
        for answer in sorted((items[key.answer or 0] for key in waits), key=lambda each: each.written_at)[:settles]:
            items[answer.id] = replace(answer, handled_at=monday)
    return counts
