"""The clock, and moments as people say them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from playground import calendar
from playground.clock import Clock

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PARIS, NEW_YORK = ZoneInfo("Europe/Paris"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "said", "zone", "expected"),
    [
        pytest.param(TUESDAY, "Monday 09:30", PARIS, "2026-11-30T08:30+00:00", id="next Monday in Paris"),
        pytest.param(TUESDAY, "Tuesday 09:30", PARIS, "2026-12-01T08:30+00:00", id="a time that passed is next week's"),
        pytest.param(TUESDAY, "tuesday 09:30", NEW_YORK, "2026-11-24T14:30+00:00", id="later today in New York"),
        pytest.param(TUESDAY, "2026-11-25T10:00", PARIS, "2026-11-25T09:00+00:00", id="a wall clock"),
        pytest.param(TUESDAY, "2026-11-25T10:00+00:00", PARIS, "2026-11-25T10:00+00:00", id="an instant"),
    ],
)
def test_a_moment_is_understood(now: datetime, said: str, zone: ZoneInfo, expected: str) -> None:
    assert calendar.moment(now, said, zone).astimezone(UTC) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("now", "by", "zone", "expected"),
    [
        pytest.param(TUESDAY, "+1 hour", PARIS, "2026-11-24T10:00+00:00", id="an hour"),
        pytest.param(TUESDAY, "+2 weeks", PARIS, "2026-12-08T09:00+00:00", id="two weeks"),
        pytest.param(
            datetime(2026, 10, 31, 13, 30, tzinfo=UTC),
            "+1 day",
            NEW_YORK,
            "2026-11-01T14:30+00:00",
            id="across a change",
        ),
    ],
)
def test_a_step_keeps_the_wall_clock(now: datetime, by: str, zone: ZoneInfo, expected: str) -> None:
    assert calendar.later(now, by, zone) == datetime.fromisoformat(expected)


def test_what_is_no_step_is_refused() -> None:
    with pytest.raises(ValueError, match="banana"):
        calendar.later(TUESDAY, "banana", PARIS)


def test_a_clock_runs_stands_and_runs_on() -> None:
    clock = Clock()
    assert clock.mode == "real"
    clock.freeze(TUESDAY)
    assert (clock.mode, clock.moment()) == ("frozen", TUESDAY)
    clock.thaw()
    assert clock.mode == "moved"
    assert timedelta() <= clock.moment() - TUESDAY < timedelta(seconds=5)


@pytest.mark.anyio
async def test_a_move_goes_through_what_is_due_in_between() -> None:
    clock, steps = Clock(), []
    clock.freeze(TUESDAY)

    async def walk(target: datetime) -> None:
        clock.jump(TUESDAY + timedelta(hours=1))
        steps.append((clock.moment(), target))

    clock.before_move = walk
    await clock.move(TUESDAY + timedelta(days=1))
    assert steps == [(TUESDAY + timedelta(hours=1), TUESDAY + timedelta(days=1))]
    assert clock.moment() == TUESDAY + timedelta(days=1)
    with pytest.raises(ValueError, match="only goes forward"):
        await clock.move(TUESDAY)
