"""One sender speaks to a workspace at a time; who froze, or lost the lane, sends nothing more."""

import asyncio
from datetime import timedelta

import pytest
from house import House
from outbox import POST, another, arrived, calls, owe, standing

from bot import delivery, doubt
from bot.outbox import LEASE
from db.outbox import DeliveryState

pytestmark = pytest.mark.anyio


async def test_while_one_speaks_another_one_sends_nothing(home: House) -> None:
    held = home.slack.misbehave.hold(POST)
    await owe(home, "First")
    speaking = asyncio.create_task(home.trellis.drain())
    await held.reached()
    later = await owe(home, "Second", channel=home.member("erin").id)
    assert await delivery.drain(another(home)) == 0
    assert (await standing(home, later)).state is DeliveryState.QUEUED
    held.release()
    assert await speaking == 2


async def test_a_frozen_sender_that_wakes_sends_nothing_before_it_has_the_lane_again(home: House) -> None:
    held = home.slack.misbehave.hold(POST)
    owed = [await owe(home, words) for words in ("First", "Second", "Third")]
    frozen = asyncio.create_task(home.trellis.drain())
    await held.reached()
    home.slack.clock.jump(home.now + LEASE)
    assert await delivery.drain(another(home)) == 0  # what the frozen one claimed is not sent by two
    held.release()
    assert await frozen == 3
    assert [(await standing(home, each)).state for each in owed] == [DeliveryState.SENT] * 3
    assert [call.args["text"] for call in calls(home, POST)] == ["First", "Second", "Third"]


async def test_who_wakes_after_another_one_took_over_changes_nothing_of_what_that_one_did(home: House) -> None:
    held = home.slack.misbehave.hold(POST)
    owed = [await owe(home, words) for words in ("First", "Second")]
    frozen = asyncio.create_task(home.trellis.drain())
    await held.reached()
    next_one = another(home)
    for seconds in (LEASE.total_seconds(), 10, 120):
        home.slack.clock.jump(home.now + timedelta(seconds=seconds))
        await doubt.doubt(next_one)
    assert await delivery.drain(next_one) == 1
    held.release()
    assert await frozen == 1
    assert [(await standing(home, each)).state for each in owed] == [DeliveryState.SENT] * 2
    assert [len(arrived(home, words)) for words in ("First", "Second")] == [1, 1]


@pytest.mark.parametrize("days", [1, -1])
async def test_a_clock_that_jumps_by_a_day_neither_frees_what_is_in_hand_nor_holds_up_the_next(
    home: House, days: int
) -> None:
    held = home.slack.misbehave.hold(POST)
    owed = [await owe(home, words, due_at=home.now - timedelta(days=2)) for words in ("First", "Second")]
    speaking = asyncio.create_task(home.trellis.drain())
    await held.reached()
    jumped = another(home, ahead=timedelta(days=days))
    await doubt.doubt(jumped)
    assert await delivery.drain(jumped) == 0
    held.release()
    await speaking
    home.slack.clock.jump(home.now + timedelta(minutes=2))
    for _ in range(2):
        await doubt.doubt(jumped)
        await delivery.drain(jumped)
    assert [(await standing(home, each)).state for each in owed] == [DeliveryState.SENT] * 2
    assert [len(arrived(home, words)) for words in ("First", "Second")] == [1, 1]


async def test_a_request_is_not_begun_with_too_little_of_the_lease_left(home: House) -> None:
    steady = [0.0]
    sender = another(home, steady=lambda: steady[0])
    held = home.slack.misbehave.hold(POST)
    first, second = await owe(home, "First"), await owe(home, "Second")
    speaking = asyncio.create_task(delivery.drain(sender))
    await held.reached()
    steady[0] = LEASE.total_seconds() / 2 + 0.1
    held.release()
    assert await speaking == 2  # it held the lane for longer before it went on
    lanes = {(await standing(home, each)).attempts for each in (first, second)}
    assert lanes == {1}


async def dies_at_work(home: House) -> None:
    """A sender that is gone in the middle of a message, and has left its lane as it was."""
    held = home.slack.misbehave.hold(POST)
    await owe(home, "First")
    dying = asyncio.create_task(home.trellis.drain())
    await held.reached()
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    held.release()


async def test_a_dead_senders_lane_is_free_when_its_lease_has_ended(home: House) -> None:
    await dies_at_work(home)
    waits = await owe(home, "Second")
    home.slack.clock.jump(home.now + LEASE - timedelta(seconds=1))
    assert await home.trellis.drain() == 0
    home.slack.clock.jump(home.now + timedelta(seconds=1))
    assert await home.trellis.drain() == 1
    assert (await standing(home, waits)).state is DeliveryState.SENT


@pytest.mark.parametrize(("held_the_file", "sent"), [(True, 1), (False, 0)])
async def test_the_lease_of_one_who_held_the_file_is_not_waited_for(
    home: House, held_the_file: bool, sent: int
) -> None:
    """Whoever takes the file knows that one to be dead; and nothing of a process that never held it, as the web's."""
    if held_the_file:
        await home.trellis.inherits()
    await dies_at_work(home)
    await owe(home, "Second", channel=home.member("erin").id)
    await home.trellis.inherits()
    assert await home.trellis.drain() == sent
