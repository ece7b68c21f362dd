"""A database with people in it who have started, each in the first areas of the ladder."""

from datetime import UTC, datetime, time, timedelta
from typing import cast

from sqlalchemy import Table, insert, select

from content.reading import loader
from db import engine, migrate
from db.address import async_url
from db.outbox import DeliveryState, Method, Priority
from db.tables import DeliveryRow, PersonRow, RoundRow, WorkspaceRow
from growth.facts import RoundState, Standing

WORKSPACE = "T1"
AT_ONCE = 1000
STANDS_AT = "1764000000.000001"  # each check-in, in a conversation that is called D and the number


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


async def ask(url: str) -> None:
    """Everybody's check-in stands in Slack, and is open."""
    database = engine.connect(async_url(url))
    now = datetime.now(UTC)
    ladder = loader.load(loader.shipped() / "ml-engineer")
    question = ladder.questions[0]
    async with engine.transactions(database)() as session:
        for person, name in (await session.execute(select(PersonRow.id, PersonRow.slack_id))).all():
            message = DeliveryRow(
                workspace_id=WORKSPACE,
                key=f"checkin:{person}",
                token=f"token-{person}",
                method=Method.POST,
                channel=name,
                person_id=person,
                kinds=("checkin",),
                payload={},
                priority=Priority.NUDGE,
                state=DeliveryState.SENT,
                due_at=now,
                slack_channel=name.replace("U", "D"),
                slack_ts=STANDS_AT,
                created_at=now,
                sent_at=now,
            )
            session.add(message)
            await session.flush()
            session.add(
                RoundRow(
                    person_id=person,
                    week="2026-W01",
                    question=question.id,
                    asked=question.text,
                    ladder=ladder.id,
                    ladder_version=ladder.version,
                    state=RoundState.OPEN,
                    opened_at=now,
                    delivery_id=message.id,
                )
            )
    await database.dispose()
