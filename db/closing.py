"""The end of an engine, with nothing of it left open."""

import asyncio
from contextlib import suppress

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import QueuePool

LETTING_GO = 1.0  # seconds; `bot.stopping` has half a second more for all that a stop clears away


async def close(engine: AsyncEngine) -> None:
    """Closes all its connections, also those that are in use.

    The pool forgets them, and they would stay open: whoever was told to end has a moment to give them back.
    """
    given_back = asyncio.Event()
    event.listen(engine.sync_engine, "checkin", lambda *_: given_back.set())
    with suppress(TimeoutError):
        async with asyncio.timeout(LETTING_GO):
            while isinstance(engine.pool, QueuePool) and engine.pool.checkedout():
                await given_back.wait()
                given_back.clear()
    await engine.dispose()
