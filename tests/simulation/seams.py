"""Where Trellis's libraries would leave the process, for a thread or for the network: here they stay in it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import aiosqlite.core

from tests.simulation.process import PROCESS, Errands, NoThread
from tests.simulation.wire import Wire


@contextmanager
def in_process() -> Iterator[None]:
    """The two libraries that reach out of the process, to a thread and to a network, stay in it."""
    threads = aiosqlite.core.SimpleQueue, aiosqlite.core.Thread
    network = aiohttp.ClientSession._request
    aiosqlite.core.SimpleQueue, aiosqlite.core.Thread = Errands, NoThread  # type: ignore[misc, assignment]
    aiohttp.ClientSession._request = lambda session, *given, **more: _wire().request(session, *given, **more)  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        aiosqlite.core.SimpleQueue, aiosqlite.core.Thread = threads  # type: ignore[misc]
        aiohttp.ClientSession._request = network  # type: ignore[method-assign]


def _wire() -> Wire:
    loop = asyncio.get_running_loop()
    wire: Wire = loop.wire  # type: ignore[attr-defined]
    return wire


async def on_the_way() -> None:
    """A request sets out, or its answer is there: a step of the process whose request it is."""
    process = PROCESS.get()
    if process is not None:
        process.step()
