"""A machine whose clock is set back by a day goes on with its steps, and does not wait until the day has come again."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot import scheduler

pytestmark = pytest.mark.anyio


async def test_steps_go_on_though_the_clock_was_set_back(capsys: pytest.CaptureFixture[str]) -> None:
    stepped = asyncio.Event()

    async def step() -> None:
        stepped.set()

    metronome = scheduler.metronome(step, step, 1)
    metronome.start()
    # For the scheduler a clock that goes back by a day is a next step that has come to lie a day ahead.
    metronome.get_job(scheduler.STEP).modify(next_run_time=datetime.now(UTC) + timedelta(days=1))
    keeper = asyncio.create_task(scheduler.keep_time(metronome, 1))
    async with asyncio.timeout(60):
        await stepped.wait()
    keeper.cancel()
    metronome.shutdown(wait=False)
    assert "the clock was set back; nothing is lost, and the steps go on" in capsys.readouterr().out
