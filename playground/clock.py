"""The playground's time: real, real but moved, or standing still."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Literal

Mode = Literal["real", "moved", "frozen"]
Walk = Callable[[datetime], Awaitable[None]]


class Clock:
    """One clock for everything that this Slack stamps or lets expire.

    `before_move` may be set to a coroutine that is awaited with the target of each move: it can `jump` through the
    moments in between at which something is due.
    """

    def __init__(self) -> None:
        self._frozen_at: float | None = None
        self._offset = 0.0
        self.before_move: Walk | None = None
        self.on_change: list[Callable[[], None]] = []

    @property
    def mode(self) -> Mode:
        if self._frozen_at is not None:
            return "frozen"
        return "moved" if self._offset else "real"

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time() + self._offset if self._frozen_at is None else self._frozen_at

    def moment(self) -> datetime:
        """Now, as a datetime in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    def freeze(self, at: datetime | None = None) -> None:
        """Stands still, at the given moment or where it is."""
        self._frozen_at = self.now() if at is None else at.timestamp()
        self._changed()

    def thaw(self) -> None:
        """Runs on from where it stood."""
        if self._frozen_at is not None:
            self._offset, self._frozen_at = self._frozen_at - time.time(), None
            self._changed()

    def jump(self, to: datetime) -> None:
        """Is at another moment at once, without asking `before_move`."""
        if self._frozen_at is not None:
            self._frozen_at = to.timestamp()
        else:
            self._offset = to.timestamp() - time.time()
        self._changed()

    async def move(self, to: datetime) -> None:
        """Moves on to another moment, by way of `before_move`. Raises ValueError for a moment that has passed."""
        if to.timestamp() < self.now():
            raise ValueError(f"the clock only goes forward: it is {self.moment():%Y-%m-%d %H:%M} UTC already")
        if self.before_move is not None:
            await self.before_move(to)
        if to.timestamp() > self.now():
            self.jump(to)

    def _changed(self) -> None:
        for tell in self.on_change:
            tell()
