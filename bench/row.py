"""One row of the table: what is measured, beside what, and what it should come to."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

Measure = Callable[[], Awaitable[float]]
"""Measures once, and returns the figure in the row's unit."""

Side = Callable[[Path], AbstractAsyncContextManager[Measure]]
"""Sets up one side in a folder of its own, once for all rounds, and takes it down."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the ratio of ours to the reference should come to, and the most that ours may be by itself."""

    ratio: float
    at_least: bool
    most: float | None = None

    def met(self, ours: float, ratio: float) -> bool:
        good = ratio >= self.ratio if self.at_least else ratio <= self.ratio
        return good and (self.most is None or ours <= self.most)

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{sign} {self.ratio:g}" + (f", ours ≤ {self.most:g}" if self.most is not None else "")


def at_least(ratio: float) -> Target:
    return Target(ratio, at_least=True)


def at_most(ratio: float, *, most: float | None = None) -> Target:
    return Target(ratio, at_least=False, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`name` is what it is asked for by; `what` and `beside` say in words what the two sides do."""

    name: str
    what: str
    beside: str
    unit: str
    ours: Side
    reference: Side
    target: Target
