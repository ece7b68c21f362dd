"""When somebody else begins to lead a team: after its people were told, and a night later."""

from datetime import date, timedelta

import pytest

from growth.days_off import Calendar
from growth.facts import Manners, Person
from growth.handover import LONGEST, Hearer, begins, effective, said
from tests.cast import BERLIN, KOLKATA, NEW_YORK, alice, charlie, utc

PLANNED = utc("2026-11-24 14:00")  # a Tuesday afternoon in Berlin


def hearer(told: str | None, person: Person | None = None, place: str | None = None) -> Hearer:
    return Hearer(person or alice(), Calendar.of(place, Manners()), utc(told) if told else None)


@pytest.mark.parametrize(
    ("told", "begun"),
    [
        pytest.param("2026-11-24 08:31", "2026-11-25 08:30", id="the next morning"),
        pytest.param("2026-11-24 15:30", "2026-11-25 08:30", id="told late, a night is between"),
        pytest.param("2026-11-27 12:00", "2026-11-30 08:30", id="told on a Friday, after the weekend"),
    ],
)
def test_somebody_has_slept_over_it_on_their_next_workday(told: str, begun: str) -> None:
    assert begins(hearer(told)) == utc(begun)


def test_a_holiday_is_no_workday() -> None:
    assert begins(hearer("2026-12-24 12:00", place="DE")) == utc("2026-12-28 08:30")


def test_the_last_of_the_team_is_waited_for() -> None:
    late = hearer("2026-11-26 12:00", charlie())
    assert effective([hearer("2026-11-24 14:00"), late], PLANNED, PLANNED) == utc("2026-11-27 04:00")


def test_nobody_is_waited_for_longer_than_a_week() -> None:
    away = hearer("2026-12-07 09:00")
    assert effective([away], PLANNED, PLANNED) == PLANNED
    assert effective([away, hearer("2026-11-24 14:00")], PLANNED, PLANNED) == utc("2026-11-25 08:30")
    just = PLANNED + LONGEST - timedelta(days=1)
    assert effective([Hearer(alice(), Calendar.of(None, Manners()), just)], PLANNED, PLANNED) == utc("2026-12-01 08:30")


def test_whom_the_word_does_not_reach_is_not_waited_for() -> None:
    assert effective([hearer(None)], PLANNED, PLANNED) == PLANNED
    assert effective([], PLANNED, PLANNED) == PLANNED


def test_what_is_due_and_told_takes_effect_now() -> None:
    now = utc("2026-11-25 08:30")
    assert effective([hearer("2026-11-24 14:00")], PLANNED, now) == now


@pytest.mark.parametrize(
    ("zone", "at", "shown"),
    [
        pytest.param(KOLKATA, "2026-11-26 04:00", None, id="in the morning, with its hour"),
        pytest.param(BERLIN, "2026-11-26 04:00", date(2026, 11, 26), id="before the day begins: the day"),
        pytest.param(NEW_YORK, "2026-11-26 04:00", date(2026, 11, 26), id="late in the evening: the day after"),
        pytest.param(BERLIN, "2026-11-26 14:30", None, id="in the afternoon"),
    ],
)
def test_an_hour_is_said_where_it_falls_into_the_readers_day(zone: str, at: str, shown: date | None) -> None:
    assert said(utc(at), zone) == shown
