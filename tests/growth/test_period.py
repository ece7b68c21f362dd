"""The four weeks of which numbers are told."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import period
from tests.cast import utc


@pytest.mark.parametrize(
    ("now", "first"),
    [
        pytest.param("2026-11-24 08:30", "2026-11-09", id="in the third week"),
        pytest.param("2026-11-09 00:00", "2026-11-09", id="its first moment"),
        pytest.param("2026-11-08 23:59", "2026-10-12", id="the moment before"),
        pytest.param("2026-12-31 12:00", "2026-12-07", id="over the turn of the year"),
        pytest.param("2027-01-03 12:00", "2026-12-07", id="and on in the next"),
    ],
)
def test_the_period_of_a_moment(now: str, first: str) -> None:
    assert period.began(utc(now)) == utc(first)


@given(st.integers(0, 15 * 366 * 24 * 60))
def test_periods_follow_upon_each_other(minutes: int) -> None:
    now = utc("2020-01-01") + timedelta(minutes=minutes)
    first = period.began(now)
    assert first.weekday() == 0
    assert timedelta(0) <= now - first < period.LENGTH
    assert period.began(first) == first
    assert period.began(first - timedelta(seconds=1)) == first - period.LENGTH
