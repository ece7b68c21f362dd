"""Runs Trellis until it is told to stop: Slack in front, the metronome and the sender behind."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext

import structlog

from bot import scheduler
from bot.alone import alone
from bot.app import Trellis, assemble
from bot.fault import Fault
from bot.pacing import PACES
from bot.settings import Settings
from bot.stopping import Stop, until_stopped
from bot.transport import listening
from db import claims
from db.outbox import Method

MANY = 3_000  # messages: ten minutes at Slack's pace
log = structlog.get_logger()


async def everything(settings: Settings) -> None:
    """`trellis run`: one process for all of it. Returns after SIGTERM or Ctrl-C, with the step in hand finished."""
    await until_stopped(lambda stop: _live(settings, stop, front=True, metronome=True))


async def front(settings: Settings) -> None:
    """`trellis web`: takes what Slack sends, and answers it."""
    await until_stopped(lambda stop: _live(settings, stop, front=True, metronome=False))


async def worker(settings: Settings) -> None:
    """`trellis worker`: speaks when somebody's moment has come."""
    await until_stopped(lambda stop: _live(settings, stop, front=False, metronome=True))


async def _live(settings: Settings, stop: Stop, *, front: bool, metronome: bool) -> None:
    """Opens one thing after another, and closes them the other way round. Nothing is sent before the front stands."""
    woken = asyncio.Event()
    async with AsyncExitStack() as stack:
        only = stack.enter_context(alone(settings.database_url) if metronome else nullcontext(enter_result=False))
        trellis = await stack.enter_async_context(assemble(settings, wake=woken.set))
        if only:
            await trellis.inherits()
        await stack.enter_async_context(sender(trellis, woken))
        if front:
            await stack.enter_async_context(listening(trellis, settings))
        if metronome:
            await stack.enter_async_context(ticking(trellis, settings.trellis_tick_seconds))
        await stack.enter_async_context(watching(trellis))
        stop.ready = True
        woken.set()
        _keep_what_stands()
        if metronome:
            await long_queue(trellis)
        log.info("ready", slack=settings.slack_api_url, command=settings.trellis_command)
        await stop.asked.wait()
        log.info("stopping")


async def long_queue(trellis: Trellis) -> None:
    """Says what waits where that takes longer than a few minutes: nothing is wrong then, but people will ask."""
    async with trellis.tenant.app.reading() as session:
        waits = await claims.queued(session, trellis.tenant.workspace)
    if waits >= MANY:
        minutes = round(waits / PACES[Method.POST].per_minute)
        log.info("a long queue waits, and goes out as fast as Slack allows", messages=waits, minutes=minutes)


def _keep_what_stands() -> None:
    """Modules, ladders and tables stand until the end: looked through at every collection, they cost people's time.

    Even once, they would hold up whoever asks first for a fifth of a second, and next to nothing of it is garbage.
    """
    gc.freeze()
    gc.enable()  # a start does without


@asynccontextmanager
async def sender(trellis: Trellis, woken: asyncio.Event) -> AsyncIterator[None]:
    """Sends what is queued as soon as somebody wakes it; ends between two messages, never within one."""
    ending = False
    fault = Fault("the queue could not be sent")

    async def send() -> None:
        while not ending:
            await woken.wait()
            woken.clear()
            if trellis.access.why:
                continue
            with fault:  # what is queued stays queued, and the next wake-up tries again
                await trellis.access.attempt(lambda: trellis.drain(lambda: ending))

    task = asyncio.create_task(send())
    try:
        yield
    except BaseException:  # a start that failed, or a stop that was cut short
        task.cancel()
        raise
    ending = True
    woken.set()
    await task


@asynccontextmanager
async def ticking(trellis: Trellis, seconds: int) -> AsyncIterator[None]:
    """Steps on every few seconds; ends with the step in hand, and of a long queue with the message in hand."""
    ending = False
    at_work = asyncio.Lock()
    fault = Fault("a step could not be done")
    hands: set[asyncio.Task[None] | None] = set()

    async def step() -> None:
        async with at_work:
            if trellis.access.why:
                return
            hands.add(asyncio.current_task())
            with fault:  # what is due stays due, and the next step tries again
                await trellis.access.attempt(lambda: trellis.tick(lambda: ending))
            hands.clear()

    async def tidy() -> None:
        await scheduler.tidy(trellis.tenant)

    metronome = scheduler.metronome(step, tidy, seconds)
    metronome.start()
    keeper = asyncio.create_task(scheduler.keep_time(metronome, seconds))
    try:
        yield
    finally:
        ending = True
        keeper.cancel()
        metronome.pause()
        try:
            async with at_work:
                pass
        finally:
            for hand in hands:
                if hand:
                    hand.cancel()
            metronome.shutdown(wait=False)


@asynccontextmanager
async def watching(trellis: Trellis) -> AsyncIterator[None]:
    """Looks now and then whether Slack still lets us in, and sends what waited as soon as it does again.

    Ends between two messages, as the sender does.
    """
    ending = False
    at_work = asyncio.Lock()

    async def look() -> None:
        await trellis.knock()
        if trellis.access.why:
            async with at_work:  # what met the refusal is due again by now, and meets it again if it stands
                await trellis.drain(lambda: ending)

    task = asyncio.create_task(trellis.access.watch(look))
    try:
        yield
    finally:
        ending = True
        try:
            async with at_work:
                pass
        finally:
            task.cancel()
