"""Runs Trellis until it is told to stop: Slack in front, the metronome and the sender behind."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import structlog

from bot import scheduler
from bot.app import Trellis, assemble
from bot.front import listening
from bot.settings import Settings

log = structlog.get_logger()


async def everything(settings: Settings) -> None:
    """`trellis run`: one process for all of it. Returns after SIGTERM or Ctrl-C, with the step in hand finished."""
    await _until_stopped(settings, front=True, metronome=True)


async def front(settings: Settings) -> None:
    """`trellis web`: takes what Slack sends, and answers it."""
    await _until_stopped(settings, front=True, metronome=False)


async def worker(settings: Settings) -> None:
    """`trellis worker`: speaks when somebody's moment has come."""
    await _until_stopped(settings, front=False, metronome=True)


async def _until_stopped(settings: Settings, *, front: bool, metronome: bool) -> None:
    woken = asyncio.Event()
    async with AsyncExitStack() as stack:
        trellis = await stack.enter_async_context(assemble(settings, wake=woken.set))
        stopped = _stop_signals()
        await stack.enter_async_context(sender(trellis, woken))
        if metronome:
            await stack.enter_async_context(ticking(trellis, settings.trellis_tick_seconds))
        if front:
            await stack.enter_async_context(listening(trellis, settings))
        log.info("ready", slack=settings.slack_api_url, command=settings.trellis_command)
        await stopped.wait()
        log.info("stopping")


def _stop_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    return stopped


@asynccontextmanager
async def sender(trellis: Trellis, woken: asyncio.Event) -> AsyncIterator[None]:
    """Sends what is queued as soon as somebody wakes it; ends between two messages, never within one."""
    ending = False

    async def send() -> None:
        while not ending:
            await woken.wait()
            woken.clear()
            try:
                await trellis.drain()
            except Exception:  # what is queued stays queued, and the next wake-up tries again
                log.exception("the queue could not be sent")

    woken.set()
    task = asyncio.create_task(send())
    try:
        yield
    finally:
        ending = True
        woken.set()
        await task


@asynccontextmanager
async def ticking(trellis: Trellis, seconds: int) -> AsyncIterator[None]:
    """Steps on every few seconds; ends with the step in hand."""
    at_work = asyncio.Lock()

    async def step() -> None:
        async with at_work:
            await trellis.tick()

    async def tidy() -> None:
        await scheduler.tidy(trellis.deps)

    metronome = scheduler.metronome(step, tidy, seconds)
    metronome.start()
    try:
        yield
    finally:
        metronome.pause()
        async with at_work:
            metronome.shutdown(wait=False)
