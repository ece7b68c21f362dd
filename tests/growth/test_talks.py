"""When two people meet by their rhythm: across clock changes, half-hour zones, holidays, and what was moved."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import local, talks
from growth.days_off import Calendar
from growth.facts import Every, Manners, TalkRhythm, TalkTold
from tests.cast import BERLIN, KOLKATA, NEW_YORK, alice, utc

THURSDAY = date(2026, 3, 19)


def rhythm(every: Every = Every.WEEK, first: date = THURSDAY, at: time = time(15), zone: str = BERLIN) -> TalkRhythm:
    return TalkRhythm(every, first, at, zone)


def never(_day: date) -> bool:
    return False


@pytest.mark.parametrize(
    ("after", "zone", "next_at"),
    [
        ("2026-03-20 12:00", BERLIN, "2026-03-26 14:00"),  # winter
        ("2026-03-27 12:00", BERLIN, "2026-04-02 13:00"),  # summer: an hour earlier in UTC, the same on the wall
        ("2026-10-23 12:00", BERLIN, "2026-10-29 14:00"),  # and back
        ("2026-03-20 12:00", KOLKATA, "2026-03-26 09:30"),
        ("2026-03-20 12:00", "Asia/Kathmandu", "2026-03-26 09:15"),
        ("2026-03-20 12:00", "Australia/Lord_Howe", "2026-03-26 04:00"),
        ("2026-04-06 12:00", "Australia/Lord_Howe", "2026-04-09 04:30"),  # whose clock changes by half an hour
    ],
)
def test_it_is_at_the_same_hour_on_the_wall(after: str, zone: str, next_at: str) -> None:
    assert talks.following(rhythm(zone=zone), utc(after), never).at == utc(next_at)


def test_an_hour_that_a_clock_change_skips_moves_forward() -> None:
    early = rhythm(Every.DAY, date(2026, 3, 28), time(2, 30))
    assert talks.following(early, utc("2026-03-28 12:00"), never).at == utc("2026-03-29 01:30")  # 03:30 on the wall
    twice = rhythm(Every.DAY, date(2026, 10, 24), time(2, 30))
    turn = talks.following(twice, utc("2026-10-24 12:00"), never)
    assert turn.at == utc("2026-10-25 00:30")  # the first of the two
    assert talks.following(twice, turn.at, never, day=turn.day).day == date(2026, 10, 26)


@pytest.mark.parametrize(
    ("every", "days"),
    [(Every.WEEK, [7, 14, 21]), (Every.TWO_WEEKS, [14, 28, 42]), (Every.FOUR_WEEKS, [28, 56, 84])],
)
def test_it_counts_from_the_first(every: Every, days: list[int]) -> None:
    turn, found = talks.Turn(THURSDAY, utc("2026-03-19 14:00")), []
    for _ in days:
        turn = talks.following(rhythm(every), turn.at, never, day=turn.day)
        found.append((turn.day - THURSDAY).days)
    assert found == days


def test_one_that_was_moved_counts_as_its_own_day() -> None:
    earlier, later = utc("2026-03-24 09:00"), utc("2026-03-27 09:00")
    for moved in (earlier, later):
        turn = talks.following(rhythm(), moved, never, day=date(2026, 3, 26))
        assert turn.day == date(2026, 4, 2)


def test_a_day_off_of_either_moves_it_to_the_next_day_of_both() -> None:
    hers, his = Calendar.of("DE", Manners()), Calendar.of("US", Manners())
    off = talks.off_for(hers, his)
    thanksgiving = rhythm(first=date(2026, 11, 19), zone=NEW_YORK)
    turn = talks.following(thanksgiving, utc("2026-11-20 12:00"), off)
    assert (turn.day, turn.at) == (date(2026, 11, 26), utc("2026-11-27 20:00"))
    daily = rhythm(Every.DAY, date(2026, 11, 19), zone=NEW_YORK)
    assert talks.following(daily, utc("2026-11-25 21:00"), off).day == date(2026, 11, 27)


def test_whoever_is_always_off_still_meets() -> None:
    turn = talks.following(rhythm(), utc("2026-03-20 12:00"), lambda _day: True)
    assert turn.day == date(2026, 3, 26)
    assert talks.following(rhythm(Every.DAY), utc("2026-03-20 12:00"), lambda _day: True).at > utc("2026-03-20 12:00")


def test_one_is_told_at_their_hour_on_the_workday_before() -> None:
    monday = utc("2026-11-30 14:00")
    calendar = Calendar.of("DE", Manners())
    assert talks.told_at(alice(), monday, calendar) == utc("2026-11-27 08:30")
    assert talks.told_at(alice(zone=KOLKATA), monday, Calendar.of("IN", Manners())) == utc("2026-11-27 04:00")
    midnight = utc("2026-11-30 23:30")  # a Tuesday in Kolkata by then
    assert talks.told_at(alice(zone=KOLKATA), midnight, Calendar.of("IN", Manners())) == utc("2026-11-30 04:00")


def test_what_was_told_of_one_holds_where_it_moved_by_less_than_a_week() -> None:
    at = utc("2026-11-26 14:00")
    told = TalkTold(1, 1, at, at, closing=False, question="", delivery_id=None)
    assert talks.moved(told, at + timedelta(days=2), at) is not None
    assert talks.moved(told, at + timedelta(days=7), at) is None


@given(
    every=st.sampled_from(Every),
    first=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    at=st.sampled_from(talks.HOURS),
    zone=st.sampled_from([BERLIN, NEW_YORK, KOLKATA, "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham"]),
    after=st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made aware below
)
def test_the_next_one_is_later_and_at_its_hour(every: Every, first: date, at: time, zone: str, after: datetime) -> None:
    now = local.instant(after.date(), after.time(), zone)
    turn = talks.following(rhythm(every, first, at, zone), now, never)
    assert turn.at > now
    assert turn.day >= first
    assert local.wall(turn.at, zone).time() == at
    assert talks.following(rhythm(every, first, at, zone), turn.at, never, day=turn.day).at > turn.at
