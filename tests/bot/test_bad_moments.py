"""A database that goes away, answers that are none, refusals in the middle: nothing is lost, and nothing goes twice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from house import House
from outbox import POST, another, arrived, calls, owe, standing
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import delivery
from db.outbox import DeliveryState, Priority

pytestmark = pytest.mark.anyio

NAMES = ("alice", "bob", "dana", "erin")


@asynccontextmanager
async def without(home: House, *broken: str) -> AsyncIterator[None]:
    """The database will not have it, while the block lasts: a table is not there, or a message cannot turn so."""
    states = [each for each in broken if each in set(DeliveryState)]
    tables = [each for each in broken if each not in states]
    async with home.trellis.engine.begin() as connection:
        for table in tables:
            await connection.execute(text(f"ALTER TABLE {table} RENAME TO gone_{table}"))
        for state in states:
            refused = f"WHEN NEW.state = '{state}' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            await connection.execute(text(f"CREATE TRIGGER no_{state} BEFORE UPDATE ON deliveries {refused}"))
    yield
    async with home.trellis.engine.begin() as connection:
        for state in states:
            await connection.execute(text(f"DROP TRIGGER no_{state}"))
        for table in tables:
            await connection.execute(text(f"ALTER TABLE gone_{table} RENAME TO {table}"))


async def test_what_could_neither_be_drawn_nor_put_back_is_put_back_once_the_database_is_there(home: House) -> None:
    await home.start("alice")
    owed = await owe(home, "Good morning", person_id=1, priority=Priority.NUDGE)
    async with without(home, "people", "queued"):
        with pytest.raises(SQLAlchemyError):
            await home.trellis.drain()
        assert (await standing(home, owed)).state is DeliveryState.SENDING
    assert await home.trellis.drain() == 1
    assert ((await standing(home, owed)).attempts, len(arrived(home, "Good morning"))) == (1, 1)


async def test_a_database_that_goes_away_while_messages_are_with_slack_learns_of_them_when_it_is_back(
    home: House, capsys: pytest.CaptureFixture[str]
) -> None:
    held = home.slack.misbehave.hold(POST)
    owed = [await owe(home, f"To {name}", channel=home.member(name).id) for name in NAMES]
    sending = asyncio.create_task(home.trellis.drain())
    await held.reached()
    async with without(home, "sent"):
        held.release()
        with pytest.raises(SQLAlchemyError):
            await sending
        assert {(await standing(home, each)).state for each in owed} == {DeliveryState.SENDING}
    await home.tick()
    assert {(await standing(home, each)).state for each in owed} == {DeliveryState.SENT}
    assert len(calls(home, POST)) == len(NAMES)
    assert capsys.readouterr().out.count("the database is back") == 1


async def test_a_claim_that_cannot_be_written_sends_nothing(home: House) -> None:
    owed = await owe(home, "Hello")
    async with without(home, "sending"):
        with pytest.raises(SQLAlchemyError):
            await home.trellis.drain()
    assert ((await standing(home, owed)).state, len(calls(home, POST))) == (DeliveryState.QUEUED, 0)
    assert await home.trellis.drain() == 1


async def test_a_payload_that_slack_refuses_in_the_middle_stops_none_of_the_others(home: House) -> None:
    owed = [await owe(home, f"Word {number}") for number in range(3)]
    bad = await owe(home, "bad", payload={"text": "Bad", "blocks": [{"type": "no such block"}]})
    owed += [await owe(home, f"To {name}", channel=home.member(name).id) for name in NAMES]
    assert await home.trellis.drain() == len(owed)
    assert {(await standing(home, each)).state for each in owed} == {DeliveryState.SENT}
    failed = await standing(home, bad)
    assert failed.state is DeliveryState.FAILED
    assert (failed.error or "").startswith("invalid_blocks")


async def test_a_429_that_does_not_say_for_how_long_is_waited_for_half_a_minute(home: House) -> None:
    home.slack.misbehave.fail(POST, status=429)
    owed = [await owe(home, words) for words in ("First", "Second")]
    await home.settle()
    await home.later(seconds=29)
    assert {(await standing(home, each)).state for each in owed} == {DeliveryState.QUEUED}
    await home.later(seconds=1)
    assert [call.args["text"] for call in calls(home, POST) if call.ok] == ["First", "Second"]


async def test_an_answer_that_is_no_json_is_looked_into_and_the_message_sent_once(home: House) -> None:
    home.slack.misbehave.fail(POST, status=200)
    owed = await owe(home, "Hello")
    await home.settle()
    assert (await standing(home, owed)).state is DeliveryState.UNCERTAIN
    await home.later(minutes=2)
    assert ((await standing(home, owed)).state, len(arrived(home, "Hello"))) == (DeliveryState.SENT, 1)


@pytest.mark.parametrize("days", [1, -1])
async def test_a_clock_that_jumps_by_a_day_loses_nothing_of_the_queue(home: House, days: int) -> None:
    due = [home.now + timedelta(days=day) for day in (-1, 0, 1)]
    owed = [await owe(home, f"Day {number}", due_at=at) for number, at in enumerate(due)]
    await delivery.drain(another(home, ahead=timedelta(days=days)))
    sent = [(await standing(home, each)).state is DeliveryState.SENT for each in owed]
    assert sent == [day <= days for day in (-1, 0, 1)]
    await home.later(days=1)
    assert [len(arrived(home, f"Day {number}")) for number in range(3)] == [1, 1, 1]


async def test_a_stop_finishes_what_is_in_hand_in_several_conversations(home: House) -> None:
    held = [home.slack.misbehave.hold(POST) for _ in range(3)]
    owed = [await owe(home, f"To {name}", channel=home.member(name).id) for name in NAMES]
    stopping = asyncio.Event()
    sending = asyncio.create_task(delivery.drain(another(home, at_once=3), stopping.is_set))
    for each in held:
        await each.reached()
    stopping.set()
    for each in held:
        each.release()
    assert await sending == 3
    states = [(await standing(home, each)).state for each in owed]
    assert states == [*[DeliveryState.SENT] * 3, DeliveryState.QUEUED]
    await home.settle()
    assert len(calls(home, POST)) == 4
