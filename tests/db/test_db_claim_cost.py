"""What a claim costs: it finds its message by the indexes, and looks at no more rows for a longer queue."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from db import claims, deliveries, migrate, rests, sending, touches, workspaces
from db.engine import Session, connect, transactions
from db.outbox import DeliveryState, Method, Priority
from db.sending import Arrived
from db.tables import DeliveryRow, PersonRow
from db.workspaces import Workspace
from growth.facts import Person
from tests.cast import NOW, WORKSPACE
from tests.db.lane import claim
from tests.db.memory import Memory

pytestmark = pytest.mark.anyio
WHOLE = ("SCAN deliveries", "Seq Scan on deliveries")  # every row of the table looked at, in the words of either


@pytest.fixture
async def lane(tmp_path: Path) -> AsyncIterator[Memory]:
    engine = connect(f"sqlite:///{tmp_path / 'lane.db'}")
    await migrate.upgrade(engine)
    memory = Memory(engine, transactions(engine))
    await memory.do(workspaces.remember, Workspace(WORKSPACE, "Garden", "U0TRELLIS"), NOW)
    yield memory
    await engine.dispose()


def row(number: int, **changes: Any) -> dict[str, Any]:
    queued = {
        "id": number,
        "workspace_id": WORKSPACE,
        "key": f"message:{number}",
        "token": "",
        "method": Method.POST,
        "channel": "U0ALICE",
        "redraws_id": None,
        "kinds": (),
        "payload": {},
        "priority": Priority.NUDGE,
        "state": DeliveryState.QUEUED,
        "due_at": NOW,
        "attempts": 0,
        "slack_ts": None,
        "created_at": NOW,
    }
    return {**queued, **changes}


async def fill(memory: Memory, first: int, count: int) -> None:
    """Messages that stand in Slack, and for each a new face that waits."""
    pairs = range(first, first + 2 * count, 2)
    stands = [row(n, state=DeliveryState.SENT, slack_ts=str(n)) for n in pairs]
    faces = [row(n + 1, method=Method.UPDATE, channel=None, redraws_id=n) for n in pairs]
    async with memory.transaction() as session:
        await session.execute(insert(DeliveryRow), [*stands, *faces])


async def plans(engine: AsyncEngine, memory: Memory, verb: Any, *args: Any) -> list[str]:
    """How the database goes about everything that a verb selects or changes: SQLite's or PostgreSQL's own words."""
    said: list[tuple[str, Any]] = []

    def hear(_c: object, _cursor: object, statement: str, given: Any, _context: object, _many: bool) -> None:
        said.append((statement, given))

    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    await memory.do(verb, *args)
    event.remove(engine.sync_engine, "before_cursor_execute", hear)
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    async with engine.connect() as connection:
        asked = [
            await connection.exec_driver_sql(f"{explain} {s}", g) for s, g in said if s.startswith(("SELECT", "UPDATE"))
        ]
        return [str(line[-1]) for rows in asked for line in rows]


async def known_in_size(memory: Memory) -> None:
    """Lets the database look how much there is, as it does by itself now and then."""
    async with memory.engine.begin() as connection:
        await connection.exec_driver_sql("ANALYZE")


async def test_a_claim_goes_by_an_index_in_its_order(database: Memory, two_workspaces: None) -> None:
    await fill(database, 1, 1000)
    await known_in_size(database)
    plan = await plans(database.engine, database, claim, WORKSPACE, NOW)
    assert any("ix_deliveries_lane" in line for line in plan)
    assert [line for line in plan if any(word in line for word in ("TEMP B-TREE", "Sort", *WHOLE))] == []


async def test_what_is_overdue_or_was_interrupted_is_looked_for_among_what_waits(lane: Memory) -> None:
    await fill(lane, 1, 100)
    late = await plans(lane.engine, lane, deliveries.overdue, WORKSPACE, NOW)
    lost = await plans(lane.engine, lane, deliveries.interrupted, WORKSPACE)
    assert [line for line in (*late, *lost) if any(word in line for word in WHOLE)] == []


@pytest.mark.parametrize("counted", [False, True])
async def test_what_arrived_is_not_looked_for_among_all_of_its_workspace(
    database: Memory, two_workspaces: None, *, counted: bool
) -> None:
    await fill(database, 1, 5000)
    if counted:
        await known_in_size(database)
    first = await database.do(deliveries.get, WORKSPACE, 1)
    plan = await plans(database.engine, database, sending.all_sent, WORKSPACE, [Arrived(first, "D1", "1")], NOW)
    assert [line for line in plan if any(index in line for index in ("ix_", "uq_", "sqlite_autoindex"))] == []


async def test_a_claim_looks_at_no_more_rows_for_a_longer_queue(lane: Memory) -> None:
    await fill(lane, 1, 50)
    short = await steps(lane)
    await fill(lane, 1001, 1000)
    assert await steps(lane) == short


async def test_what_rests_or_waits_behind_makes_no_claim_dearer(lane: Memory) -> None:
    """A long queue of one method while that one rests, and another of what is less pressing, or due later."""
    await fill(lane, 1, 50)
    short = await steps(lane)
    async with lane.transaction() as session:
        rest = (await deliveries.get(session, WORKSPACE, 1), NOW, NOW + timedelta(hours=1))
        await rests.rest(session, rest[0], now=rest[1], until=rest[2])
        posts = [row(n, priority=Priority.ANSWER) for n in range(1001, 2001)]
        later = [row(n, method=Method.UPDATE, redraws_id=1, due_at=NOW + timedelta(hours=1)) for n in range(2001, 3001)]
        await session.execute(insert(DeliveryRow), posts + later)
    assert await steps(lane) <= short * 1.2


async def test_a_batch_costs_less_than_its_messages_one_by_one(lane: Memory) -> None:
    await fill(lane, 1, 200)
    one = await steps(lane)
    assert await steps(lane, most=100) < 0.6 * 100 * one


async def steps(memory: Memory, most: int = 1) -> int:
    """How many steps SQLite's own machine takes for one claim."""
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return 0

    async with memory.transaction() as session:
        await session.execute(text("SELECT 1"))
        raw = await (await session.connection()).get_raw_connection()
        await raw.driver_connection.set_progress_handler(count, 1)
        assert len(await claims.claim(session, WORKSPACE, NOW, room=claims.Room(most))) == most
        await raw.driver_connection.set_progress_handler(None, 0)
    return done


async def test_who_is_due_is_found_by_an_index_however_many_wait(database: Memory, alice: Person) -> None:
    row = {name: value for name, value in (await database.do(raw, alice.id)).items() if name != "id"}
    waiting = [{**row, "slack_id": f"U{n}", "next_touch_at": NOW + timedelta(hours=n)} for n in range(1, 2001)]
    async with database.transaction() as session:
        await session.execute(insert(PersonRow.__table__), waiting)
    await known_in_size(database)
    for verb, args in ((touches.due, (NOW,)), (touches.next_due, ()), (touches.count_due, (NOW,))):
        plan = await plans(database.engine, database, verb, WORKSPACE, *args)
        assert any("ix_people_due" in line for line in plan)
        assert [line for line in plan if any(word in line for word in ("TEMP B-TREE", "Sort", "SCAN", "Seq"))] == []


async def raw(session: Session, person_id: int) -> dict[str, Any]:
    """Somebody's row, as the database has it."""
    return dict((await session.execute(select(PersonRow.__table__).where(PersonRow.id == person_id))).mappings().one())
