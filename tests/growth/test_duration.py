"""Lengths of time as people type them. Now it is Tuesday, 24 November 2026, half past nine in Berlin."""

from datetime import date

import pytest

from growth import duration, local
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
        pytest.param("a month", "2026-12-23 23:00", id="a month"),
        pytest.param("6m", "2027-05-23 22:00", id="6m, into the summer"),
        pytest.param("6 months", "2027-05-23 22:00", id="6 months"),
        pytest.param("half a year", "2027-05-23 22:00", id="half a year"),
        pytest.param("1y", "2027-11-23 23:00", id="1y"),
        pytest.param("a year", "2027-11-23 23:00", id="a year"),
        pytest.param("two weeks", "2026-12-07 23:00", id="two weeks"),
        pytest.param("a fortnight", "2026-12-07 23:00", id="a fortnight"),
        pytest.param("a couple of weeks", "2026-12-07 23:00", id="a couple of weeks"),
        pytest.param("another week", "2026-11-30 23:00", id="another week"),
        pytest.param("the next 3 weeks", "2026-12-14 23:00", id="the next 3 weeks"),
        pytest.param("for about ten days", "2026-12-03 23:00", id="for about ten days"),
        pytest.param("2 weeks from now", "2026-12-07 23:00", id="2 weeks from now"),
        pytest.param("1 week and 3 days", "2026-12-03 23:00", id="1 week and 3 days"),
        pytest.param("1w 3d", "2026-12-03 23:00", id="1w 3d"),
        pytest.param("1 month, 2 days", "2026-12-25 23:00", id="1 month, 2 days"),
        pytest.param("week", "2026-11-30 23:00", id="week"),
        pytest.param("today", "2026-11-24 23:00", id="today: until tomorrow"),
        pytest.param("tomorrow", "2026-11-24 23:00", id="tomorrow"),
        pytest.param("until the day after tomorrow", "2026-11-25 23:00", id="the day after tomorrow"),
        pytest.param("friday", "2026-11-26 23:00", id="friday"),
        pytest.param("till friday", "2026-11-26 23:00", id="till friday"),
        pytest.param("til Fri.", "2026-11-26 23:00", id="til Fri."),
        pytest.param("through Friday", "2026-11-27 23:00", id="through Friday: Friday too"),
        pytest.param("until and including Friday", "2026-11-27 23:00", id="until and including Friday"),
        pytest.param("until this friday", "2026-11-26 23:00", id="until this friday"),
        pytest.param("until next monday", "2026-11-29 23:00", id="until next monday"),
        pytest.param("until next friday", "2026-12-03 23:00", id="until next friday: that of next week"),
        pytest.param("until Monday morning", "2026-11-29 23:00", id="until Monday morning"),
        pytest.param("until next week", "2026-11-29 23:00", id="until next week"),
        pytest.param("until next month", "2026-11-30 23:00", id="until next month"),
        pytest.param("until next year", "2026-12-31 23:00", id="until next year"),
        pytest.param("this week", "2026-11-29 23:00", id="this week"),
        pytest.param("rest of the week", "2026-11-29 23:00", id="rest of the week"),
        pytest.param("for the rest of the year", "2026-12-31 23:00", id="for the rest of the year"),
        pytest.param("end of month", "2026-11-30 23:00", id="end of month"),
        pytest.param("until the end of the month", "2026-11-30 23:00", id="until the end of the month"),
        pytest.param("until EOY", "2026-12-31 23:00", id="until EOY"),
        pytest.param("until end of next month", "2026-12-31 23:00", id="until end of next month"),
        pytest.param("until end of January", "2027-01-31 23:00", id="until end of January"),
        pytest.param("until end of November", "2026-11-30 23:00", id="until end of November"),
        pytest.param("until January", "2026-12-31 23:00", id="until January"),
        pytest.param("until the 3rd", "2026-12-02 23:00", id="until the 3rd"),
        pytest.param("until the 30th", "2026-11-29 23:00", id="until the 30th"),
        pytest.param("until the 31st", "2026-12-30 23:00", id="until the 31st: not in November"),
        pytest.param("24.12.", "2026-12-23 23:00", id="24.12."),
        pytest.param("until 24.12.", "2026-12-23 23:00", id="until 24.12."),
        pytest.param("until 24.12", "2026-12-23 23:00", id="until 24.12"),
        pytest.param("until 24.12.2026", "2026-12-23 23:00", id="until 24.12.2026"),
        pytest.param("until 3.4.", "2027-04-02 22:00", id="until 3.4.: with dots the day comes first"),
        pytest.param("12/24", "2026-12-23 23:00", id="12/24"),
        pytest.param("24/12", "2026-12-23 23:00", id="24/12"),
        pytest.param("until 12/24/2026", "2026-12-23 23:00", id="until 12/24/2026"),
        pytest.param("until 24/12/26", "2026-12-23 23:00", id="until 24/12/26"),
        pytest.param("until 1/1", "2026-12-31 23:00", id="until 1/1 is one day either way"),
        pytest.param("until 12/1/2026", "2026-11-30 23:00", id="until 12/1/2026: the other day is past"),
        pytest.param("2026-12-24", "2026-12-23 23:00", id="2026-12-24"),
        pytest.param("2026/12/24", "2026-12-23 23:00", id="2026/12/24"),
        pytest.param("24 Dec", "2026-12-23 23:00", id="24 Dec"),
        pytest.param("until dec 25, 2026", "2026-12-24 23:00", id="until dec 25, 2026"),
        pytest.param("until 3 Jan 2027", "2027-01-02 23:00", id="until 3 Jan 2027"),
        pytest.param("until the 3rd of January", "2027-01-02 23:00", id="until the 3rd of January"),
        pytest.param("until 3-Jan-2027", "2027-01-02 23:00", id="until 3-Jan-2027"),
        pytest.param("until 3Jan", "2027-01-02 23:00", id="until 3Jan"),
        pytest.param("until Sunday, 3 January", "2027-01-02 23:00", id="until Sunday, 3 January"),
        pytest.param("until Sun 3.1.", "2027-01-02 23:00", id="until Sun 3.1."),
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
        pytest.param("2 weeks banana", id="two weeks and something"),
        pytest.param("2 weeks until friday", id="two lengths at once"),
        pytest.param("until Monday 3 January", id="a Sunday that is called a Monday"),
        pytest.param("until mid January", id="somewhere in January"),
        pytest.param("until 10:00", id="a time"),
        pytest.param("2 hours", id="hours"),
        pytest.param("for now", id="for now"),
        pytest.param("until 13/13", id="a month that is not"),
        pytest.param("until 24/12/2027", id="more than a year, in figures"),
        pytest.param("until 2026-13-01", id="a thirteenth month"),
        pytest.param("until the 32nd", id="a day of no month, in order"),
        pytest.param("until the 0th", id="day nought, in order"),
        pytest.param("9999999 months", id="past the end of time"),
        pytest.param("999 years", id="centuries"),
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


@pytest.mark.parametrize("text", ["indefinitely", "until further notice", "until I resume", "forever", "for ever"])
def test_a_pause_can_last_until_they_resume(text: str) -> None:
    assert duration.end_of_pause(text, NOW, BERLIN) is None


@pytest.mark.parametrize("text", ["until 3/4", "3/4", "until 4/3", "until 3-4-2027"])
def test_a_date_that_can_be_two_is_told_apart(text: str) -> None:
    with pytest.raises(duration.Ambiguous) as error:
        duration.end_of_pause(text, NOW, BERLIN)
    assert error.value.readings == (date(2027, 3, 4), date(2027, 4, 3))


@pytest.mark.parametrize(
    ("day", "length", "until"),
    [
        pytest.param("2026-11-25", "6 months", "2027-05-25", id="half a year of leave"),
        pytest.param("2026-11-30", "3 months", "2027-02-28", id="into a shorter month"),
        pytest.param("2027-11-30", "3 months", "2028-02-29", id="into a shorter month of a leap year"),
        pytest.param("2026-12-31", "2 months", "2027-02-28", id="over the year"),
        pytest.param("2028-02-29", "a year", "2029-02-28", id="from 29 February"),
    ],
)
def test_months_are_those_of_the_calendar(day: str, length: str, until: str) -> None:
    end = duration.end_of_pause(length, utc(f"{day} 08:30"), BERLIN)
    assert end is not None
    assert local.wall(end, BERLIN).date() == date.fromisoformat(until)


@pytest.mark.parametrize("text", ["2w", "until 3 Jan 2031", "for now", "until banana", "3/4", "friday", "24.12."])
def test_what_looks_like_a_length(text: str) -> None:
    assert duration.looks_like_one(text)


@pytest.mark.parametrize("text", ["", "banana", "asking me", "the pause", "3", "of Alice"])
def test_what_does_not(text: str) -> None:
    assert not duration.looks_like_one(text)


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
