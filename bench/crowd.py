"""A Trellis within this process, with as many people as wished, by a clock of its own and a Slack that says yes."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, text, update
from sqlalchemy.ext.asyncio import AsyncEngine

import handlers
from bench import people
from bench.people import WORKSPACE
from content.reading import loader
from db import engine
from db.profiles import Profile
from db.tables import DeliveryRow, PersonRow, RoundRow, StepRow, TouchRow, WorkspaceRow
from growth.facts import Presence
from handlers.framework.registry import Registry
from handlers.framework.tenant import App, Member, Tenant

MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Berlin
LATER = MOMENT + timedelta(days=30)
MULTIPLY = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :more)
INSERT INTO people ({columns}, slack_id, name) SELECT {columns}, 'U' || n, 'Person ' || n FROM people, numbers
"""


class YesSlack:
    """As much of Slack as a touch asks: everybody is there, at their desk, and may be disturbed."""

    async def member(self, slack_id: str) -> Member:
        profile = Profile(
            slack_id=slack_id,
            name=slack_id,
            zone="Europe/Berlin",
            is_admin=False,
            deactivated=False,
            presence=Presence(),
            locale="en-US",
        )
        return Member(profile, frozenset({WORKSPACE}), is_bot=False, is_guest=False)

    async def disturbed(self, slack_ids: Sequence[str]) -> Mapping[str, datetime | None]:
        return dict.fromkeys(slack_ids)


@dataclass
class Crowd:
    """`tenant` has the time of `now`, which stands still until it is set."""

    tenant: Tenant
    registry: Registry
    database: AsyncEngine
    now: datetime = MOMENT

    async def all_due(self, count: int) -> None:
        """Nobody has been spoken to yet, and the moment of so many has come."""
        async with self.tenant.app.transaction() as session:
            for row in (TouchRow, RoundRow, StepRow, DeliveryRow):
                await session.execute(delete(row))
            rest = {"silent_rounds": 0, "paused_by": None, "paused_until": None}
            await session.execute(update(PersonRow).values(next_touch_at=LATER, **rest))
            due = update(PersonRow).where(PersonRow.id <= count)
            await session.execute(due.values(next_touch_at=MOMENT - timedelta(minutes=30)))
            # As on any day after the first: what changes of people is heard, and a night ago everybody was asked about.
            await session.execute(update(WorkspaceRow).values(hears_since=MOMENT - timedelta(days=9)))
            await session.execute(update(PersonRow).values(heard_at=MOMENT - timedelta(hours=8)))


async def multiply(url: str, count: int, *, due: datetime | None = LATER) -> None:
    """A database with so many people, all but the first made of that one by one statement."""
    await people.fill(url, 1, due=due)
    database = engine.connect(url)
    own = [column.name for column in PersonRow.__table__.columns if column.name not in ("id", "slack_id", "name")]
    async with database.begin() as connection:
        await connection.execute(text(MULTIPLY.format(columns=", ".join(own))), {"more": max(1, count - 1)})
        await connection.exec_driver_sql("ANALYZE")
    await database.dispose()


@asynccontextmanager
async def crowd(folder: Path, count: int, *, registry: Registry | None = None) -> AsyncIterator[Crowd]:
    """So many people on SQLite, of whom nobody is due."""
    url = f"sqlite:///{folder / 'trellis.db'}"
    await multiply(url, count)
    database = engine.connect(url)
    ladder = loader.load(loader.shipped() / "ml-engineer")
    held: list[Crowd] = []
    app = App(
        now=lambda: held[0].now,
        transaction=engine.transactions(database),
        answering=engine.answering(database),
        reading=engine.readings(database),
        looking=engine.looking(database),
        durable=engine.durably(database),
        ladders={ladder.id: ladder},
    )
    slack: Any = YesSlack()
    tenant = Tenant(app=app, workspace=WORKSPACE, slack=slack, default_ladder=ladder.id)
    held.append(Crowd(tenant, registry or handlers.register(), database))
    yield held[0]
    await database.dispose()
