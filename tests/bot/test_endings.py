"""What became of messages is gathered for a moment, but never while nothing else is under way."""

import asyncio
from collections.abc import Awaitable

import pytest
from test_pacing import message

from bot.endings import TOGETHER, Endings
from bot.outbox import Unsent

pytestmark = pytest.mark.anyio
LONG = 60.0  # seconds


async def took(waiting: Awaitable[None]) -> float:
    """Seconds of it."""
    began = asyncio.get_running_loop().time()
    await waiting
    return asyncio.get_running_loop().time() - began


async def test_what_ends_within_a_moment_is_taken_together() -> None:
    first, second = Unsent(message()), Unsent(message())
    endings = Endings(lambda: False)
    endings.add(first)
    asyncio.get_running_loop().call_soon(endings.add, second)
    assert TOGETHER / 2 < await took(endings.wait(LONG)) < LONG / 2
    assert endings.take() == [first, second]
    assert endings.take() == []


async def test_the_last_one_under_way_waits_for_nobody() -> None:
    under_way = 2
    endings = Endings(lambda: len(endings) == under_way)
    endings.add(Unsent(message()))
    endings.add(Unsent(message()))
    # Before a timer could fire: what is ready by itself lets the waiting end in this very turn of the loop.
    waiting = asyncio.ensure_future(endings.wait(LONG))
    await asyncio.wait([waiting], timeout=0)
    assert waiting.done()


async def test_one_of_which_nothing_is_to_be_written_ends_the_waiting_too() -> None:
    endings = Endings(lambda: True)
    endings.add(None)
    assert await took(endings.wait(LONG)) < LONG / 2
    assert endings.take() == []


async def test_a_moment_that_was_taken_up_is_not_waited_out_again() -> None:
    endings = Endings(lambda: False)
    endings.add(Unsent(message()))
    endings.take()
    assert await took(endings.wait(TOGETHER * 3)) >= TOGETHER * 2  # the timer of what was taken ended nothing
