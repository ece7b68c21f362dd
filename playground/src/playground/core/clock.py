"""The playground's time: real, real but moved, or standing still; and what is to be done at a moment of it."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

Mode = Literal["real", "moved", "frozen"]
Walk = Callable[[datetime], Awaitable[None]]


@dataclass(order=True, slots=True)
class Alarm:
    """Something to be done at a moment; it can be called off until then."""

    at: float
    number: int
    deed: Callable[[], None] = field(compare=False)
    is_off: bool = field(default=False, compare=False)

    def cancel(self) -> None:
        self.is_off = True


class Clock:
    """One clock for everything that this Slack stamps or lets expire.

    `before_move` may be set to a coroutine that is awaited with the target of each move: it can `jump` through the
    moments in between at which something is due. `moves` counts every time that the clock was set.
    """

    def __init__(self) -> None:
        self._frozen_at: float | None = None
        self._offset = 0.0
        self._wrong_by = 0.0
        self._alarms: list[Alarm] = []
        self._numbers = itertools.count()
        self._timer: asyncio.TimerHandle | None = None
        self._set = asyncio.Event()
        self.moves = 0
        self.before_move: Walk | None = None
        self.on_change: list[Callable[[], None]] = []

    @property
    def mode(self) -> Mode:
        if self._frozen_at is not None:
            return "frozen"
        return "moved" if self._offset else "real"

    def now(self) -> float:
        """Seconds since the epoch."""
        return self._wrong_by + (time.time() + self._offset if self._frozen_at is None else self._frozen_at)

    def moment(self) -> datetime:
        """Now, as a datetime in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    def freeze(self, at: datetime | None = None) -> None:
        """Stands still, at the given moment or where it is."""
        self._frozen_at = self.now()
        self.jump(at or self.moment())

    def thaw(self) -> None:
        """Runs on from where it stood."""
        if self._frozen_at is not None:
            self._offset, self._frozen_at = self._frozen_at - time.time(), None
            self._changed()

    def reset(self) -> None:
        """Shows real time again, which may be earlier than what it showed."""
        self.jump(datetime.fromtimestamp(time.time(), UTC))
        self._offset, self._frozen_at = 0.0, None
        self._changed()

    def jump(self, to: datetime) -> None:
        """Is at another moment at once, without asking `before_move`; what was due in between is done on the way."""
        while (alarm := self._next()) is not None and alarm.at <= to.timestamp():
            heapq.heappop(self._alarms)
            self._stand(max(alarm.at, self.now()))
            alarm.deed()
        self._stand(to.timestamp())
        self._changed()

    async def move(self, to: datetime) -> None:
        """Moves on to another moment, by way of `before_move`. Raises ValueError for a moment that has passed."""
        if to.timestamp() < self.now():
            raise ValueError(f"the clock only goes forward: it is {self.moment():%Y-%m-%d %H:%M} UTC already")
        if self.before_move is not None:
            await self.before_move(to)
        if to.timestamp() > self.now():
            self.jump(to)

    def call_at(self, moment: float, deed: Callable[[], None]) -> Alarm:
        """Does something when the clock comes to a moment (epoch seconds), whether it runs there or is moved."""
        alarm = Alarm(moment, next(self._numbers), deed)
        heapq.heappush(self._alarms, alarm)
        self._wind()
        return alarm

    async def sleep(self, seconds: float) -> None:
        """Waits so long by this clock: not at all when it is moved, and for ever while it stands."""
        woken = asyncio.Event()
        alarm = self.call_at(self.now() + seconds, woken.set)
        try:
            await woken.wait()
        finally:
            alarm.cancel()

    async def changed(self) -> None:
        """Waits until the clock is set: moved, stopped, or let run."""
        await self._set.wait()

    @contextmanager
    def wrong_by(self, seconds: float) -> Iterator[None]:
        """Shows another time inside of the block, in which nothing may be awaited."""
        self._wrong_by = seconds
        try:
            yield
        finally:
            self._wrong_by = 0.0

    def close(self) -> None:
        """Forgets what was to be done, and lets go whoever waits for a change."""
        self._alarms.clear()
        self._set.set()
        self._wind()

    def _next(self) -> Alarm | None:
        while self._alarms and self._alarms[0].is_off:
            heapq.heappop(self._alarms)
        return self._alarms[0] if self._alarms else None

    def _stand(self, at: float) -> None:
        if self._frozen_at is not None:
            self._frozen_at = at
        else:
            self._offset = at - time.time()

    def _wind(self) -> None:
        """Sets the timer for the next alarm; a clock that stands needs none."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        alarm = self._next()
        if alarm is not None and self._frozen_at is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(0.0, alarm.at - self.now()), self._ring)

    def _ring(self) -> None:
        self._timer = None
        while (alarm := self._next()) is not None and alarm.at <= self.now():
            heapq.heappop(self._alarms)
            alarm.deed()
        self._wind()

    def _changed(self) -> None:
        self.moves += 1
        self._set.set()
        self._set = asyncio.Event()
        self._wind()
        for tell in self.on_change:
            tell()
