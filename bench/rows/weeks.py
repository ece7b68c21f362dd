"""What a week costs for each person, among many and among few: each round is one of its working days."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, update

from bench import crowd
from bench.crowd import MOMENT
from bench.row import Measure, Row, Side, at_most
from bench.rows.touches import until_none
from db.tables import PersonRow

WORKING_DAYS = (0, 1, 2, 3, 6, 7)  # from a Tuesday on; the first is the round that does not count


def week(count: int) -> Side:
    """Milliseconds for each who is spoken to: a sixth of all begin on each day, and those before are reminded."""

    @asynccontextmanager
    async def side(folder: Path) -> AsyncIterator[Measure]:
        async with crowd.crowd(folder, count) as here:
            async with here.tenant.app.transaction() as session:
                for number, days in enumerate(WORKING_DAYS):
                    theirs = func.mod(PersonRow.id, len(WORKING_DAYS)) == number
                    at = MOMENT + timedelta(days=days)
                    await session.execute(update(PersonRow).where(theirs).values(next_touch_at=at))
            days_left = iter(WORKING_DAYS)

            async def measure() -> float:
                here.now = MOMENT + timedelta(days=next(days_left, WORKING_DAYS[-1]), minutes=30)
                began = time.perf_counter()
                served = await until_none(here)
                return (time.perf_counter() - began) / max(1, served) * 1000

            yield measure

    return side


ROWS = (
    Row(
        name="week",
        what="a simulated week of 100,000 people, for each who is spoken to",
        beside="the same of 1,000",
        unit="ms",
        ours=week(100_000),
        reference=week(1_000),
        target=at_most(1.2),
    ),
)
