"""When the share-of-time question comes, to whom, and what the answers make in a row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model.ladder import Ladder
from content.model.offers import Measure
from content.reading.loader import load, shipped
from growth import local, measure
from growth.facts import Measurement, Person
from growth.summary import Trend
from tests.cast import NOW, alice

TODAY = local.wall(NOW, alice().zone).date()
LADDER = load(shipped() / "ml-engineer")
ASKED = LADDER.measures[0]
PRACTISING = alice(towards="senior")


class Said(Enum):
    """What somebody makes of a question."""

    NOTHING = "nothing"
    AN_ANSWER = "an answer"
    NEVER_AGAIN = "never again"


def measurement(asked_at: datetime, value: int | None = None, *, ended: bool = False, n: int = 1) -> Measurement:
    return Measurement(
        id=n,
        person_id=1,
        measure=ASKED.id,
        asked=ASKED.text,
        ladder=LADDER.id,
        ladder_version=LADDER.version,
        asked_at=asked_at,
        label=None if value is None else str(value),
        value=value,
        answered_at=asked_at if ended or value is not None else None,
    )


def ago(weeks: float, value: int | None = None, *, ended: bool = False) -> Measurement:
    return measurement(NOW - timedelta(weeks=weeks), value, ended=ended, n=100 - int(weeks))


def due(*before: Measurement, person: Person = PRACTISING, ladder: Ladder = LADDER) -> Measure | None:
    return measure.due(ladder, person, before, TODAY)


def test_it_is_due_at_once_for_somebody_who_practises() -> None:
    assert due() == ASKED


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(alice(), id="who did not choose to practise"),
        pytest.param(alice(level="senior", towards="senior"), id="who has arrived"),
        pytest.param(alice(level=None, towards="senior"), id="whose level is not known any more"),
    ],
)
def test_nobody_else_is_asked(person: Person) -> None:
    assert due(person=person) is None


def test_it_is_asked_at_the_levels_it_is_for() -> None:
    elsewhere = LADDER.model_copy(update={"measures": (ASKED.model_copy(update={"levels": ("senior",)}),)})
    everywhere = LADDER.model_copy(update={"measures": (ASKED.model_copy(update={"levels": ()}),)})
    assert due(ladder=elsewhere) is None
    assert due(ladder=everywhere) is not None


@pytest.mark.parametrize(
    ("before", "comes"),
    [
        pytest.param([ago(3, 25)], False, id="three weeks after an answer"),
        pytest.param([ago(4, 25)], True, id="four weeks after an answer"),
        pytest.param([ago(3)], False, id="three weeks after a silence"),
        pytest.param([ago(4)], True, id="four weeks after a silence"),
        pytest.param([ago(4), ago(8)], False, id="after two silences in a row"),
        pytest.param([ago(40), ago(44)], False, id="long after two silences in a row"),
        pytest.param([ago(4), ago(8, 25), ago(12)], True, id="two silences with an answer between them"),
        pytest.param([ago(4, 25), ago(8), ago(12)], True, id="answered by themselves after two silences"),
        pytest.param([ago(40, ended=True)], False, id="long after they asked not to be asked"),
        pytest.param([ago(4, 50), ago(8, ended=True)], True, id="answered by themselves after that"),
        pytest.param([ago(8, 25), ago(2, 50)], False, id="in whatever order they stand"),
    ],
)
def test_when_it_comes_again(before: Sequence[Measurement], comes: bool) -> None:
    assert (due(*before) is not None) is comes


def test_the_weeks_are_those_of_the_calendar() -> None:
    """Asked on a Friday, it may come on the Monday of the fourth week after."""
    friday = measurement(NOW - timedelta(weeks=4, days=-3), 25)
    assert due(friday) == ASKED


def test_answers_on_another_ladder_do_not_count() -> None:
    assert due(replace(ago(1, 25), ladder="software-engineer")) == ASKED


def test_of_two_measures_the_one_that_waits_comes() -> None:
    other = ASKED.model_copy(update={"id": "other"})
    both = LADDER.model_copy(update={"measures": (ASKED, other)})
    assert due(ago(1, 25), ladder=both) == other


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(Said), st.booleans()), min_size=1, max_size=40),
    st.integers(0, 100),
)
def test_nobody_is_asked_twice_within_its_weeks_nor_after_two_silences(
    days: list[tuple[int, Said, bool]], seed: int
) -> None:
    now, asked, memory = NOW, list[Measurement](), list[Measurement]()
    for n, (wait, said, by_themselves) in enumerate(days):
        now += timedelta(days=wait)
        Random(seed + n).shuffle(memory)
        comes = measure.due(LADDER, PRACTISING, memory, _day(now)) is not None
        if comes or (by_themselves and said is Said.AN_ANSWER):
            value = 25 if said is Said.AN_ANSWER else None
            memory.append(measurement(now, value, ended=said is Said.NEVER_AGAIN, n=n))
            asked += memory[-1:] if comes else []
            before = [m for m in memory if m.asked_at < now]
            assert not comes or _may_come(sorted(before, key=lambda m: m.asked_at, reverse=True), _day(now))


def _day(moment: datetime) -> date:
    return local.wall(moment, PRACTISING.zone).date()


def _may_come(before: list[Measurement], today: date) -> bool:
    """Whether the last one is long enough ago, was not the last wanted, and not the second in a row without a word."""
    far = all(local.weeks_between(_day(m.asked_at), today) >= ASKED.weeks for m in before)
    unwanted = any(m.answered_at is not None and m.value is None for m in before[:1])
    return far and not unwanted and [m.value for m in before[:2]] != [None, None]


@pytest.mark.parametrize(
    ("weeks", "belongs"),
    [pytest.param(0, True, id="today"), pytest.param(3, True, id="in its weeks"), pytest.param(4, False, id="after")],
)
def test_an_answer_of_today_belongs_to_the_question_whose_weeks_are_running(weeks: int, belongs: bool) -> None:
    before = ago(weeks, 25)
    assert measure.current(ASKED, [before], PRACTISING, today=TODAY) == (before if belongs else None)


def test_without_an_answer_there_is_no_course() -> None:
    assert measure.course([]) is None
    assert measure.course([ago(4), ago(8, ended=True)]) is None


def test_one_answer_is_no_trend() -> None:
    assert measure.course([ago(4), ago(8, 25)]) == measure.Course((ago(8, 25),), None)


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        pytest.param((5, 25), Trend.UP, id="up"),
        pytest.param((75, 5, 50), Trend.DOWN, id="down, by way of less"),
        pytest.param((25, 95, 25), Trend.STEADY, id="back where it was"),
    ],
)
def test_the_trend_is_from_the_oldest_to_the_newest(values: tuple[int, ...], trend: Trend) -> None:
    mine = [ago(4 * n, value) for n, value in enumerate(reversed(values))]
    course = measure.course(mine)
    assert course is not None
    assert [point.value for point in course.points] == list(values)
    assert course.trend is trend


def test_the_last_six_answers_are_shown_and_silences_between_them_are_not() -> None:
    mine = [ago(4 * n, None if n == 2 else 5 * n) for n in range(10)]
    course = measure.course(mine)
    assert course is not None
    assert [point.value for point in course.points] == [30, 25, 20, 15, 5, 0]
    assert course.trend is Trend.DOWN
