"""The clock, and moments as people say them."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from playground.core import calendar
from playground.core.clock import Clock

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


@pytest.mark.anyio
async def test_what_is_due_is_done_at_its_moment_however_far_the_clock_goes() -> None:
    clock, done = Clock(), []
    clock.freeze(TUESDAY)
    for hours in (3, 1, 9):
        clock.call_at((TUESDAY + timedelta(hours=hours)).timestamp(), lambda: done.append(clock.moment()))
    called_off = clock.call_at((TUESDAY + timedelta(hours=2)).timestamp(), lambda: done.append(clock.moment()))
    called_off.cancel()
    await clock.move(TUESDAY + timedelta(hours=4))
    assert done == [TUESDAY + timedelta(hours=1), TUESDAY + timedelta(hours=3)]
    assert clock.moment() == TUESDAY + timedelta(hours=4)


@pytest.mark.anyio
async def test_a_clock_that_runs_comes_to_what_is_due_by_itself() -> None:
    clock, woken = Clock(), asyncio.Event()
    clock.jump(TUESDAY)
    clock.call_at(clock.now() + 0.01, woken.set)
    async with asyncio.timeout(2):
        await woken.wait()
    clock.close()


@pytest.mark.anyio
async def test_a_wait_ends_when_the_clock_is_moved_and_not_before() -> None:
    clock = Clock()
    clock.freeze(TUESDAY)
    waiting = asyncio.create_task(clock.sleep(60))
    await asyncio.wait([waiting], timeout=0.02)
    assert not waiting.done()
    clock.jump(TUESDAY + timedelta(seconds=60))
    async with asyncio.timeout(2):
        await waiting


def test_a_clock_that_is_wrong_is_right_again_afterwards() -> None:
    clock = Clock()
    clock.freeze(TUESDAY)
    with clock.wrong_by(-600):
        assert clock.moment() == TUESDAY - timedelta(minutes=10)
    assert clock.moment() == TUESDAY


def test_a_clock_goes_back_to_real_time() -> None:
    clock = Clock()
    clock.freeze(TUESDAY)
    clock.reset()
    assert clock.mode == "real"
    assert abs(clock.now() - Clock().now()) < 5
