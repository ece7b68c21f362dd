"""For an app in a process of its own: a clock that goes as a playground's goes.

async with following("http://127.0.0.1:3000") as now:
    print(now())
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp

from playground.wire import Json


class ClockClient:
    """What is known of the other clock: where it stands, or by how much it differs from the machine's."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = f"{url.rstrip('/')}/control/clock"
        self._session = session
        self._stands_at: float | None = None
        self._offset = 0.0
        self._moves = -1

    def now(self) -> datetime:
        """This moment of the playground, aware, in UTC."""
        at = time.time() + self._offset if self._stands_at is None else self._stands_at
        return datetime.fromtimestamp(at, UTC)

    async def ask(self) -> None:
        """Looks at the other clock, as soon as it was set after the last look. Raises aiohttp.ClientError."""
        async with self._session.get(self._url, params={"moves": self._moves}) as response:
            told: Json = await response.json()
        self._stands_at = told["now"] if told["mode"] == "frozen" else None
        self._offset = told["now"] - time.time()
        self._moves = told["moves"]


@asynccontextmanager
async def following(url: str) -> AsyncIterator[Callable[[], datetime]]:
    """Gives the playground's `now`, kept right while the block runs. Raises aiohttp.ClientError if it is not there."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        follower = ClockClient(url, session)
        await follower.ask()
        task = asyncio.create_task(_keep(follower))
        try:
            yield follower.now
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _keep(follower: ClockClient) -> None:
    while True:
        await follower.ask()
