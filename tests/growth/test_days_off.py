"""Workdays and public holidays."""

from datetime import date

import pytest

from growth import days_off
from growth.days_off import Calendar, Closed
from growth.facts import Manners

GERMAN = Calendar.of("DE", Manners())


@pytest.mark.parametrize(
    ("place", "day", "holiday"),
    [
        pytest.param("DE", date(2026, 12, 25), True, id="Christmas in Germany"),
        pytest.param("DE", date(2027, 1, 6), False, id="no Epiphany in all of it"),
        pytest.param("DE-BY", date(2027, 1, 6), True, id="Epiphany in Bavaria"),
        pytest.param("GB-ENG", date(2027, 3, 29), True, id="Easter Monday in London"),
        pytest.param("GB-SCT", date(2027, 3, 29), False, id="and not in Edinburgh"),
        pytest.param("CH-ZH", date(2027, 3, 26), True, id="Good Friday in Zurich"),
        pytest.param("AU-NSW", date(2027, 12, 28), True, id="a substitute day in Sydney"),
        pytest.param("US", date(2026, 11, 26), True, id="Thanksgiving"),
        pytest.param("DE", date(2026, 11, 26), False, id="no Thanksgiving in Germany"),
        pytest.param("DE", date(2028, 2, 29), False, id="29 February"),
        pytest.param(None, date(2026, 12, 25), False, id="nowhere has none"),
        pytest.param("none", date(2026, 12, 25), False, id="chosen not to have any"),
        pytest.param("XX", date(2026, 12, 25), False, id="an unknown country has none"),
    ],
)
def test_public_holidays(place: str | None, day: date, holiday: bool) -> None:
    assert days_off.holidays_of(place)(day) is holiday


@pytest.mark.parametrize(
    ("place", "owner", "own", "works"),
    [
        pytest.param("DE", Manners(), None, {0, 1, 2, 3, 4}, id="Monday to Friday"),
        pytest.param("IL", Manners(), None, {6, 0, 1, 2, 3}, id="Sunday to Thursday in Israel"),
        pytest.param("EG", Manners(), None, {6, 0, 1, 2, 3}, id="and in Egypt"),
        pytest.param("HK", Manners(), None, {0, 1, 2, 3, 4}, id="five days where the weekend has one"),
        pytest.param(None, Manners(), None, {0, 1, 2, 3, 4}, id="nowhere"),
        pytest.param("IL", Manners(workdays=frozenset({0, 1})), None, {0, 1}, id="what the owner set"),
        pytest.param("IL", Manners(), frozenset({2}), {2}, id="what the person chose"),
    ],
)
def test_workdays(place: str | None, owner: Manners, own: frozenset[int] | None, works: set[int]) -> None:
    assert Calendar.of(place, owner, own).manners.workdays == works


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
