"""What Trellis says by itself, it says within the window of the person's own days and hours, whenever it looks."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.reading.loader import load_all, shipped
from growth import cadence, local, places, prompts, quiet
from growth.days_off import ROOM, Calendar
from growth.facts import Facts, Manners, Presence, Rhythm
from tests.cast import alice, utc
from tests.growth.test_cadence_properties import ZONES

LADDER = load_all(shipped())["ml-engineer"]
MANNERS = Manners()
hours = st.times(time(7), time(19)).map(lambda at: at.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - given below
days = st.frozensets(st.integers(0, 6), min_size=1)


def window(at: time, *, own: bool) -> tuple[time, time]:
    """From when to when somebody may be written to: counted by hand, in minutes."""
    if not own:
        return MANNERS.opens, MANNERS.closes
    after = at.hour * 60 + at.minute + int(ROOM.total_seconds() // 60)
    return min(MANNERS.opens, at), max(MANNERS.closes, time(after // 60, after % 60))


@settings(deadline=None)
@given(
    zone=st.sampled_from(ZONES), at=hours, own=st.booleans(), weekday=st.integers(0, 6), workdays=days, now=moments,
    late=st.integers(0, 3 * 24 * 60), busy=st.integers(0, 48),
)  # fmt: skip
def test_nothing_is_ever_begun_outside_of_the_persons_own_window(
    zone: str, at: time, own: bool, weekday: int, workdays: frozenset[int], now: datetime, late: int, busy: int
) -> None:  # fmt: skip
    """Trellis looks at its own moments, at any after them, and again and again while the person is not to be had."""
    rhythm = Rhythm(weeks=1, weekday=weekday, at=at, own_hour=own)
    presence = Presence(dnd_until=now + timedelta(hours=busy))
    person = alice(zone=zone, rhythm=rhythm, presence=presence, areas=(), started_at=now)
    calendar = Calendar.of(places.guess(zone), MANNERS, workdays, hour=rhythm.chosen_hour)
    opens, closes = window(at, own=own)
    moment = cadence.next_touch(person, now, calendar)
    for look in range(4):
        assert moment is not None
        looked = moment + timedelta(minutes=late) * (look == 0)
        decided = prompts.decide(prompts.Moment(Facts(person=person), LADDER, calendar, looked))
        wall = local.wall(looked, zone)
        if decided.loud:
            assert opens <= wall.time() <= closes
            assert wall.weekday() in workdays
        moment = decided.next_touch_at


@settings(deadline=None)
@given(zone=st.sampled_from(ZONES), at=hours, now=moments)
def test_their_own_hour_is_never_held_for_the_hour(zone: str, at: time, now: datetime) -> None:
    person = alice(zone=zone, rhythm=Rhythm(at=at, own_hour=True))
    calendar = Calendar.of(None, MANNERS, frozenset(range(7)), hour=at)
    touch = cadence.next_touch(person, now, calendar)
    assert touch is not None
    assert quiet.held(person, touch, calendar) is None


@pytest.mark.parametrize(
    ("at", "busy_until", "comes"),
    [
        pytest.param(time(8), "2026-11-24 07:30", "2026-11-24 07:30", id="at eight, busy for half an hour"),
        pytest.param(time(14), "2026-11-24 17:00", "2026-11-25 13:00", id="at two, busy until the evening"),
        pytest.param(time(18, 30), "2026-11-24 18:00", "2026-11-24 18:00", id="late, and busy until a little later"),
        pytest.param(time(18, 30), "2026-11-24 18:45", "2026-11-25 17:30", id="late, and busy for too long"),
    ],
)
def test_what_was_held_comes_at_their_own_hour(at: time, busy_until: str, comes: str) -> None:
    rhythm = Rhythm(at=at, own_hour=True)
    person = alice(rhythm=rhythm, presence=Presence(dnd_until=utc(busy_until)))
    calendar = Calendar.of("DE", MANNERS, hour=at)
    touch = cadence.next_touch(person, utc("2026-11-23 22:00"), calendar)
    assert touch is not None
    held = quiet.held(person, touch, calendar)
    assert held is not None
    assert held.until == utc(comes)


def test_an_hour_that_nobody_chose_widens_no_window() -> None:
    person = alice(rhythm=replace(Rhythm(), at=time(8)))
    assert person.rhythm.chosen_hour is None
    held = quiet.held(person, utc("2026-11-24 07:00"), Calendar.of("DE", MANNERS, hour=person.rhythm.chosen_hour))
    assert held is not None
    assert held.until == utc("2026-11-24 08:30")


def test_a_window_ends_with_the_day() -> None:
    calendar = Calendar.of(None, MANNERS, hour=time(23, 30))
    assert (calendar.manners.opens, calendar.manners.closes) == (time(9, 30), time.max)
