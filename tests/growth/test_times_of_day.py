"""The hour of a check-in as people type it, in the forms of many places."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import hours

TYPED = {
    time(10, 30): (
        *("10:30", "10.30", "10h30", "10h 30", "1030", "10 30", "10,30", "at 10:30", "to 10:30", "10:30 h", "10:30h"),
        *("10:30 Uhr", "10 Uhr 30", "um 10.30 Uhr", "10:30 uur", "kl. 10.30", "à 10h30", "a las 10:30", "alle 10.30"),
        *("10:30 am", "10:30AM", "10.30 a.m.", "10:30 a", "10:30 hrs", "１０：３０", "١٠:٣٠", "१०:३०", "10時30分"),
    ),
    time(9): ("9", "09", "9:00", "9h", "9 am", "9am", "9 o'clock", "9 Uhr", "09:00", "9時", "9시", "0900", "900"),
    time(15, 30): ("15:30", "3:30pm", "3:30 p.m.", "3.30 PM", "330pm"),
    time(12): ("noon", "Midday", "12", "12 pm", "12:00"),
    time(7): ("7", "07:00", "7 a.m."),
    time(19): ("19:00", "7 pm", "19h"),
}


@pytest.mark.parametrize(
    ("text", "at"), [pytest.param(text, at, id=text) for at, all_ in TYPED.items() for text in all_]
)
def test_a_time_is_read_however_it_is_typed(text: str, at: time) -> None:
    assert hours.read(text) == at


@pytest.mark.parametrize(
    "text",
    [
        *("banana", "25:00", "24:00", "10:60", "10:3", "13 pm", "0 am", "", "   ", ":", "10:30:15", "-1", "10.5", "½"),
        *(
            "10:30 tomorrow",
            "9-17",
            "10:30 or 11:00",
            "10:30 banana",
            "99999999999",
            "🕥",
            "١٠:٩٩",
            "10:30\x00",
            "<b>9</b>",
        ),
    ],
)
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(hours.NoTime):
        hours.read(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("10pm", time(22), id="at night"),
        pytest.param("6:59", time(6, 59), id="a minute early"),
        pytest.param("19:01", time(19, 1), id="a minute late"),
        pytest.param("midnight", time(0), id="midnight"),
        pytest.param("12 am", time(0), id="the other twelve"),
        pytest.param("5", time(5), id="a lone number is of a day of 24 hours"),
    ],
)
def test_an_hour_at_which_nobody_is_written_to_is_told_as_it_was_understood(text: str, at: time) -> None:
    with pytest.raises(hours.OutOfHours) as refused:
        hours.read(text)
    assert refused.value.at == at


@given(st.text())
def test_any_text_is_a_time_within_the_hours_or_one_of_two_refusals(text: str) -> None:
    try:
        at = hours.read(text)
    except (hours.NoTime, hours.OutOfHours):
        return
    assert hours.EARLIEST <= at <= hours.LATEST


@given(st.times(hours.EARLIEST, hours.LATEST).map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_is_shown_is_read_as_it_was(at: time) -> None:
    assert hours.read(f"{at:%H:%M}") == hours.read(f"{at:%I:%M %p}") == at


def test_an_hour_of_ones_own_stands_among_those_to_choose_from() -> None:
    assert len(hours.offered(time(9, 30))) == 25
    assert hours.offered(time(10, 10))[6:9] == [time(10), time(10, 10), time(10, 30)]
