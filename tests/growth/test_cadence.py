"""When Trellis next speaks. The default rhythm is Tuesdays, 09:30 on the person's own wall."""

from datetime import date, time

import pytest

from growth import cadence
from growth.days_off import Calendar
from growth.facts import Manners, Pause, PausedBy, Person, Rhythm, Standing, Why
from growth.quiet import Held
from tests.cast import KOLKATA, NEW_YORK, alice, bob, charlie, team, utc

GERMAN = Calendar.of("DE", Manners())
AMERICAN = Calendar.of("US", Manners())
INDIAN = Calendar.of("IN", Manners())
OPEN_ALWAYS = Calendar(Manners(workdays=frozenset(range(7))), lambda _day: False)
NEVER_OPEN = Calendar(Manners(workdays=frozenset()), lambda _day: False)
LORD_HOWE = "Australia/Lord_Howe"
SUNDAY_NIGHT = Rhythm(weekday=6, at=time(2, 30))
FRIDAY = Rhythm(weekday=4)
MONTHLY = Rhythm(monthly=True)


@pytest.mark.parametrize(
    ("person", "calendar", "after", "expected"),
    [
        pytest.param(alice(), GERMAN, "2026-11-23 12:00", "2026-11-24 08:30", id="tomorrow"),
        pytest.param(alice(), GERMAN, "2026-11-24 08:29", "2026-11-24 08:30", id="in a minute"),
        pytest.param(alice(), GERMAN, "2026-11-24 08:30", "2026-12-01 08:30", id="strictly after this one"),
        pytest.param(alice(), GERMAN, "2026-10-20 07:30", "2026-10-27 08:30", id="fall back keeps the wall clock"),
        pytest.param(alice(), GERMAN, "2027-03-23 08:30", "2027-03-30 07:30", id="spring forward keeps it too"),
        pytest.param(alice(), GERMAN, "2026-12-29 08:30", "2027-01-05 08:30", id="from W53 to W01"),
        pytest.param(alice(), GERMAN, "2028-02-22 08:30", "2028-02-29 08:30", id="on 29 February"),
        pytest.param(bob(), AMERICAN, "2026-10-27 13:30", "2026-11-03 14:30", id="fall back in New York"),
        pytest.param(charlie(), INDIAN, "2026-12-01 03:59", "2026-12-01 04:00", id="a half-hour zone"),
        pytest.param(
            alice(rhythm=SUNDAY_NIGHT), OPEN_ALWAYS, "2027-03-27 12:00", "2027-03-28 01:30", id="skipped, not dropped"
        ),
        pytest.param(
            alice(rhythm=SUNDAY_NIGHT), OPEN_ALWAYS, "2026-10-24 12:00", "2026-10-25 00:30", id="comes twice: the first"
        ),
        pytest.param(
            alice(rhythm=SUNDAY_NIGHT), OPEN_ALWAYS, "2026-10-25 00:30", "2026-11-01 01:30", id="and not the second"
        ),
        pytest.param(
            alice(zone=LORD_HOWE, rhythm=Rhythm(weekday=6, at=time(2, 15))),
            OPEN_ALWAYS,
            "2026-10-02 00:00",
            "2026-10-03 15:45",
            id="half an hour is skipped",
        ),
        pytest.param(alice(zone=NEW_YORK), AMERICAN, "2026-11-24 08:30", "2026-11-24 14:30", id="flew west today"),
        pytest.param(alice(zone=KOLKATA), INDIAN, "2026-12-01 08:30", "2026-12-08 04:00", id="flew east today"),
        pytest.param(alice(zone=KOLKATA), INDIAN, "2026-11-23 08:30", "2026-11-25 04:00", id="a holiday only there"),
        pytest.param(alice(zone=""), OPEN_ALWAYS, "2026-11-24 08:30", "2026-11-24 09:30", id="no zone is UTC"),
        pytest.param(alice(rhythm=FRIDAY), GERMAN, "2026-12-18 08:30", "2026-12-28 08:30", id="Christmas to Monday"),
        pytest.param(alice(rhythm=FRIDAY), GERMAN, "2026-12-28 08:30", "2027-01-04 08:30", id="and so does New Year"),
        pytest.param(alice(rhythm=FRIDAY), GERMAN, "2027-03-19 08:30", "2027-03-30 07:30", id="across all of Easter"),
        pytest.param(alice(rhythm=FRIDAY), GERMAN, "2027-03-29 12:00", "2027-03-30 07:30", id="asked in mid-Easter"),
        pytest.param(alice(rhythm=FRIDAY), GERMAN, "2027-03-30 07:30", "2027-04-02 07:30", id="and on Friday again"),
    ],
)
def test_the_next_touch(person: Person, calendar: Calendar, after: str, expected: str) -> None:
    assert cadence.next_touch(person, utc(after), calendar) == utc(expected)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param("2026-12-01 23:00", "2026-12-08 08:30", id="the first one after the pause"),
        pytest.param("2026-12-01 08:30", "2026-12-08 08:30", id="not the one at its very end"),
        pytest.param("2026-12-01 08:29", "2026-12-01 08:30", id="a minute before it counts"),
        pytest.param("2026-11-23 23:00", "2026-11-24 08:30", id="over within the week"),
        pytest.param("2026-11-01 00:00", "2026-11-24 08:30", id="a pause that is over changes nothing"),
    ],
)
def test_a_pause_moves_the_next_touch(until: str, expected: str) -> None:
    person = alice(pause=Pause(PausedBy.PERSON, utc(until)))
    assert cadence.next_touch(person, utc("2026-11-23 12:00"), GERMAN) == utc(expected)


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(alice(pause=Pause(PausedBy.PERSON, None)), id="paused until she resumes"),
        pytest.param(alice(pause=Pause(PausedBy.TRELLIS, None)), id="paused by Trellis"),
        pytest.param(alice(standing=Standing.NEW), id="never asked"),
        pytest.param(alice(standing=Standing.INVITED), id="has not answered"),
        pytest.param(alice(standing=Standing.NOT_NOW), id="said not now"),
        pytest.param(alice(standing=Standing.NEVER), id="said never"),
        pytest.param(alice(standing=Standing.GONE), id="left"),
    ],
)
def test_nobody_who_did_not_ask_for_it_is_touched(person: Person) -> None:
    assert cadence.next_touch(person, utc("2026-11-23 12:00"), GERMAN) is None


def test_without_a_workday_there_is_no_touch() -> None:
    assert cadence.next_touch(alice(), utc("2026-11-23 12:00"), NEVER_OPEN) is None
    assert cadence.next_workday(alice(), utc("2026-11-23 12:00"), NEVER_OPEN) is None


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("2026-11-24 08:30", "2026-11-25 08:30", id="tomorrow"),
        pytest.param("2026-11-23 23:30", "2026-11-25 08:30", id="her tomorrow, not Greenwich's"),
        pytest.param("2026-11-27 08:30", "2026-11-30 08:30", id="over the weekend"),
        pytest.param("2026-12-24 08:30", "2026-12-28 08:30", id="over Christmas"),
        pytest.param("2027-03-25 08:30", "2027-03-30 07:30", id="over Easter and the clock change"),
    ],
)
def test_the_next_workday(after: str, expected: str) -> None:
    assert cadence.next_workday(alice(), utc(after), GERMAN) == utc(expected)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("2026-11-23 12:00", "2026-11-27 20:00", id="Friday at three in Bob's New York"),
        pytest.param("2026-11-27 20:00", "2026-12-04 20:00", id="strictly after"),
        pytest.param("2027-03-08 12:00", "2027-03-12 20:00", id="before the clocks change"),
        pytest.param("2027-03-12 20:00", "2027-03-19 19:00", id="after the clocks change"),
        pytest.param("2026-12-21 12:00", "2026-12-28 20:00", id="a holiday moves it to Monday"),
    ],
)
def test_the_next_digest(after: str, expected: str) -> None:
    assert cadence.next_digest(team(), utc(after), AMERICAN) == utc(expected)


@pytest.mark.parametrize(
    ("last", "today", "weeks", "due"),
    [
        pytest.param(None, date(2026, 11, 24), 2, True, id="the first one"),
        pytest.param(date(2026, 11, 10), date(2026, 11, 24), 2, True, id="two weeks to the day"),
        pytest.param(date(2026, 11, 13), date(2026, 11, 24), 2, True, id="two ISO weeks, if fewer days"),
        pytest.param(date(2026, 11, 17), date(2026, 11, 24), 2, False, id="one week is not two"),
        pytest.param(date(2026, 11, 24), date(2026, 11, 24), 1, False, id="once is enough for a week"),
        pytest.param(date(2026, 12, 22), date(2027, 1, 5), 2, True, id="across W53"),
        pytest.param(date(2026, 12, 29), date(2027, 1, 5), 2, False, id="W53 to W01 is one week"),
        pytest.param(date(2028, 2, 1), date(2028, 2, 29), 4, True, id="four weeks to 29 February"),
    ],
)
def test_whether_a_round_is_due(last: date | None, today: date, weeks: int, due: bool) -> None:
    assert cadence.round_due(last, today, Rhythm(weeks=weeks)) is due


@pytest.mark.parametrize(
    ("last", "today", "due"),
    [
        pytest.param(None, date(2026, 11, 24), True, id="the first one"),
        pytest.param(date(2026, 11, 3), date(2026, 11, 24), False, id="three weeks later in the same month"),
        pytest.param(date(2026, 11, 24), date(2026, 12, 1), True, id="a week later in the next month"),
        pytest.param(date(2026, 12, 1), date(2027, 1, 5), True, id="five weeks later in the next year"),
        pytest.param(date(2026, 12, 2), date(2027, 1, 5), True, id="asked for on another day of the month"),
        pytest.param(date(2028, 2, 1), date(2028, 2, 29), False, id="29 February"),
        pytest.param(date(2026, 8, 31), date(2026, 9, 8), False, id="asked on the first, and flew to where it was not"),
        pytest.param(date(2030, 12, 3), date(2031, 1, 2), False, id="December's last Tuesday, moved into January"),
        pytest.param(date(2030, 12, 3), date(2031, 1, 7), True, id="January's own first Tuesday"),
    ],
)
def test_whether_a_monthly_round_is_due(last: date | None, today: date, due: bool) -> None:
    assert cadence.round_due(last, today, MONTHLY) is due


@pytest.mark.parametrize(
    ("person", "last", "expected"),
    [
        pytest.param(alice(), None, "2026-11-24 08:30", id="the first comes with the next touch"),
        pytest.param(alice(), date(2026, 11, 10), "2026-11-24 08:30", id="it is due"),
        pytest.param(alice(), date(2026, 11, 17), "2026-12-01 08:30", id="a nudge lies between"),
        pytest.param(alice(), date(2026, 11, 24), "2026-12-08 08:30", id="answered today"),
        pytest.param(alice(rhythm=Rhythm(weeks=4)), date(2026, 11, 24), "2026-12-22 08:30", id="every four weeks"),
        pytest.param(alice(rhythm=MONTHLY), date(2026, 11, 3), "2026-12-01 08:30", id="the month's first Tuesday"),
        pytest.param(alice(rhythm=MONTHLY), date(2026, 12, 1), "2027-01-05 08:30", id="and that of the next month"),
    ],
)
def test_the_next_round(person: Person, last: date | None, expected: str) -> None:
    assert cadence.next_round(person, last, GERMAN) == utc(expected)


def test_without_a_next_touch_there_is_no_next_round() -> None:
    assert cadence.next_round(alice(next_touch_at=None), date(2026, 11, 10), GERMAN) is None


@pytest.mark.parametrize(
    ("why", "until", "regular", "expected"),
    [
        pytest.param(Why.HOURS, "2026-11-25 08:30", "2026-12-01 08:30", "2026-11-25 08:30", id="hours: when they open"),
        pytest.param(Why.HOLIDAY, "2026-11-25 08:30", "2026-12-01 08:30", "2026-11-25 08:30", id="the day after"),
        pytest.param(Why.DAY_OFF, "2026-11-25 08:30", "2026-12-01 08:30", "2026-11-25 08:30", id="the next workday"),
        pytest.param(Why.DO_NOT_DISTURB, "2026-11-24 11:00", "2026-12-01 08:30", "2026-11-24 11:00", id="when it ends"),
        pytest.param(Why.DO_NOT_DISTURB, "2026-12-09 11:00", "2026-12-01 08:30", "2026-12-01 08:30", id="a long one"),
        pytest.param(Why.AWAY, "2026-11-25 08:30", "2026-12-01 08:30", "2026-12-01 08:30", id="away: it has expired"),
        pytest.param(Why.PAUSED, "2026-11-25 08:30", "2026-12-01 08:30", "2026-12-01 08:30", id="paused: likewise"),
    ],
)
def test_after_a_hold(why: Why, until: str, regular: str, expected: str) -> None:
    assert cadence.after_hold(Held(why, utc(until)), utc(regular)) == utc(expected)


def test_a_hold_that_only_she_can_end_leaves_nothing_to_wait_for() -> None:
    assert cadence.after_hold(Held(Why.PAUSED, None), None) is None


@pytest.mark.parametrize(
    ("clock", "letter", "due", "told"),
    [
        pytest.param(None, None, "2026-11-30 08:30", "2026-11-30 08:30", id="no letter comes"),
        pytest.param(None, "2026-12-07 08:30", "2026-11-30 08:30", "2026-11-30 08:30", id="on another day"),
        pytest.param(None, "2026-11-30 12:30", "2026-11-30 08:30", "2026-11-30 12:45", id="later that day"),
        pytest.param(None, "2026-11-30 08:30", "2026-11-30 10:00", "2026-11-30 10:15", id="earlier that day"),
        pytest.param(None, "2026-11-29 08:30", "2026-11-30 08:30", "2026-11-30 08:45", id="waits for Monday"),
        pytest.param(NEW_YORK, "2026-11-30 21:00", "2026-12-01 08:30", "2026-12-01 14:45", id="by another clock"),
        pytest.param(NEW_YORK, "2026-11-30 21:00", "2026-11-30 08:30", "2026-11-30 08:30", id="leaves the next day"),
    ],
)
def test_what_a_letter_tells_too_is_told_after_it(clock: str | None, letter: str | None, due: str, told: str) -> None:
    """Alice leads the team, and is in Berlin."""
    hers = team(manager=alice(), zone=clock, next_digest_at=utc(letter) if letter else None)
    assert cadence.after_letter(hers, utc(due), GERMAN) == utc(told)
