"""What the simulation looks by: a promise is broken by Trellis alone, and by nothing that was miscounted."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import utc
from tests.simulation.clocks import Clocks
from tests.simulation.wire import channel

HOUR = timedelta(hours=1)
SAID = {"channel": "C0TEAM00", "text": "Good morning"}


@pytest.mark.parametrize("given", [{"json": SAID}, {"data": SAID}, {"data": json.dumps(SAID).encode()}])
def test_a_message_counts_in_its_own_conversation_however_it_is_written(given: dict[str, Any]) -> None:
    assert channel(given) == "C0TEAM00"


def test_what_was_written_down_before_a_clock_was_set_is_read_by_the_clock_of_then() -> None:
    clocks = Clocks()
    clocks.is_off(HOUR, utc("2026-11-02 10:00"))
    assert clocks.truly(utc("2026-11-02 09:30")) == [utc("2026-11-02 09:30")]
    assert clocks.truly(utc("2026-11-02 11:30")) == [utc("2026-11-02 10:30")]


def test_after_a_clock_was_set_back_it_can_have_been_either() -> None:
    clocks = Clocks()
    clocks.is_off(HOUR, utc("2026-11-02 10:00"))
    clocks.is_off(timedelta(), utc("2026-11-02 11:00"))
    assert clocks.truly(utc("2026-11-02 11:30")) == [utc("2026-11-02 10:30"), utc("2026-11-02 11:30")]
