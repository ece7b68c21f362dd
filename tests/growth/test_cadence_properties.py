"""What holds of every rhythm in every zone at every moment, clock changes and holidays among them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from growth import cadence, places
from growth.days_off import Calendar
from growth.facts import Manners, Person, Rhythm
from tests.cast import alice

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - given below
rhythms = st.builds(
    Rhythm, weekday=st.integers(0, 6), at=st.times().map(lambda at: at.replace(second=0, microsecond=0))
)
unhurried = settings(deadline=None)  # a calendar's first year takes a while on a busy machine
people = st.builds(lambda zone, rhythm: alice(zone=zone, rhythm=rhythm), st.sampled_from(ZONES), rhythms)


def calendar_of(person: Person) -> Calendar:
    return Calendar.of(places.guess(person.zone), Manners())


def shown(moment: datetime, person: Person) -> datetime:
    """What the person's wall shows, without a zone."""
    return moment.astimezone(ZoneInfo(person.zone)).replace(tzinfo=None)


def promised(moment: datetime, person: Person) -> datetime:
    """The person's own time on the day of the moment; moved by the clock change where it does not exist."""
    wall = datetime.combine(shown(moment, person).date(), person.rhythm.at, ZoneInfo(person.zone))
    return shown(wall.astimezone(UTC), person)


@unhurried
@given(people, moments)
def test_it_is_strictly_later_and_within_weeks(person: Person, after: datetime) -> None:
    touch = cadence.next_touch(person, after, calendar_of(person))
    assert touch is not None
    assert after < touch < after + timedelta(weeks=4)


@unhurried
@given(people, moments)
def test_it_is_on_a_workday_of_the_person(person: Person, after: datetime) -> None:
    touch = cadence.next_touch(person, after, calendar_of(person))
    assert touch is not None
    assert calendar_of(person).closed(shown(touch, person).date()) is None


@unhurried
@given(people, moments)
def test_it_is_at_the_wall_time_except_where_a_clock_change_skips_it(person: Person, after: datetime) -> None:
    touch = cadence.next_touch(person, after, calendar_of(person))
    assert touch is not None
    assert shown(touch, person) == promised(touch, person)


@unhurried
@given(people, moments, st.floats(0, 0.99))
def test_asking_again_before_it_comes_changes_nothing(person: Person, after: datetime, part: float) -> None:
    touch = cadence.next_touch(person, after, calendar_of(person))
    assert touch is not None
    assert cadence.next_touch(person, after + (touch - after) * part, calendar_of(person)) == touch
