"""Runs Trellis until it is told to stop: Slack in front, the metronome and the sender behind."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager

import structlog
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from bot import scheduler, web
from bot.app import Trellis, assemble
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
            await trellis.drain()

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


class Server(uvicorn.Server):
    """A server that leaves the signals to us, so that everything stops in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def listening(trellis: Trellis, settings: Settings) -> AsyncIterator[None]:
    """Takes what Slack sends: over Socket Mode if there is a token for it, else over HTTP."""
    if settings.socket_mode:
        handler = AsyncSocketModeHandler(trellis.bolt, settings.slack_app_token.get_secret_value())
        await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt's has no types
        try:
            yield
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call] # Bolt's has no types
        return
    config = uvicorn.Config(
        web.site(trellis.bolt), host=settings.trellis_host, port=settings.trellis_port, log_level="warning"
    )
    server = Server(config)
    serving = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await serving
