"""Trouble that comes at every step is told once, and now and then how often it came meanwhile."""

import json
import logging
from datetime import datetime, timedelta

import pytest
import structlog

from bot import logs
from bot.repeated import Repeats, SeldomInLibrary
from tests.cast import NOW


class Watch:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def test_it_is_told_at_once_and_then_after_pauses_that_grow() -> None:
    watch = Watch()
    repeats = Repeats(watch)
    told = []
    for second in range(0, 3 * 3600, 5):
        watch.at = NOW + timedelta(seconds=second)
        if (count := repeats.tell("the disk is full")) is not None:
            told.append((second // 60, count))
    assert told == [(0, 0), (1, 11), (3, 23), (7, 47), (15, 95), (31, 191), (63, 383), (123, 719)]


def test_what_is_different_is_told_beside_it() -> None:
    repeats = Repeats(Watch())
    assert [repeats.tell(kind) for kind in ("disk", "disk", "token", "disk")] == [0, None, 0, None]


def fail(**more: object) -> None:
    try:
        raise OSError("disk full")
    except OSError:
        structlog.get_logger().exception("a step failed", **more)


def test_an_entry_with_a_reference_stays_without_its_trace(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("json")
    for _ in range(50):
        fail()
    fail(ref="1")
    fail(ref="2")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line.get("ref"), "exception" in line) for line in lines] == [(None, True), ("1", False), ("2", False)]


def test_a_librarys_log_is_held_too() -> None:
    held = SeldomInLibrary(Repeats(Watch()))
    record = logging.LogRecord("apscheduler", logging.ERROR, "", 1, "Job %s failed", ("a",), None)
    assert [held.filter(record) for _ in range(3)] == [True, False, False]
