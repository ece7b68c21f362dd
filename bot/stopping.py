"""A stop that is heeded whatever hangs: in order if there is time, cut short if not, and at once when asked twice."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

PATIENCE = 6.0  # seconds for what is in hand: whoever stops services gives ten before they kill
CLEARING = 1.5  # after that, for closing what was cut short
LAST = 9.0  # then the process ends, though a thread hang or the loop stand still
AT_ONCE = 2.0  # the same, once somebody asked twice
log = structlog.get_logger()


class Stop:
    """What SIGTERM and Ctrl-C ask for."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.urged = asyncio.Event()
        self.ready = False  # while it is not, nothing is in hand that would be worth waiting for

    def hear(self) -> None:
        """Takes the signals. They come through though the loop hangs; nothing else is done in the handler."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self._heard(loop))

    def _heard(self, loop: asyncio.AbstractEventLoop) -> None:
        last = threading.Timer(AT_ONCE if self.asked.is_set() else LAST, os._exit, (1,))
        last.daemon = True
        last.start()
        if not loop.is_closed():
            loop.call_soon_threadsafe((self.urged if self.asked.is_set() else self.asked).set)


async def until_stopped(life: Callable[[Stop], Coroutine[Any, Any, None]]) -> None:
    """Lives until a stop is asked for, and raises what life does. A stop before it is ready ends it where it stands."""
    stop = Stop()
    stop.hear()
    living = asyncio.create_task(life(stop))
    await _first(living, stop.asked.wait())
    if stop.ready:
        await _first(living, stop.urged.wait(), within=PATIENCE)
    if not living.done():
        if stop.ready:
            log.warning("stopping with something in hand, which the next start looks after")
        living.cancel()
        await asyncio.wait({living}, timeout=CLEARING)
    if living.done() and not living.cancelled():
        living.result()


async def _first(living: asyncio.Task[None], other: Coroutine[Any, Any, Any], within: float | None = None) -> None:
    waiting = asyncio.ensure_future(other)
    await asyncio.wait({living, waiting}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
