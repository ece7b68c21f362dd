"""Trellis was down for an hour or for days: what was due meanwhile is caught up within manners, once, and never stale.

It goes down on a Monday at 14:00 in Berlin. Within two hours a digest is due, in the night Charlie's pause ends, and
on the next morning Alice's check-in comes, and Erin's reminder of the one that she left open.
"""

from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from db.outbox import DeliveryState, Method, Priority
from db.tables import DeliveryRow
from handlers.framework import upcoming
from tests.house import DID, TO_TEAM, House, house

pytestmark = pytest.mark.anyio

BERLIN, KOLKATA = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kolkata")
OPENS, CLOSES = time(9, 30), time(16, 30)
AFTER = timedelta(days=7)
# The Monday on which people start, a week before: a usual one, and those before the clocks go back and ahead.
USUAL, BACK, AHEAD = "2026-11-23", "2026-10-12", "2026-03-16"


async def until(here: House, end: datetime) -> None:
    """Lets come what is due, moment after moment."""
    app, registry = here.trellis.tenant.app, here.trellis.registry
    await here.tick()
    while True:
        async with app.reading() as session:
            due = await upcoming.first(session, here.workspace, registry.upcoming)
        if due is None or due >= end:
            break
        await here.at(max(due, here.now + timedelta(minutes=1)))
    await here.at(end)


async def lived(here: House) -> None:
    """A week in which everybody started, up to the Monday on which Trellis goes down."""
    await here.make_team("alice", "erin", manager="bob")
    alice = await here.start("alice", rhythm="Every week", day="Tuesday")
    await here.start("erin", rhythm="Every week", day="Monday")
    charlie = await here.start("charlie", rhythm="Every week")
    await here.let(charlie.types("/growth pause 1w"))
    began = here.now
    await until(here, began + timedelta(days=1, hours=1))
    await here.write(alice, (DID, "Wrote the runbook."), sees=TO_TEAM)
    await until(here, began + timedelta(days=7, hours=4))


async def came(here: House, since: datetime) -> list[DeliveryRow]:
    """What Trellis began by itself and stands in Slack since then, redrawn messages among it."""
    wanted = select(DeliveryRow).where(
        DeliveryRow.sent_at >= since,
        DeliveryRow.state == DeliveryState.SENT,
        DeliveryRow.priority > Priority.ANSWER,
    )
    async with here.trellis.tenant.app.transaction() as session:
        return list(await session.scalars(wanted.order_by(DeliveryRow.id)))


def told(row: DeliveryRow, names: dict[str, str]) -> str:
    """ "alice checkin, Tuesday 09:30", on the clock of whoever it is for."""
    name = names.get(row.channel or "", "redrawn")
    at = wall(row, name)
    return f"{name} {'+'.join(row.kinds) or 'redrawn'}, {at:%A %d %H:%M}"


def wall(row: DeliveryRow, name: str) -> datetime:
    assert row.sent_at is not None
    return row.sent_at.astimezone(KOLKATA if name == "charlie" else BERLIN)


@pytest.mark.parametrize(
    ("monday", "hours", "digests"),
    # The one before the clocks go back was moved by a holiday of Bob's, and has told what Alice shared.
    [(USUAL, 1, 1), (USUAL, 24, 1), (USUAL, 65, 1), (USUAL, 9 * 24, 1), (BACK, 9 * 24, 0), (AHEAD, 9 * 24, 1)],
    ids=["an hour", "a day", "nearly three days", "nine days", "over clocks that go back", "that go ahead"],
)
async def test_what_was_due_comes_once_and_within_manners(
    tmp_path: Path, monday: str, hours: int, digests: int
) -> None:
    start = datetime.fromisoformat(monday).replace(hour=10, tzinfo=BERLIN)
    async with house(tmp_path, start=start) as here:
        await lived(here)
        here.slack.clock.jump(here.now + timedelta(hours=hours))
        back = here.now
        await until(here, back + AFTER)
        rows = await came(here, back)
        names = {here.member(name).id: name for name in ("alice", "erin", "charlie", "bob")}
    found = [told(row, names) for row in rows]
    for name in ("alice", "erin", "charlie"):
        theirs = [row for row in rows if row.method is Method.POST and names.get(row.channel or "") == name]
        walls = [wall(row, name) for row in theirs]
        assert all(OPENS <= at.time() <= CLOSES and at.weekday() < 5 for at in walls), found
        assert all(later.date() > earlier.date() for earlier, later in pairwise(walls)), found
        rounds = [at for row, at in zip(theirs, walls, strict=True) if "checkin" in row.kinds]
        assert 1 <= len(rounds) <= 2, found
        assert all(later - earlier >= timedelta(days=4) for earlier, later in pairwise(rounds)), found
    posts = [row for row in rows if row.kinds == ("digest-post",)]
    assert len(posts) == digests, found
    assert all(wall(row, "bob").weekday() < 5 for row in posts), found
