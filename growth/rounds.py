"""When the next check-in comes, whether it is due, and when to look at somebody again who has one open."""

from dataclasses import replace
from datetime import datetime

from growth import cadence, local
from growth.days_off import Calendar
from growth.facts import Person, Round, RoundState


def following(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> datetime | None:
    """When the check-in after `last` comes, or came if nothing has been asked since: an instant in UTC.

    None while only the person can end a pause, or when they are not active.
    """
    regular = cadence.next_touch(person, last.opened_at if last else now, calendar)
    opened = local.wall(last.opened_at, person.zone).date() if last else None
    return cadence.next_round(replace(person, next_touch_at=regular), opened, calendar)


def due(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> bool:
    """Whether the moment for a new round has come: a reminder in the week after is none, nor is a second one in a week,
    as somebody who travels could have it.
    """
    if last is None:
        return True
    moment = following(person, last, now=now, calendar=calendar)
    return moment is not None and moment <= now and last.week != local.week(now, person.zone)


def look_again(person: Person, last: Round | None, *, now: datetime, calendar: Calendar) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    regular = cadence.next_touch(person, now, calendar)
    waits = last is not None and last.state is RoundState.OPEN and (last.later or last.reminded_at is None)
    tomorrow = cadence.next_workday(person, now, calendar)
    if regular is None or tomorrow is None or not waits or person.paused(now):
        return regular
    return min(tomorrow, regular)
