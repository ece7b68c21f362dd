"""When something is due next, and what is due and not done: each feature says so of what the clock has it do."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from db import leaving
from db.engine import Session


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What of a feature waits for a moment, under the name by which it is counted.

    `next_due` is the earliest moment in a workspace, which may have passed; `count_due` how much of it has come.
    """

    name: str
    next_due: Callable[[Session, str], Awaitable[datetime | None]]
    count_due: Callable[[Session, str, datetime], Awaitable[int]]


MESSAGES = Upcoming("messages", leaving.next_due, leaving.count_due)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How much is due, by its name: people, teams, messages."""

    counts: Mapping[str, int]

    @property
    def count(self) -> int:
        return sum(self.counts.values())


async def first(session: Session, workspace: str, every: Iterable[Upcoming]) -> datetime | None:
    """The earliest moment of all; None where nothing is planned."""
    moments = [await each.next_due(session, workspace) for each in every]
    return min((moment for moment in moments if moment is not None), default=None)


async def remaining(session: Session, workspace: str, now: datetime, every: Iterable[Upcoming]) -> Remaining:
    """What is due in a workspace and has not been done."""
    return Remaining({each.name: await each.count_due(session, workspace, now) for each in every})
