"""When Trellis holds its tongue. Alice's window is 09:30 to 16:30 in Berlin, 08:30 to 15:30 in UTC."""

from datetime import time

import pytest

from growth import quiet
from growth.days_off import Calendar
from growth.facts import Manners, Pause, PausedBy, Person, Presence, Standing, Why
from growth.quiet import Held
from tests.cast import NOW, alice, bob, charlie, utc

GERMAN = Calendar.of("DE", Manners())
AMERICAN = Calendar.of("US", Manners())
INDIAN = Calendar.of("IN", Manners())
BAVARIAN = Calendar.of("DE-BY", Manners())


def status(text: str = "", emoji: str = "", until: str | None = None) -> Presence:
    return Presence(status_text=text, status_emoji=emoji, status_until=utc(until) if until else None)


@pytest.mark.parametrize(
    ("person", "calendar", "now"),
    [
        pytest.param(alice(), GERMAN, "2026-11-24 08:30:00", id="the window opens: its first moment belongs to it"),
        pytest.param(alice(), GERMAN, "2026-11-24 12:00:00", id="midday"),
        pytest.param(alice(), GERMAN, "2026-11-24 15:30:00", id="the window closes: its last moment belongs to it"),
        pytest.param(bob(), AMERICAN, "2026-11-24 21:30:00", id="late in Berlin, not in New York"),
        pytest.param(charlie(), INDIAN, "2026-12-01 04:00:00", id="a half-hour zone"),
        pytest.param(bob(), AMERICAN, "2026-12-28 15:00:00", id="the Monday after Christmas"),
        pytest.param(alice(), GERMAN, "2027-01-06 12:00:00", id="Epiphany in Berlin, where it is a workday"),
        pytest.param(alice(), GERMAN, "2026-11-26 12:00:00", id="Thanksgiving in Berlin"),
        pytest.param(alice(), GERMAN, "2027-03-30 07:30:00", id="the window has moved with the clock"),
    ],
)
def test_it_may_speak(person: Person, calendar: Calendar, now: str) -> None:
    assert quiet.held(person, utc(now), calendar) is None


@pytest.mark.parametrize(
    ("person", "calendar", "now", "why", "until"),
    [
        pytest.param(alice(), GERMAN, "2026-11-24 08:29:59", Why.HOURS, "2026-11-24 08:30", id="a second early"),
        pytest.param(alice(), GERMAN, "2026-11-24 15:30:01", Why.HOURS, "2026-11-25 08:30", id="a second late"),
        pytest.param(alice(), GERMAN, "2026-11-27 20:00:00", Why.HOURS, "2026-11-30 08:30", id="Friday night"),
        pytest.param(alice(), GERMAN, "2027-03-26 20:00:00", Why.HOLIDAY, "2027-03-30 07:30", id="Good Friday night"),
        pytest.param(alice(), GERMAN, "2026-11-28 12:00:00", Why.DAY_OFF, "2026-11-30 08:30", id="Saturday"),
        pytest.param(alice(), GERMAN, "2026-11-29 23:30:00", Why.HOURS, "2026-11-30 08:30", id="her Monday has begun"),
        pytest.param(alice(), GERMAN, "2026-12-25 12:00:00", Why.HOLIDAY, "2026-12-28 08:30", id="Christmas"),
        pytest.param(alice(), BAVARIAN, "2027-01-06 12:00:00", Why.HOLIDAY, "2027-01-07 08:30", id="in her region"),
        pytest.param(bob(), AMERICAN, "2026-11-26 15:00:00", Why.HOLIDAY, "2026-11-27 14:30", id="in Bob's country"),
        pytest.param(charlie(), INDIAN, "2026-12-01 03:59:59", Why.HOURS, "2026-12-01 04:00", id="half-hour zone"),
        pytest.param(
            alice(), GERMAN, "2027-03-30 07:29:59", Why.HOURS, "2027-03-30 07:30", id="after the clocks change"
        ),
    ],
)
def test_hours_and_days_hold(person: Person, calendar: Calendar, now: str, why: Why, until: str) -> None:
    assert quiet.held(person, utc(now), calendar) == Held(why, utc(until))


@pytest.mark.parametrize(
    ("dnd_until", "until"),
    [
        pytest.param("2026-11-24 10:00", "2026-11-24 10:00", id="until it ends"),
        pytest.param("2026-11-24 15:30", "2026-11-24 15:30", id="to the last moment of the window"),
        pytest.param("2026-11-24 19:00", "2026-11-25 08:30", id="past the window: tomorrow"),
        pytest.param("2026-11-28 10:00", "2026-11-30 08:30", id="into the weekend: Monday"),
        pytest.param("2026-11-25 06:00", "2026-11-25 08:30", id="until early tomorrow: when the window opens"),
    ],
)
def test_do_not_disturb_holds(dnd_until: str, until: str) -> None:
    person = alice(presence=Presence(dnd_until=utc(dnd_until)))
    assert quiet.held(person, NOW, GERMAN) == Held(Why.DO_NOT_DISTURB, utc(until))


def test_not_knowing_waits_and_is_looked_at_again() -> None:
    person = alice(presence=Presence(known=False))
    assert quiet.held(person, NOW, GERMAN) == Held(Why.UNKNOWN, utc("2026-11-24 08:35"))


def test_do_not_disturb_is_over_when_it_ends() -> None:
    assert quiet.held(alice(presence=Presence(dnd_until=NOW)), NOW, GERMAN) is None


@pytest.mark.parametrize(
    "presence",
    [
        pytest.param(status("On vacation"), id="vacation"),
        pytest.param(status("Vacationing in Portugal"), id="vacationing"),
        pytest.param(status("VACATION!"), id="shouted"),
        pytest.param(status("sick"), id="sick"),
        pytest.param(status("Out sick, back on Monday"), id="sick in a sentence"),
        pytest.param(status("off (sick)"), id="sick in brackets"),
        pytest.param(status("Out of office"), id="out of office"),
        pytest.param(status("out-of-office"), id="out-of-office"),
        pytest.param(status("OOO until the 4th"), id="OOO"),
        pytest.param(status("Parental leave"), id="parental leave"),
        pytest.param(status("On leave"), id="on leave"),
        pytest.param(status("PTO"), id="PTO"),
        pytest.param(status(emoji=":palm_tree:"), id="Slack's own emoji for vacationing"),
        pytest.param(status(emoji=":face_with_thermometer:"), id="Slack's own emoji for out sick"),
        pytest.param(status("Beach", ":beach_with_umbrella:"), id="a beach"),
        pytest.param(status("sick", until="2026-11-24 08:31"), id="for one more minute"),
    ],
)
def test_a_status_that_says_away_holds(presence: Presence) -> None:
    assert quiet.away(alice(presence=presence), NOW, Manners())
    assert quiet.held(alice(presence=presence), NOW, GERMAN) == Held(Why.AWAY, utc("2026-11-25 08:30"))


@pytest.mark.parametrize(
    "presence",
    [
        pytest.param(status(), id="no status"),
        pytest.param(status("Sharpening the sickle"), id="a sickle is not sick"),
        pytest.param(status("Homesick"), id="homesick is not sick"),
        pytest.param(status("Evacuation drill"), id="an evacuation is not a vacation"),
        pytest.param(status("Looking at photos"), id="no PTO in photos"),
        pytest.param(status("Out of coffee"), id="out of something else"),
        pytest.param(status("In a meeting", ":calendar:"), id="in a meeting"),
        pytest.param(status(emoji=":house:"), id="working from home"),
        pytest.param(status("sick", until="2026-11-24 08:30"), id="it ran out this moment"),
        pytest.param(status("vacation", ":palm_tree:", until="2026-11-20 08:30"), id="it ran out last week"),
    ],
)
def test_any_other_status_does_not(presence: Presence) -> None:
    assert not quiet.away(alice(presence=presence), NOW, Manners())
    assert quiet.held(alice(presence=presence), NOW, GERMAN) is None


def test_a_pause_holds_until_it_ends() -> None:
    person = alice(pause=Pause(PausedBy.PERSON, utc("2026-12-08 00:00")))
    assert quiet.held(person, NOW, GERMAN) == Held(Why.PAUSED, utc("2026-12-08 00:00"))


def test_a_pause_without_an_end_is_only_hers_to_end() -> None:
    assert quiet.held(alice(pause=Pause(PausedBy.TRELLIS, None)), NOW, GERMAN) == Held(Why.PAUSED, None)


def test_a_pause_is_over_at_its_end() -> None:
    assert quiet.held(alice(pause=Pause(PausedBy.PERSON, NOW)), NOW, GERMAN) is None


def test_a_pause_comes_before_every_other_reason() -> None:
    person = alice(pause=Pause(PausedBy.PERSON, None), presence=status("vacation"))
    assert quiet.held(person, utc("2026-12-25 03:00"), GERMAN) == Held(Why.PAUSED, None)


def test_somebody_away_without_a_workday_ahead_is_not_looked_for_again() -> None:
    never_open = Calendar(Manners(workdays=frozenset()), lambda _day: False)
    assert quiet.held(alice(presence=status("vacation")), NOW, never_open) == Held(Why.AWAY, None)


@pytest.mark.parametrize(
    ("person", "unwanted"),
    [
        pytest.param(alice(), False, id="as ever"),
        pytest.param(alice(standing=Standing.INVITED), False, id="a welcome to somebody invited"),
        pytest.param(alice(standing=Standing.GONE), True, id="gone"),
        pytest.param(alice(standing=Standing.NOT_NOW), True, id="stopped"),
        pytest.param(alice(standing=Standing.NEVER), True, id="never"),
        pytest.param(alice(pause=Pause(PausedBy.PERSON, None)), True, id="paused"),
        pytest.param(alice(pause=Pause(PausedBy.PERSON, NOW)), False, id="a pause that is over"),
        pytest.param(alice(pause=Pause(PausedBy.TRELLIS, None)), False, id="Trellis says that it pauses itself"),
    ],
)
def test_what_waits_is_not_sent_to_whoever_left_stopped_or_paused(person: Person, unwanted: bool) -> None:
    assert quiet.unwanted(person, NOW) is unwanted


@pytest.mark.parametrize(
    ("now", "until"),
    [
        pytest.param("2026-11-24 08:30", None, id="as they open"),
        pytest.param("2026-11-24 17:00", None, id="at its own hour, after the others"),
        pytest.param("2026-11-24 18:30", "2026-11-25 08:30", id="in the evening"),
        pytest.param("2026-11-25 02:00", "2026-11-25 08:30", id="at night: as the day opens, not at its own hour"),
        pytest.param("2026-11-28 12:00", "2026-11-30 08:30", id="on a Saturday"),
        pytest.param("2026-12-25 12:00", "2026-12-28 08:30", id="at Christmas"),
    ],
)
def test_what_others_read_too_waits_for_the_hours_alone(now: str, until: str | None) -> None:
    """A post that has six in the evening as its hour. Alice, who leads, is away on vacation."""
    calendar = GERMAN.reaching(time(18))
    away = alice(presence=status("vacation", ":palm_tree:"))
    assert quiet.shut(away, utc(now), calendar) == (utc(until) if until else None)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        pytest.param("2026-11-24 08:30", "2026-11-24 14:30", id="in the morning: after six hours"),
        pytest.param("2026-11-24 14:03", "2026-11-24 15:30", id="in the afternoon: when her day is over"),
        pytest.param("2026-11-24 15:29", "2026-11-24 15:59", id="as it ends: after half an hour"),
    ],
)
def test_what_waits_is_not_sent_in_the_evening(now: str, until: str) -> None:
    assert quiet.stale(alice(), utc(now), GERMAN) == utc(until)
