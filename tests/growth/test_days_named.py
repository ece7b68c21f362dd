"""Days of the week as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import weekdays

SUN_TO_THU = frozenset({6, 0, 1, 2, 3})


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *[(text, frozenset({0, 1, 2, 3})) for text in ("mon-thu", "Monday to Thursday", "Mon – Thu", "mo-th")],
        *[
            (text, frozenset({0, 1, 2, 3}))
            for text in ("mon tue wed thu", "Mondays, Tuesdays, Wednesdays and Thursdays")
        ],
        *[(text, SUN_TO_THU) for text in ("sun-thu", "sunday through thursday", "Sun until Thu", "sun, mon-thu")],
        *[(text, frozenset(range(5))) for text in ("weekdays", "mon-fri", "Workdays", "mon.-fri.")],
        *[(text, frozenset(range(7))) for text in ("every day", "all", "mon-sun")],
        ("tue/thu & sat", frozenset({1, 3, 5})),
        ("wed", frozenset({2})),
        ("fri-mon", frozenset({4, 5, 6, 0})),
    ],
)
def test_days_are_read_however_they_are_named(text: str, days: frozenset[int]) -> None:
    assert weekdays.read(text) == days


@pytest.mark.parametrize(
    "text", ["", "banana", "m", "t", "mon banana", "mon-", "-thu", "mon-thu-fri", "4", "four", "🌴"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    assert weekdays.read(text) is None


@given(st.text())
def test_any_text_is_days_or_none(text: str) -> None:
    days = weekdays.read(text)
    assert days is None or (days and days <= frozenset(range(7)))
