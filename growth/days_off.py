"""Workdays and public holidays of the place where somebody lives."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from growth import places
from growth.facts import Manners

LOOKAHEAD_DAYS = 60
MONDAY_TO_FRIDAY = frozenset(range(5))
ROOM = timedelta(hours=1)  # after the hour that somebody chose, for what is a little late
IsDayOff = Callable[[date], bool]


def holidays_of(place: str | None) -> IsDayOff:
    """Says of a date whether it is a public holiday of a country or region (`DE`, `DE-BY`); of nowhere, none is."""
    days = places.calendar(place) if place else None
    return lambda day: days is not None and day in days


@dataclass(frozen=True, slots=True)
class Days:
    """Where somebody lives, as a country or region, and on which days they work; `zone` is Slack's."""

    place: str | None
    workdays: frozenset[int]
    zone: str


class Closed(StrEnum):
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"


@dataclass(frozen=True, slots=True)
class Calendar:
    """One person's days: which are workdays, and between which wall-clock times Trellis may speak on them.

    `hour` is the one that they chose themselves, None for nobody's choice. It lies within the window of the manners.
    """

    manners: Manners
    is_holiday: IsDayOff
    hour: time | None = None

    @classmethod
    def of(
        cls, place: str | None, manners: Manners, workdays: frozenset[int] | None = None, *, hour: time | None = None
    ) -> "Calendar":
        """The days of somebody who lives in a country or region, and their hours around the one that they chose.

        Their own workdays go before the owner's, and where the owner left Monday to Friday, the country's before those.
        """
        usual = places.workdays(place) if manners.workdays == MONDAY_TO_FRIDAY else manners.workdays
        return cls(replace(_around(hour, manners), workdays=workdays or usual), holidays_of(place), hour)

    @property
    def begins(self) -> time:
        """When a day begins on which something comes that had to wait: at their hour, where they chose one."""
        return self.hour or self.manners.opens

    def reaching(self, hour: time) -> "Calendar":
        """The same days for what comes at an hour of its own: it belongs to them, and what waits comes as they open."""
        return replace(self, manners=_around(hour, self.manners), hour=None)

    def closed(self, day: date) -> Closed | None:
        """Why the day is no workday; None when it is one."""
        if day.weekday() not in self.manners.workdays:
            return Closed.DAY_OFF
        return Closed.HOLIDAY if self.is_holiday(day) else None

    def workday(self, earliest: date) -> date | None:
        """The first workday from `earliest` on, itself included; None when there is none within two months."""
        days = (earliest + timedelta(days=n) for n in range(LOOKAHEAD_DAYS))
        return next((day for day in days if self.closed(day) is None), None)


def _around(hour: time | None, manners: Manners) -> Manners:
    """The manners with a window that reaches to the hour somebody chose, and over it by a little."""
    if hour is None:
        return manners
    late = datetime.combine(date.min, hour) + ROOM
    closes = late.time() if late.date() == date.min else time.max
    return replace(manners, opens=min(manners.opens, hour), closes=max(manners.closes, closes))
