"""An event loop whose time is a number: it goes on to the next timer as soon as nothing else is left to do."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import timedelta
from typing import Any

STRIDE = timedelta(minutes=15).total_seconds()  # what only looks at the clock is never further behind than that
WAITING, MOST_STRIDES = 30.0, 1000


class Standstill(Exception):
    """Everything waits, and for nothing that could ever come."""


class VirtualLoop(asyncio.SelectorEventLoop):
    """Nothing in it waits for real, and nothing in it runs beside it: what is meant for a thread is done at once.

    `on_advance` is told by how many seconds the time goes on.
    """

    def __init__(self) -> None:
        self.elapsed = 0.0
        self._strides = 0
        self.on_advance: Callable[[float], None] = lambda _seconds: None
        super().__init__(_Selector(self._advance))

    def time(self) -> float:
        return self.elapsed

    def _advance(self, seconds: float | None) -> None:
        if seconds is None:  # whoever waits now waits for Slack's clock, if not for ever
            self._strides += 1
            if self._strides > MOST_STRIDES:
                raise Standstill
            seconds = WAITING
        else:
            self._strides = 0
        if seconds > 0:
            stride = min(seconds, STRIDE)
            self.elapsed += stride
            self.on_advance(stride)

    def run_in_executor(self, executor: Executor | None, func: Callable[..., Any], *args: Any) -> "asyncio.Future[Any]":  # type: ignore[override] # as asyncio's
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - it goes to whoever waits for it
            done.set_exception(error)
        return done


class _Selector(selectors.DefaultSelector):
    """Lets the time go on. Nothing ever comes from outside, so that nobody need look."""

    def __init__(self, advance: Callable[[float | None], None]) -> None:
        super().__init__()
        self._go_on = advance

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._go_on(timeout)
        return []
