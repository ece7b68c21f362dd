"""A stop, a click and a fault in the midst of sending: the message in hand is finished, and none is doubted for it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest
from house import House
from outbox import POST, arrived, owe, standing
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import delivery, run
from db import deliveries
from db.outbox import Delivery, DeliveryState, Priority
from playground.testing import Member

pytestmark = pytest.mark.anyio

Running = Callable[[House], AbstractAsyncContextManager[None]]


def sender(home: House) -> AbstractAsyncContextManager[None]:
    woken = asyncio.Event()
    woken.set()
    return run.sender(home.trellis, woken)


def metronome(home: House) -> AbstractAsyncContextManager[None]:
    return run.ticking(home.trellis, seconds=1)


def watch(home: House) -> AbstractAsyncContextManager[None]:
    """Looks at once, and finds that Slack lets Trellis in again."""
    home.trellis.access.why, home.trellis.access.pause = "token_revoked", 0.0
    return run.watching(home.trellis)


@pytest.mark.parametrize("running", [sender, metronome, watch])
async def test_a_stop_finishes_the_message_in_hand_and_begins_no_other(home: House, running: Running) -> None:
    owed = [await owe(home, words) for words in ("One", "Two", "Three")]
    held = home.slack.misbehave.hold(POST)
    stop = asyncio.Event()

    async def live() -> None:
        async with running(home):
            await stop.wait()

    living = asyncio.create_task(live())
    await held.reached()
    stop.set()
    await asyncio.sleep(0)
    held.release()
    await living
    states = [(await standing(home, each)).state for each in owed]
    assert states == [DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.QUEUED]
    await home.settle()
    assert [len(arrived(home, words)) for words in ("One", "Two", "Three")] == [1, 1, 1]


async def checkin_of(home: House, who: Member) -> Delivery:
    """The delivery behind somebody's check-in, which stands in Slack."""
    checkin = next(message for message in who.messages() if home.slack.read(message).startswith("Growth check-in"))
    async with home.trellis.tenant.app.transaction() as session:
        found = await deliveries.at_message(session, "T0PLAYGROUND", checkin.channel, checkin.ts)
    assert found is not None
    return found


async def test_a_message_that_a_click_has_proved_stays_proved_when_its_request_times_out(home: House) -> None:
    alice = await home.start("alice")
    await alice.types("/growth checkin")
    await alice.closes()
    held = home.slack.misbehave.hold(POST)
    hasty = AsyncWebClient("xoxb-playground", base_url=home.slack.api_url, timeout=2, retry_handlers=[])
    sending = asyncio.create_task(delivery.drain(replace(home.trellis.outbox, client=hasty)))
    await held.reached()
    await alice.clicks("Skip this one")
    await sending
    held.release()
    found = await checkin_of(home, alice)
    assert (found.state, found.payload) == (DeliveryState.SENT, {})
    await home.settle()
    assert "Skipped. Nothing is missing." in alice.newest()


async def test_a_message_that_a_click_proves_keeps_its_words_no_longer(home: House) -> None:
    alice = await home.start("alice")
    await alice.types("/growth checkin")
    await alice.closes()
    home.slack.misbehave.drop(POST)
    await home.settle()
    await alice.clicks("Skip this one")
    found = await checkin_of(home, alice)
    assert (found.state, found.payload) == (DeliveryState.SENT, {})


async def test_a_fault_before_a_message_has_left_leaves_it_in_the_queue(home: House) -> None:
    await home.start("alice")
    owed = await owe(home, "Good morning", person_id=1, priority=Priority.NUDGE)
    async with home.trellis.engine.begin() as broken:
        await broken.execute(text("ALTER TABLE people RENAME TO gone"))
    with pytest.raises(SQLAlchemyError):
        await home.trellis.drain()
    async with home.trellis.engine.begin() as mended:
        await mended.execute(text("ALTER TABLE gone RENAME TO people"))
    assert (await standing(home, owed)).state is DeliveryState.QUEUED
    await home.later(minutes=1)
    assert len(arrived(home, "Good morning")) == 1


@pytest.mark.parametrize("table", ["lookups", "team_periods"])
async def test_a_stage_of_the_tick_that_fails_stops_none_of_the_others(
    home: House, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    alice = await home.start("alice")
    async with home.trellis.engine.begin() as broken:
        await broken.execute(text(f"ALTER TABLE {table} RENAME TO gone"))
    await owe(home, "Hello")
    await home.on("alice", "2026-12-01 09:30")
    await home.tick()
    assert len(arrived(home, "Hello")) == 1
    assert any("A small step" in found for found in alice.reads())
    assert capsys.readouterr().out.count("a step of the tick could not be done") == 1
