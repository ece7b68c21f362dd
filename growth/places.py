"""Where somebody lives, as far as a calendar needs it: guessed from Slack's zone and locale, or as it was chosen."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import resources, util
from zoneinfo import ZoneInfo

import holidays
from holidays.registry import EntityLoader

from growth import local

NOWHERE = "none"  # chosen by somebody who wants no public holidays
# As Slack's list of zones has them: each stands for a group of countries.
GIVEN_TO_NEIGHBOURS = frozenset({"Europe/Amsterdam", "Europe/Belgrade", "Europe/Brussels"})
SATURDAY, FIVE = 5, 5
HALF_YEAR = timedelta(days=182)
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Whose calendar holds where nobody chose their own: one for everybody, or one for each zone."""

    everybody: str | None = None
    by_zone: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything is set."""
        return bool(self.everybody or self.by_zone)

    def of(self, zone: str, locale: str = "") -> str | None:
        """The country or region of somebody in a zone: as it was set, else guessed; None where nothing tells."""
        return self.by_zone.get(resolved(zone) or "") or self.everybody or guess(zone, locale)

    @classmethod
    def read(cls, text: str) -> "Places":
        """As it is written in the settings: `DE`, or `Europe/Amsterdam=DE,Asia/Kolkata=IN-KA`, or both. ValueError."""
        pairs = [tuple(map(str.strip, part.rpartition("="))) for part in text.split(",") if part.strip()]
        if strange := [place for _, _, place in pairs if not known(place)]:
            raise ValueError(f"knows no calendar for {', '.join(strange)}. Write a country or region: DE or DE-BY.")
        if strange := [zone for zone, equals, _ in pairs if equals and resolved(zone) is None]:
            raise ValueError(f"knows no time zone {', '.join(strange)}. Write it as Slack does: Europe/Amsterdam=DE.")
        everybody = [place for _, equals, place in pairs if not equals]
        if len(everybody) > 1:
            raise ValueError("names two for everybody. Say of each but one in which zone: Europe/Amsterdam=DE,NL.")
        by_zone = {resolved(zone) or "": place for zone, equals, place in pairs if equals}
        return cls(everybody[0] if everybody else None, by_zone)


def _each_by_itself() -> None:
    """Lets the library read the calendar of a country once it is asked for.

    To find one it would run a package of its own that reads all 250 of them, which takes seconds where Python keeps no
    bytecode, and 7 MB, for the handful that a company needs: here that package is known, and not run.
    """
    package = "holidays.countries"
    if package not in sys.modules and (spec := util.find_spec(package)) is not None:
        sys.modules[package] = util.module_from_spec(spec)


_each_by_itself()


@cache
def _codes() -> frozenset[str]:
    """The countries that have a calendar."""
    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


@cache
def _table(name: str) -> tuple[str, ...]:
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _country_by_zone() -> dict[str, str]:
    rows = (line.split("\t") for line in _table("zone.tab"))
    return {row[2]: row[0] for row in rows}


@cache
def _targets() -> dict[str, str]:
    """What each other name of a zone stands for, by the links of the zone database."""
    return {row[2]: row[1] for row in (line.split() for line in _table("tzdata.zi")) if row[0] == "L"}


def resolved(zone: str) -> str | None:
    """The name under which a zone has a country: `Asia/Calcutta` is `Asia/Kolkata`. None for what is no place."""
    if zone in _country_by_zone():
        return zone
    target = _targets().get(zone)
    # "CET" or "EST" links to a city, and says nothing of who lives there; "Japan" and "US/Pacific" do.
    return resolved(target) if target and not zone.isupper() and not zone.startswith("Etc/") else None


def country_of(zone: str) -> str | None:
    """The ISO country whose people live in a zone, under any of its names; None where that does not tell."""
    return _country_by_zone().get(resolved(zone) or "")


def guess(zone: str, locale: str = "") -> str | None:
    """The likeliest country. In a zone that Slack gives to neighbours too, the locale of one on the same clock tells:
    `de-DE` in Europe/Amsterdam is Germany, `en-US` there says nothing.
    """
    _, _, spoken = locale.upper().partition("-")
    if zone in GIVEN_TO_NEIGHBOURS and _on_one_clock(spoken, zone):
        return spoken
    return country_of(zone)


@cache
def _on_one_clock(country: str, zone: str) -> bool:
    theirs = _clock(zone)
    return any(_clock(other) == theirs for other, of in _country_by_zone().items() if of == country)


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    winter = datetime(2026, 1, 1, tzinfo=UTC)
    own: ZoneInfo = local.zone(zone)
    return tuple(moment.astimezone(own).utcoffset() for moment in (winter, winter + HALF_YEAR))


@cache
def calendar(place: str) -> holidays.HolidayBase | None:
    """The public holidays of a country or region; None where there is no calendar of it."""
    country, _, subdivision = place.partition("-")
    if country not in _codes():
        return None
    try:
        return holidays.country_holidays(country, subdiv=subdivision or None)
    except NotImplementedError:  # a region that the library does not know has no holidays here
        return None


def known(place: str) -> bool:
    """Whether a country or region, as `DE` or `DE-BY`, has a calendar."""
    return calendar(place) is not None


@cache
def countries() -> Names:
    """Every country with a calendar, as id and name, by name."""
    named = dict(line.split("\t") for line in _table("iso3166.tab"))
    found = ((code, named[code]) for code in _codes() if code in named)
    return tuple(sorted(found, key=lambda each: each[1]))


@cache
def regions(country: str) -> Names:
    """The regions of a country that have holidays of their own, as id (`DE-BY`) and name, by name."""
    own = calendar(country)
    if own is None:
        return ()
    names = {code: name for name, code in reversed(own.subdivisions_aliases.items())}
    found = ((f"{country}-{code}", names.get(code, code)) for code in own.subdivisions)
    return tuple(sorted(found, key=lambda each: each[1]))


def name(place: str | None) -> str:
    """A country or region as people say it: "Germany", "Germany, Bavaria"; "none" for nowhere."""
    if place is None or not known(place):
        return NOWHERE
    country = place.partition("-")[0]
    return ", ".join(filter(None, (dict(countries()).get(country, country), dict(regions(country)).get(place))))


def workdays(place: str | None) -> frozenset[int]:
    """The days on which offices there are open (Monday is 0), five at most; Monday to Friday where nothing tells."""
    own = calendar(place) if place else None
    days = frozenset(range(7)) - frozenset(own.weekend) if own is not None else frozenset(range(5))
    return days - {SATURDAY} if len(days) > FIVE else days
