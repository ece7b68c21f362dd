"""Every rhythm against `dateutil`, which knows nothing of us: what recurs by its rules is what Trellis looks out for.

Each change of each clock is walked, both ways and from both sides; elsewhere zones and moments are drawn.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule, tz

from growth import cadence, local, quiet, rounds
from growth.days_off import Calendar
from growth.facts import Manners, Person, Rhythm, RoundState
from tests.cast import BERLIN, a_round, alice, bob, team
from tests.growth.clocks import FROM, UNTIL, ZONES, Change, changes

OPEN_ALWAYS = Calendar(Manners(workdays=frozenset(range(7))), lambda _day: False)
WORKDAYS = Calendar(Manners(), lambda _day: False)
DAY, WEEK, MINUTE = timedelta(days=1), timedelta(weeks=1), timedelta(minutes=1)
FIRST, LAST = datetime(2019, 11, 1), datetime(2036, 4, 1)  # noqa: DTZ001 - dateutil's rules are about walls
RHYTHMS = (Rhythm(weeks=1), Rhythm(weeks=2), Rhythm(weeks=4), Rhythm(monthly=True))
GERMAN = Calendar.of("DE", Manners())


@cache
def every_week(weekday: int) -> list[datetime]:
    return list(rrule.rrule(rrule.WEEKLY, dtstart=FIRST, until=LAST, byweekday=weekday))


@cache
def every_workday() -> list[datetime]:
    return list(rrule.rrule(rrule.DAILY, dtstart=FIRST, until=LAST, byweekday=range(5)))


def rounds_by(rhythm: Rhythm, first: date) -> Iterable[datetime]:
    """The days of the check-ins after one on that day."""
    begin = datetime.combine(first, time())
    if rhythm.monthly:
        weekday = rrule.weekday(rhythm.weekday, +1)
        return rrule.rrule(rrule.MONTHLY, dtstart=begin + DAY, byweekday=weekday)
    return islice(rrule.rrule(rrule.WEEKLY, dtstart=begin, interval=rhythm.weeks), 1, None)


def instant(day: date, at: time, zone: str) -> datetime:
    """The instant by `dateutil`: a time that is skipped moves forward, one that comes twice is the first."""
    return tz.resolve_imaginary(datetime.combine(day, at, ZoneInfo(zone))).astimezone(UTC)


def first_after(after: datetime, days: Sequence[datetime], at: time, zone: str) -> datetime:
    near = bisect_left(days, after.replace(tzinfo=None) - 3 * DAY)
    return next(moment for day in days[near:] if (moment := instant(day, at, zone)) > after)


def walls_around(change: Change) -> list[datetime]:
    """Before, at both ends of, and within what is skipped or comes twice, and the usual time of that day."""
    low, high = change.walls
    usual = datetime.combine(low.date(), time(9, 30))
    return [low - MINUTE, low, low + (high - low) / 2, high - MINUTE, high, usual]


def at_wall(wall: datetime, zone: str, **rhythm: int | bool) -> Person:
    return alice(zone=zone, rhythm=Rhythm(weekday=wall.weekday(), at=wall.time(), **rhythm))


def test_the_walk_comes_by_both_directions_and_by_zones_that_change_their_rules() -> None:
    mexican = [change for change in changes() if change.zone == "America/Bahia_Banderas"]
    assert {change.skips for change in changes()} == {True, False}
    assert {change.at.year for change in mexican} == {2020, 2021, 2022}
    assert len(changes()) > 1000


def test_a_week_is_as_dateutil_counts_it_at_every_change_of_every_clock() -> None:
    for change in changes():
        for wall in walls_around(change):
            person = at_wall(wall, change.zone)
            days, at = every_week(wall.weekday()), wall.time()
            moment = instant(wall.date(), at, change.zone)
            for after in (moment - WEEK, moment - MINUTE, moment, moment + abs(change.after - change.before)):
                assert cadence.next_touch(person, after, OPEN_ALWAYS) == first_after(after, days, at, change.zone), (
                    f"{change} {wall} after {after}"
                )


def test_a_workday_is_as_dateutil_counts_it_at_every_change_of_every_clock() -> None:
    dice = Random("workdays")
    for change in changes():
        person = at_wall(dice.choice(walls_around(change)), change.zone)
        moment = change.at - 3 * DAY
        for _ in range(4):
            today = local.wall(moment, change.zone).date()
            near = bisect_left(every_workday(), datetime.combine(today + DAY, time()))
            expected = instant(every_workday()[near], person.rhythm.at, change.zone)
            assert cadence.next_workday(person, moment, WORKDAYS) == expected, f"{change} {person.rhythm} {moment}"
            moment = expected


def test_check_ins_are_as_dateutil_counts_them_at_every_change_of_every_clock() -> None:
    dice = Random("rounds")
    for change in changes():
        rhythm, wall = dice.choice(RHYTHMS), dice.choice(walls_around(change))
        person = at_wall(wall, change.zone, weeks=rhythm.weeks, monthly=rhythm.monthly)
        first = wall.date() - rhythm.weeks * WEEK
        first -= WEEK * (first.day > 27)  # one on a month's last day counts for the next month as well
        opened = instant(first, wall.time(), change.zone)
        for day in islice(rounds_by(person.rhythm, first), 3):
            expected = instant(day, wall.time(), change.zone)
            last = a_round(opened_at=opened, week=local.week(opened, change.zone))
            found = rounds.following(person, last, now=opened, calendar=OPEN_ALWAYS)
            assert found == expected, f"{change} {person.rhythm} {opened}"
            opened = expected


def test_no_zone_and_no_moment_is_an_exception() -> None:
    for zone in ZONES:
        dice = Random(zone)
        for _ in range(3):
            after = FROM + (UNTIL - FROM) * dice.random()
            weekday, at = dice.randrange(7), time(dice.randrange(24), dice.randrange(60))
            person = alice(zone=zone, rhythm=Rhythm(weekday=weekday, at=at))
            digest = team(manager=bob(zone=zone), weekday=weekday, at=at)
            expected = first_after(after, every_week(weekday), at, zone)
            assert cadence.next_touch(person, after, OPEN_ALWAYS) == expected, f"{zone} {at} after {after}"
            assert cadence.next_digest(digest, after, OPEN_ALWAYS) == expected, f"{zone} {at} after {after}"


def test_a_holiday_moves_what_dateutil_says_to_the_next_workday() -> None:
    dice = Random("holidays")
    for _ in range(300):
        after = FROM + (UNTIL - FROM) * dice.random()
        days, at = every_week(dice.randrange(7)), time(dice.randrange(24), 30)
        near = bisect_left(days, after.replace(tzinfo=None) - 2 * WEEK)
        moved = [instant(GERMAN.workday(day.date()) or day, at, BERLIN) for day in days[near : near + 6]]
        person = alice(rhythm=Rhythm(weekday=days[0].weekday(), at=at))
        assert cadence.next_touch(person, after, GERMAN) == next(moment for moment in moved if moment > after)


@pytest.mark.parametrize("hour", [None, time(7), time(9, 30), time(14, 15), time(19)], ids=str)
@pytest.mark.parametrize("rhythm", RHYTHMS, ids=("weekly", "two weeks", "four weeks", "monthly"))
def test_who_travels_is_asked_once_a_period_and_in_the_hours_of_where_they_are(
    rhythm: Rhythm, hour: time | None
) -> None:
    own = rhythm if hour is None else replace(rhythm, at=hour, own_hour=True)
    for seed in range(10):
        asked = list(asked_while_travelling(own, Random(seed)))
        weeks = [local.monday(wall.date()) for wall in asked]
        gaps = [(later - earlier) // WEEK for earlier, later in pairwise(weeks)]
        least, most = (1, 6) if rhythm.monthly else (max(1, rhythm.weeks - 1), rhythm.weeks + 1)
        assert all(least <= gap <= most for gap in gaps), (seed, asked)
        assert len(asked) >= 40 // most, (seed, asked)
        months = [(wall.year, wall.month) for wall in asked]
        assert not rhythm.monthly or len(set(months)) == len(months), (seed, asked)


def asked_while_travelling(rhythm: Rhythm, dice: Random) -> Iterator[datetime]:
    """When somebody is asked in forty weeks, on their wall, who answers every time and flies anywhere now and then."""
    own = replace(rhythm, weekday=dice.randrange(5))
    calendar = Calendar.of(None, Manners(), hour=own.chosen_hour)
    opens, closes = min(time(9, 30), own.at), max(time(16, 30), own.at.replace(hour=own.at.hour + 1))
    now = FROM + (UNTIL - FROM) * dice.random()
    end, flies, last, person = now + 40 * WEEK, now, None, alice()
    while now < end:
        while flies <= now:
            person, flies = alice(zone=dice.choice(ZONES), rhythm=own), flies + dice.randint(1, 20) * DAY
        held = quiet.held(person, now, calendar)
        if held is None and rounds.due(person, last, now=now, calendar=calendar):
            wall = local.wall(now, person.zone)
            assert opens <= wall.time() <= closes
            assert wall.weekday() < 5
            last = a_round(opened_at=now, week=local.week(now, person.zone), state=RoundState.ANSWERED)
            yield wall
        regular = cadence.next_touch(person, now, calendar)
        again = cadence.after_hold(held, regular) if held else regular
        assert again is not None
        assert again > now
        now = again
