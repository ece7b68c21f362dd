"""Trouble on request: what Slack does on a bad day, for one method and a number of times."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["ratelimited", "broken", "dropped", "slow", "held", "refused"]
KINDS: tuple[Kind, ...] = ("ratelimited", "broken", "dropped", "slow", "refused")


@dataclass(slots=True)
class Hold:
    """An answer that is kept back: the call has been carried out, and its caller waits."""

    _reached: asyncio.Event = field(default_factory=asyncio.Event)
    _released: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self) -> None:
        """Waits until a call has been carried out and is waiting for its answer."""
        await self._reached.wait()

    def release(self) -> None:
        """Lets the answer go."""
        self._released.set()

    async def wait(self) -> None:
        self._reached.set()
        await self._released.wait()


@dataclass(frozen=True, slots=True)
class Trouble:
    kind: Kind
    seconds: float = 0
    status: int = 500
    error: str = ""
    hold: Hold | None = None


@dataclass(slots=True)
class Misbehave:
    """The troubles that wait for the next calls of each method, first come first served."""

    _waiting: dict[str, deque[Trouble]] = field(default_factory=lambda: defaultdict(deque))

    def ratelimit(self, method: str, times: int = 1, *, retry_after: int = 1) -> None:
        """Answers 429 with `Retry-After`, and does nothing."""
        self.plan(method, times, Trouble("ratelimited", seconds=retry_after))

    def fail(self, method: str, times: int = 1, *, status: int = 500) -> None:
        """Answers with a bare HTTP error, and does nothing."""
        self.plan(method, times, Trouble("broken", status=status))

    def refuse(self, method: str, times: int = 1, *, error: str) -> None:
        """Answers `ok: false` with an error by its name, and does nothing."""
        self.plan(method, times, Trouble("refused", error=error))

    def drop(self, method: str, times: int = 1) -> None:
        """Does what was asked, then cuts the connection without an answer."""
        self.plan(method, times, Trouble("dropped"))

    def slow(self, method: str, times: int = 1, *, seconds: float) -> None:
        """Does what was asked, and answers late."""
        self.plan(method, times, Trouble("slow", seconds=seconds))

    def hold(self, method: str) -> Hold:
        """Does what is asked next, and answers when the hold is released."""
        hold = Hold()
        self.plan(method, 1, Trouble("held", hold=hold))
        return hold

    def take(self, method: str) -> Trouble | None:
        """The trouble that is due for this call, if any."""
        waiting = self._waiting.get(method)
        return waiting.popleft() if waiting else None

    def plan(self, method: str, times: int, trouble: Trouble) -> None:
        """Any trouble, for the next calls of one method."""
        self._waiting[method].extend([trouble] * times)
