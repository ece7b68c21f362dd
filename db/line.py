"""Who writes next, in one process: whoever answers a person first, then the others, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

Turn = Callable[[], AbstractAsyncContextManager[None]]
AHEAD = 8  # answers that go before one of the others at most, so that what Trellis owes is sent at the busiest hour too


class WritersLine:
    """One turn at a time. Nobody looks whether it is theirs: whoever is done wakes the next."""

    def __init__(self) -> None:
        self._taken = False
        self._answers: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()
        self._went_ahead = 0

    @asynccontextmanager
    async def answer(self) -> AsyncIterator[None]:
        """A turn before all that do not answer anybody."""
        async with self._turn(self._answers):
            yield

    @asynccontextmanager
    async def other(self) -> AsyncIterator[None]:
        """A turn behind the answers, but behind no more than `AHEAD` of them while it is the first of its kind."""
        async with self._turn(self._others):
            yield

    @asynccontextmanager
    async def _turn(self, waiting: deque[asyncio.Future[None]]) -> AsyncIterator[None]:
        if self._taken:
            await self._wait(waiting)
        self._taken = True
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, waiting: deque[asyncio.Future[None]]) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():
                self._pass_on()  # it was given the turn, and cannot take it
            raise

    def _pass_on(self) -> None:
        """Gives the turn to the next, without letting go of it: nobody who comes just now slips in between."""
        while waiting := self._next():
            mine = waiting.popleft()
            if not mine.cancelled():
                mine.set_result(None)
                return
        self._taken = False

    def _next(self) -> deque[asyncio.Future[None]]:
        """The queue whose first is next; an empty one where nobody waits."""
        if self._answers and (not self._others or self._went_ahead < AHEAD):
            self._went_ahead = self._went_ahead + 1 if self._others else 0
            return self._answers
        self._went_ahead = 0
        return self._others
