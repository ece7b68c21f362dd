"""A hundred thousand messages wait when Trellis starts: what is in time goes out in order, and people are answered."""

import asyncio
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from house import WORKSPACE, House, house, moved_in
from outbox import POST, arrived, calls, owe
from sqlalchemy import text

from bot import run
from db import deliveries
from db.outbox import DeliveryState
from playground.config import MemberSpec
from tests.bot.conftest import MORNING

pytestmark = pytest.mark.anyio

LONG = 100_000
SAID = "a long queue waits, and goes out as fast as Slack allows"
MANY = replace(WORKSPACE, members=(*WORKSPACE.members, *(MemberSpec(f"m{n}", f"M {n}", "UTC") for n in range(300))))
PATIENCE = 3.0  # seconds within which Slack wants an answer
COPY = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :more)
INSERT INTO deliveries (workspace_id, key, token, method, channel, kinds, payload, priority, state, due_at, expires_at,
attempts, sought, created_at)
SELECT workspace_id, key || n, token || n, method, 'U0M' || (n % 300), kinds, payload, priority, state, due_at,
expires_at, attempts, sought, created_at FROM deliveries, numbers WHERE key = 'one of many'
"""


async def a_long_queue(home: House, *, expires_at: datetime | None = None) -> None:
    await owe(home, "one of many", expires_at=expires_at)
    async with home.trellis.engine.begin() as connection:
        await connection.execute(text(COPY), {"more": LONG - 1})


async def states(home: House) -> dict[DeliveryState, int]:
    async with home.trellis.tenant.app.reading() as session:
        return await deliveries.counts(session)


async def how_long(home: House) -> float:
    """Seconds for which Alice waits for an answer, just now."""
    began = time.perf_counter()
    await home.member("alice").types("/growth help")
    return time.perf_counter() - began


async def test_a_long_queue_on_start_goes_out_at_slacks_pace_and_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with house(tmp_path, start=MORNING, workspace=MANY) as home:
        await a_long_queue(home)
        async with moved_in(home.slack, tmp_path) as started:
            await run.long_queue(started.trellis)
            sending = asyncio.create_task(started.trellis.drain())
            assert await how_long(started) < PATIENCE
            sent = await sending
            assert sent > 200
            found = await states(started)
            assert (found[DeliveryState.QUEUED], sum(found.values())) == (LONG - sent, LONG)
            posted = [call for call in calls(started, POST) if call.ok]
            assert len(posted) == len({str(call.args["metadata"]) for call in posted}) == sent
    said = [line for line in capsys.readouterr().out.splitlines() if SAID in line]
    assert len(said) == 1
    assert "messages=100000" in said[0]
    assert "minutes=333" in said[0]


async def test_a_long_queue_of_what_came_too_late_keeps_nobody_waiting(home: House) -> None:
    await a_long_queue(home, expires_at=home.now + timedelta(hours=6))
    home.slack.clock.jump(home.now + timedelta(days=1))
    await owe(home, "In time")
    sending = asyncio.create_task(home.trellis.drain())
    assert await how_long(home) < PATIENCE
    await sending
    assert len(arrived(home, "In time")) == 1
    found = await states(home)
    assert found[DeliveryState.EXPIRED] > 0
    assert sum(found.values()) == LONG + 1
