"""An instant and a wall clock, there and back, where clocks change."""

from datetime import date, datetime, time

import pytest

from growth import local
from tests.cast import BERLIN, KOLKATA, NEW_YORK, utc

LORD_HOWE = "Australia/Lord_Howe"  # its summer is half an hour ahead of its winter


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        pytest.param(BERLIN, date(2026, 11, 24), time(9, 30), "2026-11-24 08:30", id="winter in Berlin"),
        pytest.param(BERLIN, date(2026, 7, 7), time(9, 30), "2026-07-07 07:30", id="summer in Berlin"),
        pytest.param(BERLIN, date(2027, 3, 28), time(2, 30), "2027-03-28 01:30", id="skipped: moves forward to 03:30"),
        pytest.param(BERLIN, date(2027, 3, 28), time(2, 0), "2027-03-28 01:00", id="the first skipped minute"),
        pytest.param(BERLIN, date(2027, 3, 28), time(3, 0), "2027-03-28 01:00", id="the first minute after the skip"),
        pytest.param(BERLIN, date(2026, 10, 25), time(2, 30), "2026-10-25 00:30", id="comes twice: the first"),
        pytest.param(BERLIN, date(2026, 10, 25), time(3, 0), "2026-10-25 02:00", id="after the hour that comes twice"),
        pytest.param(NEW_YORK, date(2027, 3, 14), time(2, 30), "2027-03-14 07:30", id="skipped in New York"),
        pytest.param(NEW_YORK, date(2026, 11, 1), time(1, 30), "2026-11-01 05:30", id="comes twice in New York"),
        pytest.param(KOLKATA, date(2026, 11, 24), time(9, 30), "2026-11-24 04:00", id="half an hour off"),
        pytest.param("Asia/Kathmandu", date(2026, 11, 24), time(9, 30), "2026-11-24 03:45", id="a quarter off"),
        pytest.param(LORD_HOWE, date(2026, 7, 7), time(9, 30), "2026-07-06 23:00", id="Lord Howe in winter"),
        pytest.param(LORD_HOWE, date(2026, 11, 24), time(9, 30), "2026-11-23 22:30", id="Lord Howe in summer"),
        pytest.param(LORD_HOWE, date(2026, 10, 4), time(2, 15), "2026-10-03 15:45", id="half an hour is skipped"),
        pytest.param(LORD_HOWE, date(2027, 4, 4), time(1, 45), "2027-04-03 14:45", id="half an hour comes twice"),
        pytest.param(BERLIN, date(2028, 2, 29), time(9, 30), "2028-02-29 08:30", id="29 February"),
        pytest.param("Pacific/Kiritimati", date(2027, 1, 1), time(0), "2026-12-31 10:00", id="the first new year"),
        pytest.param("", date(2026, 11, 24), time(9, 30), "2026-11-24 09:30", id="no zone is UTC"),
        pytest.param("Mars/Olympus", date(2026, 11, 24), time(9, 30), "2026-11-24 09:30", id="an unknown zone is UTC"),
        pytest.param("Europe", date(2026, 11, 24), time(9, 30), "2026-11-24 09:30", id="half a name is UTC"),
        pytest.param("../secret", date(2026, 11, 24), time(9, 30), "2026-11-24 09:30", id="a path is UTC"),
    ],
)
def test_the_instant_at_which_a_wall_clock_shows_a_time(zone: str, day: date, at: time, expected: str) -> None:
    assert local.instant(day, at, zone) == utc(expected)


@pytest.mark.parametrize(
    ("zone", "now", "expected"),
    [
        pytest.param(BERLIN, "2027-03-28 01:30", "2027-03-28T03:30:00+02:00", id="spring forward"),
        pytest.param(BERLIN, "2026-10-25 00:30", "2026-10-25T02:30:00+02:00", id="fall back, the first time"),
        pytest.param(BERLIN, "2026-10-25 01:30", "2026-10-25T02:30:00+01:00", id="fall back, the second time"),
        pytest.param(LORD_HOWE, "2026-10-03 15:45", "2026-10-04T02:45:00+11:00", id="spring forward by half an hour"),
        pytest.param(KOLKATA, "2026-11-23 18:30", "2026-11-24T00:00:00+05:30", id="midnight at half past"),
    ],
)
def test_what_a_wall_clock_shows_at_an_instant(zone: str, now: str, expected: str) -> None:
    assert local.wall(utc(now), zone).isoformat() == expected


@pytest.mark.parametrize(
    ("zone", "now", "week"),
    [
        pytest.param(BERLIN, "2026-11-24 08:30", "2026-W48", id="a week like any other"),
        pytest.param(BERLIN, "2026-12-31 08:30", "2026-W53", id="a year of 53 weeks"),
        pytest.param(BERLIN, "2027-01-01 08:30", "2026-W53", id="the new year begins in the old year's week"),
        pytest.param(BERLIN, "2027-01-03 23:30", "2027-W01", id="Monday has come to Berlin"),
        pytest.param(NEW_YORK, "2027-01-03 23:30", "2026-W53", id="at the same moment it is Sunday in New York"),
        pytest.param(BERLIN, "2024-12-30 08:30", "2025-W01", id="December in the new year's week"),
        pytest.param(BERLIN, "2028-02-29 08:30", "2028-W09", id="29 February"),
    ],
)
def test_the_week_on_the_wall(zone: str, now: str, week: str) -> None:
    assert local.week(utc(now), zone) == week


@pytest.mark.parametrize(
    ("earlier", "later", "weeks"),
    [
        pytest.param(date(2026, 11, 23), date(2026, 11, 29), 0, id="Monday to Sunday"),
        pytest.param(date(2026, 11, 27), date(2026, 11, 30), 1, id="Friday to Monday"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 1), 0, id="the year ends on a Thursday"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 4), 1, id="W53 to W01"),
        pytest.param(date(2026, 12, 22), date(2027, 1, 5), 2, id="two weeks across the year's end"),
        pytest.param(date(2028, 2, 22), date(2028, 3, 7), 2, id="two weeks across 29 February"),
        pytest.param(date(2026, 11, 30), date(2026, 11, 27), -1, id="backwards"),
    ],
)
def test_weeks_between_two_days(earlier: date, later: date, weeks: int) -> None:
    assert local.weeks_between(earlier, later) == weeks


def test_a_week_begins_on_monday() -> None:
    assert local.monday(date(2027, 1, 3)) == date(2026, 12, 28)


def test_an_instant_is_aware() -> None:
    assert local.instant(date(2026, 11, 24), time(9, 30), BERLIN).tzinfo is not None
    assert isinstance(local.wall(utc("2026-11-24 08:30"), BERLIN), datetime)
