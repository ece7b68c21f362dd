"""Counts what a deed asks of the database: until Slack has its answer, and what is shown or sent after that."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from tests.house import House

ABOUT_TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET LOCAL")


@dataclass
class Count:
    """Transactions and statements."""

    transactions: int = 0
    statements: int = 0

    @property
    def pair(self) -> tuple[int, int]:
        return self.transactions, self.statements


@dataclass
class Cost:
    """Of one deed: what came until it was committed and answered, and what was shown after that."""

    deed: Count = field(default_factory=Count)
    shown: Count = field(default_factory=Count)
    said: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.deed.transactions}/{self.deed.statements}, {self.shown.transactions}/{self.shown.statements}"


@asynccontextmanager
async def counted(here: House) -> AsyncIterator[Cost]:
    """Counts while the block runs. After the answer comes whatever runs while there is something left to show."""
    cost = Cost()
    engine = here.trellis.engine.sync_engine

    def count() -> Count:
        return cost.shown if here.trellis.dispatcher.showing.owed else cost.deed

    def began(*_: object) -> None:
        count().transactions += 1

    def said(_c: object, _cursor: object, statement: str, _given: Any, _context: object, _many: bool) -> None:
        if not statement.startswith(ABOUT_TRANSACTIONS):
            count().statements += 1
            cost.said.append(statement)

    event.listen(engine, "checkout", began)  # each has a connection to itself
    event.listen(engine, "before_cursor_execute", said)
    try:
        yield cost
    finally:
        event.remove(engine, "checkout", began)
        event.remove(engine, "before_cursor_execute", said)


async def cost(here: House, act: Awaitable[object]) -> Cost:
    """What one act of somebody's costs. What it queued arrives after, uncounted."""
    async with counted(here) as counts:
        await act
    await here.settle()
    return counts
