"""What became of messages in hand, gathered for a moment, so that it is written down together."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.outbox import Outcome

TOGETHER = 0.02  # seconds within which what ends is written down together


class Endings:
    """`enough` says that nothing else is worth waiting for: it is asked whenever a message has ended."""

    def __init__(self, enough: Callable[[], bool]) -> None:
        self._enough = enough
        self._outcomes: list[Outcome] = []
        self._ready = asyncio.Event()
        self._later: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._outcomes)

    def add(self, outcome: Outcome | None) -> None:
        """One more has ended; None for one of which everything is written down already."""
        if outcome is not None:
            self._outcomes.append(outcome)
        if self._enough():
            self._ready.set()
        elif self._later is None:
            self._later = asyncio.get_running_loop().call_later(TOGETHER, self._ready.set)

    async def wait(self, most: float) -> None:
        """Returns with enough of them, a moment after the first, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(most):
                await self._ready.wait()

    def take(self) -> list[Outcome]:
        """All that there are by now; they are whoever's takes them."""
        taken, self._outcomes = self._outcomes, []
        self._ready.clear()
        if self._later is not None:
            self._later.cancel()
            self._later = None
        return taken
