"""Lengths of time as people type them. Now it is Tuesday, 24 November 2026, half past nine in Berlin."""

import pytest

from growth import duration
from growth.duration import Unreadable
from tests.cast import BERLIN, KOLKATA, NEW_YORK, NOW, utc


@pytest.mark.parametrize(
    ("text", "until"),
    [
        pytest.param("1d", "2026-11-24 23:00", id="1d: to the start of her tomorrow"),
        pytest.param("3 days", "2026-11-26 23:00", id="3 days"),
        pytest.param("10days", "2026-12-03 23:00", id="10days"),
        pytest.param("1 day", "2026-11-24 23:00", id="1 day"),
        pytest.param("2w", "2026-12-07 23:00", id="2w"),
        pytest.param("2 W", "2026-12-07 23:00", id="2 W"),
        pytest.param("2 weeks", "2026-12-07 23:00", id="2 weeks"),
        pytest.param("a week", "2026-11-30 23:00", id="a week"),
        pytest.param("one week", "2026-11-30 23:00", id="one week"),
        pytest.param("for 2 weeks", "2026-12-07 23:00", id="for 2 weeks"),
        pytest.param("a month", "2026-12-21 23:00", id="a month is four weeks"),
        pytest.param("6m", "2027-05-10 22:00", id="6m, into the summer"),
        pytest.param("366 days", "2027-11-24 23:00", id="a year and a day at most"),
        pytest.param("  2w  ", "2026-12-07 23:00", id="with spaces around"),
        pytest.param("3  days", "2026-11-26 23:00", id="with spaces between"),
        pytest.param("until 3 Jan", "2027-01-02 23:00", id="until 3 Jan"),
        pytest.param("until Jan 3", "2027-01-02 23:00", id="until Jan 3"),
        pytest.param("until 3 January", "2027-01-02 23:00", id="until 3 January"),
        pytest.param("until 3rd January", "2027-01-02 23:00", id="until 3rd January"),
        pytest.param("until January 3rd, 2027", "2027-01-02 23:00", id="until January 3rd, 2027"),
        pytest.param("until 3. Jan 2027", "2027-01-02 23:00", id="until 3. Jan 2027"),
        pytest.param("Until  1  Sept", "2027-08-31 22:00", id="Until 1 Sept"),
        pytest.param("until 2027-01-03", "2027-01-02 23:00", id="until 2027-01-03"),
        pytest.param("until tomorrow", "2026-11-24 23:00", id="until tomorrow"),
        pytest.param("until Friday", "2026-11-26 23:00", id="until Friday"),
        pytest.param("until fri", "2026-11-26 23:00", id="until fri"),
        pytest.param("until thurs", "2026-11-25 23:00", id="until thurs"),
        pytest.param("until Monday", "2026-11-29 23:00", id="until Monday"),
        pytest.param("until Tuesday", "2026-11-30 23:00", id="until Tuesday: not today, the next one"),
        pytest.param("until 24 Nov", "2027-11-23 23:00", id="until 24 Nov: not today, next year's"),
        pytest.param("until 1 Nov", "2027-10-31 23:00", id="until 1 Nov: next year's"),
    ],
)
def test_what_people_type(text: str, until: str) -> None:
    assert duration.end_of_pause(text, NOW, BERLIN) == utc(until)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="spaces"),
        pytest.param("banana", id="banana"),
        pytest.param("2 bananas", id="2 bananas"),
        pytest.param("until", id="until nothing"),
        pytest.param("until banana", id="until banana"),
        pytest.param("until the cows come home", id="until the cows come home"),
        pytest.param("until sunset", id="a sunset is no Sunday"),
        pytest.param("until monkey", id="a monkey is no Monday"),
        pytest.param("until mo", id="two letters are no weekday"),
        pytest.param("until 3 janitor", id="a janitor is no January"),
        pytest.param("until 3 Ja", id="two letters are no month"),
        pytest.param("until 3", id="a day of no month"),
        pytest.param("0 days", id="0 days"),
        pytest.param("0w", id="0w"),
        pytest.param("-3 days", id="backwards"),
        pytest.param("1.5 weeks", id="a week and a half"),
        pytest.param("3", id="three of what"),
        pytest.param("367 days", id="more than a year"),
        pytest.param("999 months", id="a lifetime"),
        pytest.param("99999999 days", id="for ever"),
        pytest.param("until 29 Feb", id="29 February, which next year has not"),
        pytest.param("until 31 Feb", id="31 February, which no year has"),
        pytest.param("until 3 Jan 2026", id="a day that is past"),
        pytest.param("until 2026-11-23", id="yesterday"),
        pytest.param("until 2026-11-24", id="today"),
        pytest.param("until 3 Jan 2029", id="a day far away"),
        pytest.param("until 2027-02-30", id="a day that is not"),
        pytest.param("until 0 Jan", id="day nought"),
        pytest.param("until 3 Jan 0000", id="year nought"),
    ],
)
def test_what_it_does_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        duration.end_of_pause(text, NOW, BERLIN)


def test_29_february_is_read_in_the_year_before_it() -> None:
    assert duration.end_of_pause("until 29 Feb", utc("2027-11-24 08:30"), BERLIN) == utc("2028-02-28 23:00")


def test_a_year_from_29_february() -> None:
    assert duration.end_of_pause("until 1 Mar", utc("2028-02-29 08:30"), BERLIN) == utc("2028-02-29 23:00")
    assert duration.end_of_pause("366 days", utc("2028-02-29 08:30"), BERLIN) == utc("2029-02-28 23:00")


@pytest.mark.parametrize(
    ("zone", "now", "until"),
    [
        pytest.param(NEW_YORK, "2026-11-25 03:00", "2026-11-25 05:00", id="still Tuesday in New York"),
        pytest.param(KOLKATA, "2026-11-24 19:00", "2026-11-25 18:30", id="Wednesday already in Kolkata"),
        pytest.param(BERLIN, "2027-03-27 12:00", "2027-03-27 23:00", id="the night the clocks change"),
        pytest.param("Asia/Beirut", "2027-03-27 12:00", "2027-03-27 22:00", id="a midnight that is skipped"),
    ],
)
def test_a_day_is_a_day_on_her_own_wall(zone: str, now: str, until: str) -> None:
    assert duration.end_of_pause("1 day", utc(now), zone) == utc(until)
