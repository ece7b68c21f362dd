"""A database with people in it who have started, each in the first areas of the ladder."""

from datetime import UTC, datetime, time, timedelta
from typing import cast

from sqlalchemy import Table, insert

from content.reading import loader
from db import engine, migrate
from db.address import async_url
from db.tables import PersonRow, WorkspaceRow
from growth.facts import Standing

WORKSPACE = "T1"
AT_ONCE = 1000


async def fill(url: str, count: int, *, due: datetime | None = None) -> None:
    """A database brought up to date, with so many people whose moment comes at `due`, or in thirty days."""
    database = engine.connect(async_url(url))
    await migrate.upgrade(database)
    now = datetime.now(UTC)
    people = cast(Table, PersonRow.__table__)  # by the names of its columns, one statement for many
    ladder = loader.load(loader.shipped() / "ml-engineer")
    common = {
        "workspace_id": WORKSPACE,
        "zone": "Europe/Berlin",
        "locale": "en-US",
        "standing": Standing.ACTIVE,
        "is_admin": False,
        "ladder": ladder.id,
        "level": ladder.levels[1].id,
        "areas": tuple(area.id for area in ladder.areas[:2]),
        "rhythm_weeks": 2,
        "rhythm_weekday": 1,
        "rhythm_at": time(9, 30),
        "nudge_weeks": 1,
        "status_text": "",
        "status_emoji": "",
        "silent_rounds": 0,
        "next_touch_at": due or now + timedelta(days=30),
        "created_at": now,
        "started_at": now,
    }
    async with engine.transactions(database)() as session:
        await session.execute(insert(WorkspaceRow).values(id=WORKSPACE, name="T", bot_user="UBOT", created_at=now))
        for start in range(0, count, AT_ONCE):
            names = [f"U{nth}" for nth in range(start, min(count, start + AT_ONCE))]
            await session.execute(insert(people), [{**common, "slack_id": name, "name": name} for name in names])
    await database.dispose()
