"""Whether Trellis may speak to a person by itself at this moment; and if not, when it may next, and why not now."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from growth import absence, local
from growth.days_off import Calendar
from growth.facts import Manners, PausedBy, Person, Round, RoundState, Standing, Team, Why

LOOK_AGAIN = timedelta(minutes=5)  # where Slack would not say how somebody is
STALE_AFTER = timedelta(hours=6)
LEFT = timedelta(minutes=30)  # to send what was decided as the day ended


@dataclass(frozen=True, slots=True)
class Held:
    """Not now. `until` is the first moment (UTC) to look again; None when only the person can end it."""

    why: Why
    until: datetime | None


def away(person: Person, now: datetime, manners: Manners) -> bool:
    """Whether the person's Slack status says vacation or sick, and has not run out."""
    presence = person.presence
    if presence.status_until is not None and presence.status_until <= now:
        return False
    return absence.away(presence.status_text, presence.status_emoji, manners.away)


def unwanted(person: Person, now: datetime) -> bool:
    """Whether a message that Trellis started, and that still waits to be sent, is not for this person any more.

    They are gone, have stopped, or have paused since it was made. A pause of Trellis's own is said in such a message.
    """
    paused = person.pause is not None and person.pause.by is PausedBy.PERSON and person.pause.holds(now)
    return paused or person.standing in (Standing.GONE, Standing.NOT_NOW, Standing.NEVER)


def held(person: Person, now: datetime, calendar: Calendar) -> Held | None:
    """None when Trellis may speak now; otherwise what holds it. The window's two ends belong to it."""
    if person.paused(now):
        return Held(Why.PAUSED, person.pause.until if person.pause else None)
    if away(person, now, calendar.manners):
        return Held(Why.AWAY, _first_open(person, now + timedelta(days=1), calendar))
    if not person.zone:  # whoever has no morning is not spoken to at that of somebody else
        return Held(Why.NO_ZONE, now + timedelta(days=1))
    wall = local.wall(now, person.zone)
    if closed := calendar.closed(wall.date()):
        return Held(Why(closed.value), _first_open(person, now, calendar))
    if not calendar.manners.opens <= wall.time() <= calendar.manners.closes:
        return Held(Why.HOURS, _first_open(person, now, calendar))
    if not person.presence.known:
        return Held(Why.UNKNOWN, now + LOOK_AGAIN)
    if person.presence.dnd_until is not None and now < person.presence.dnd_until:
        return Held(Why.DO_NOT_DISTURB, _first_open(person, person.presence.dnd_until, calendar))
    return None


def stale(person: Person, now: datetime, calendar: Calendar) -> datetime:
    """When what is decided now is not sent any more, if it had to wait: hours later, or once their day is over."""
    over = local.instant(local.wall(now, person.zone).date(), calendar.manners.closes, person.zone)
    return min(now + STALE_AFTER, max(over, now + LEFT))


def shut(person: Person, now: datetime, calendar: Calendar) -> datetime | None:
    """Until when it is outside of their days and hours; None within them, and where there are none to wait for.

    For what others read too: how the person is at this moment has no say in it.
    """
    wall = local.wall(now, person.zone)
    if calendar.closed(wall.date()) is None and calendar.manners.opens <= wall.time() <= calendar.manners.closes:
        return None
    return _first_open(person, now, calendar)


def digest_waits(team: Team, now: datetime, calendar: Calendar) -> datetime | None:
    """Until when a digest does not leave: outside of its hour, and of the days and hours of whoever leads the team.

    By the clock of the team, where it has one of its own. None where it leaves.
    """
    return shut(replace(team.manager, zone=team.clock), now, calendar.reaching(team.at))


def _first_open(person: Person, start: datetime, calendar: Calendar) -> datetime | None:
    """The first moment from `start` on that lies in the window of a workday, and not before the hour they chose."""
    today = local.wall(start, person.zone).date()
    for earliest in (today, today + timedelta(days=1)):
        day = calendar.workday(earliest)
        if day is not None and start <= local.instant(day, calendar.manners.closes, person.zone):
            return max(start, local.instant(day, calendar.begins, person.zone))
    return None


def silent_rounds(person: Person, last: Round | None) -> int:
    """How many rounds in a row went by without a sign of the person, the open one included."""
    return person.silent_rounds + (last is not None and last.state is RoundState.OPEN)


def silent_too_long(person: Person, last: Round | None, manners: Manners) -> bool:
    """Whether the next thing to say is that Trellis pauses itself. Silence is an answer, and nobody is told of it."""
    return silent_rounds(person, last) >= manners.silent_rounds
