"""The forms of a rhythm read what was chosen, and say what is wrong with a day that is over, or that there is not."""

from datetime import date, time
from typing import Any

import pytest

from growth.facts import Every, TalkRhythm
from handlers.one_on_ones import rhythm_form
from handlers.one_on_ones.rhythm_form import AT, CLOCK, EVERY, FIRST, RhythmRef, WrittenRhythm
from tests.cast import KOLKATA, NEW_YORK, alice, utc

NOW = utc("2028-02-28 12:00")  # 13:00 in Berlin, of a leap year
REF = RhythmRef(other=2, zones=("Europe/Berlin", NEW_YORK, KOLKATA))


def sent(day: str, at: str = "15:00", every: str = "week", clock: str = "Europe/Berlin") -> Any:
    chosen = {EVERY: every, AT: at, CLOCK: clock}
    options = {name: {name: {"selected_option": {"value": value}}} for name, value in chosen.items()}
    return {**options, FIRST: {FIRST: {"selected_date": day}}}


@pytest.mark.parametrize(
    ("day", "at", "field", "said"),
    [
        ("2028-02-31", "15:00", FIRST, rhythm_form.NO_DAY),
        ("2027-02-29", "15:00", FIRST, rhythm_form.NO_DAY),
        ("", "15:00", FIRST, rhythm_form.NO_DAY),
        ("2028-02-27", "15:00", FIRST, rhythm_form.OVER),
        ("2028-02-28", "12:45", AT, rhythm_form.OVER),
        ("2029-03-05", "15:00", FIRST, rhythm_form.TOO_FAR),
    ],
)
def test_what_is_wrong_is_said_at_its_field(day: str, at: str, field: str, said: str) -> None:
    assert rhythm_form.read(sent(day, at), REF, alice(), NOW) == {field: said}


def test_a_leap_day_is_a_day() -> None:
    written = rhythm_form.read(sent("2028-02-29"), REF, alice(), NOW)
    assert written == WrittenRhythm(
        TalkRhythm(Every.WEEK, date(2028, 2, 29), time(15), "Europe/Berlin"), utc("2028-02-29 14:00")
    )


@pytest.mark.parametrize(
    ("clock", "next_at"), [(KOLKATA, "2028-03-01 09:30"), (NEW_YORK, "2028-03-01 20:00"), ("Mars", "2028-03-01 14:00")]
)
def test_the_hour_is_by_the_clock_that_was_chosen_and_by_none_from_elsewhere(clock: str, next_at: str) -> None:
    written = rhythm_form.read(sent("2028-03-01", clock=clock), REF, alice(), NOW)
    assert isinstance(written, WrittenRhythm)
    assert written.next_at == utc(next_at)
