"""When somebody else begins to lead a team: after its people were told of it, and a night later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from growth import local
from growth.days_off import Calendar
from growth.facts import Person

LONGEST = timedelta(days=7)  # that anybody's absence holds it up
DAY_BEGINS, DAY_ENDS = time(9), time(18)  # between them, an hour says something to whoever reads it
TOLD_FOR = timedelta(weeks=4)  # after it, on the Home of whoever is on the team


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody on the team. `told_at` is when the word of it reached them, or will; None where it does not."""

    person: Person
    calendar: Calendar
    told_at: datetime | None


def begins(hearer: Hearer) -> datetime | None:
    """The start of their first workday after the day on which they are told; None for whoever is not."""
    if hearer.told_at is None:
        return None
    zone = hearer.person.zone
    day = hearer.calendar.workday(local.wall(hearer.told_at, zone).date() + timedelta(days=1))
    return local.instant(day, hearer.calendar.manners.opens, zone) if day else None


def effective(hearers: Iterable[Hearer], planned_at: datetime, now: datetime) -> datetime:
    """When it takes effect: once the last of them has slept over it; `now` where nobody is to be waited for.

    Nobody is waited for whose day would be later than a week after it was planned.
    """
    days = (begins(each) for each in hearers)
    return max([now, *(day for day in days if day is not None and day <= planned_at + LONGEST)])


def said(effective_at: datetime, zone: str) -> date | None:
    """The first day that is all of it after the change, where its hour says nothing to somebody in that zone.

    None where it falls into their day, with its hour.
    """
    wall = local.wall(effective_at, zone)
    if DAY_BEGINS <= wall.time() < DAY_ENDS:
        return None
    return wall.date() + timedelta(days=wall.time() >= DAY_ENDS)
