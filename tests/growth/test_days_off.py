"""Workdays and public holidays."""

from datetime import date

import pytest

from growth import days_off
from growth.days_off import Calendar, Closed
from growth.facts import Manners
from tests.cast import BERLIN, KOLKATA, NEW_YORK

GERMAN = Calendar.of(BERLIN, Manners())


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        pytest.param(BERLIN, "DE", id="Berlin"),
        pytest.param(NEW_YORK, "US", id="New York"),
        pytest.param(KOLKATA, "IN", id="Kolkata"),
        pytest.param("Australia/Lord_Howe", "AU", id="Lord Howe"),
        pytest.param("UTC", None, id="UTC belongs to no country"),
        pytest.param("", None, id="no zone"),
        pytest.param("Mars/Olympus", None, id="an unknown zone"),
    ],
)
def test_the_country_of_a_zone(zone: str, country: str | None) -> None:
    assert days_off.country_of(zone) == country


@pytest.mark.parametrize(
    ("zone", "region", "day", "holiday"),
    [
        pytest.param(BERLIN, None, date(2026, 12, 25), True, id="Christmas in Berlin"),
        pytest.param(BERLIN, None, date(2027, 1, 6), False, id="no Epiphany in Berlin"),
        pytest.param(BERLIN, "DE-BY", date(2027, 1, 6), True, id="Epiphany in Bavaria"),
        pytest.param(BERLIN, "US", date(2026, 11, 26), True, id="a country that was set goes before the zone's"),
        pytest.param(BERLIN, "US", date(2027, 3, 29), False, id="and replaces it"),
        pytest.param(NEW_YORK, None, date(2026, 11, 26), True, id="Thanksgiving in New York"),
        pytest.param(BERLIN, None, date(2026, 11, 26), False, id="no Thanksgiving in Berlin"),
        pytest.param(BERLIN, None, date(2028, 2, 29), False, id="29 February"),
        pytest.param("UTC", None, date(2026, 12, 25), False, id="UTC has no holidays"),
        pytest.param(BERLIN, "XX", date(2026, 12, 25), False, id="an unknown country has none"),
    ],
)
def test_public_holidays(zone: str, region: str | None, day: date, holiday: bool) -> None:
    assert days_off.holidays_of(zone, region)(day) is holiday


@pytest.mark.parametrize(
    ("region", "known"),
    [
        pytest.param("DE", True, id="a country"),
        pytest.param("DE-BY", True, id="a region"),
        pytest.param("US-CA", True, id="a state"),
        pytest.param("XX", False, id="no country"),
        pytest.param("DE-XX", False, id="no region"),
        pytest.param("", False, id="nothing"),
        pytest.param("de", False, id="not as it is written"),
        pytest.param("utils", False, id="a word that means something else to the library"),
        pytest.param("HolidayBase", False, id="and another one"),
    ],
)
def test_which_regions_are_known(region: str, known: bool) -> None:
    assert days_off.known(region) is known


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        pytest.param(date(2026, 11, 24), None, id="a Tuesday"),
        pytest.param(date(2026, 11, 28), Closed.DAY_OFF, id="a Saturday"),
        pytest.param(date(2026, 12, 25), Closed.HOLIDAY, id="Christmas on a Friday"),
        pytest.param(date(2026, 12, 26), Closed.DAY_OFF, id="Boxing Day on a Saturday is a Saturday"),
    ],
)
def test_why_a_day_is_no_workday(day: date, closed: Closed | None) -> None:
    assert GERMAN.closed(day) is closed


@pytest.mark.parametrize(
    ("earliest", "workday"),
    [
        pytest.param(date(2026, 11, 24), date(2026, 11, 24), id="today"),
        pytest.param(date(2026, 11, 28), date(2026, 11, 30), id="after the weekend"),
        pytest.param(date(2026, 12, 25), date(2026, 12, 28), id="after Christmas"),
        pytest.param(date(2027, 3, 26), date(2027, 3, 30), id="after Easter"),
        pytest.param(date(2027, 1, 1), date(2027, 1, 4), id="after New Year"),
        pytest.param(date(2028, 2, 29), date(2028, 2, 29), id="29 February"),
    ],
)
def test_the_first_workday(earliest: date, workday: date) -> None:
    assert GERMAN.workday(earliest) == workday


def test_an_owner_sets_the_workdays() -> None:
    sunday_to_thursday = Calendar(Manners(workdays=frozenset({6, 0, 1, 2, 3})), lambda _day: False)
    assert sunday_to_thursday.workday(date(2026, 11, 27)) == date(2026, 11, 29)


def test_two_months_without_a_workday_are_none() -> None:
    assert Calendar(Manners(), lambda _day: True).workday(date(2026, 11, 24)) is None
