"""Workdays, and public holidays by the zone a person lives in or by a country and region that somebody set."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import import_module, resources

import holidays

from growth.facts import Manners

LOOKAHEAD_DAYS = 60
IsDayOff = Callable[[date], bool]


def load() -> None:
    """Reads the calendars of all countries, which the library does at once: seconds, where Python keeps no bytecode."""
    import_module("holidays.countries")


@cache
def country_of(zone_name: str) -> str | None:
    """The ISO country whose people live in an IANA zone, by the zone table; None where it does not tell."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return next((row[0] for row in rows if row[2] == zone_name), None)


@cache
def _calendar(region: str) -> holidays.HolidayBase | None:
    country, _, subdivision = region.partition("-")
    if country not in holidays.list_supported_countries():
        return None
    try:
        return holidays.country_holidays(country, subdiv=subdivision or None)
    except NotImplementedError:  # a region that the library does not know has no holidays here
        return None


def holidays_of(zone_name: str, region: str | None = None) -> IsDayOff:
    """Says of a date whether it is a public holiday: of the region (`DE`, `DE-BY`), or else of the zone's country."""
    place = region or country_of(zone_name)
    days = _calendar(place) if place else None
    return lambda day: days is not None and day in days


def known(region: str) -> bool:
    """Whether a country or region, as `DE` or `DE-BY`, has a calendar."""
    return _calendar(region) is not None


class Closed(StrEnum):
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"


@dataclass(frozen=True, slots=True)
class Calendar:
    """One person's days: which are workdays, and between which wall-clock times Trellis may speak on them."""

    manners: Manners
    is_holiday: IsDayOff

    @classmethod
    def of(cls, zone_name: str, manners: Manners, region: str | None = None) -> "Calendar":
        return cls(manners, holidays_of(zone_name, region))

    def closed(self, day: date) -> Closed | None:
        """Why the day is no workday; None when it is one."""
        if day.weekday() not in self.manners.workdays:
            return Closed.DAY_OFF
        return Closed.HOLIDAY if self.is_holiday(day) else None

    def workday(self, earliest: date) -> date | None:
        """The first workday from `earliest` on, itself included; None when there is none within two months."""
        days = (earliest + timedelta(days=n) for n in range(LOOKAHEAD_DAYS))
        return next((day for day in days if self.closed(day) is None), None)
