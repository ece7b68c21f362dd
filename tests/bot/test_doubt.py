"""What may have arrived or not: looked for in its conversation by its id, and sent again only where it is not there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from house import WORKSPACE, House, house
from outbox import POST, UPDATE, another, arrived, calls, owe, standing
from test_delivery import crash

from bot import doubt
from bot.manifest import BOT_SCOPES
from db.outbox import DeliveryState, Priority

pytestmark = pytest.mark.anyio

MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HISTORY, REPLIES, OPEN = "conversations.history", "conversations.replies", "conversations.open"
TROUBLES = [
    pytest.param("fail", id="broken before it was done"),
    pytest.param("drop", id="cut off after it was done"),
    pytest.param("cut", id="cut off in the middle of the answer"),
]


async def lose(home: House, trouble: str, words: str = "Hello", **more: object) -> int:
    """A message to Alice whose answer is lost."""
    getattr(home.slack.misbehave, trouble)(POST)
    lost = await owe(home, words, **more)
    await home.settle()
    assert (await standing(home, lost)).state is DeliveryState.UNCERTAIN
    return lost


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_after_a_lost_answer_the_message_stands_there_once(home: House, trouble: str) -> None:
    lost = await lose(home, trouble)
    await home.later(seconds=10)
    await home.later(minutes=2)
    found = await standing(home, lost)
    (message,) = arrived(home, "Hello")
    assert (found.state, found.channel, found.ts, found.payload) == (
        DeliveryState.SENT,
        home.member("alice").id,
        message.ts,
        {},
    )


async def test_what_arrived_is_found_within_seconds_and_not_sent_again(home: House) -> None:
    lost = await lose(home, "drop")
    await home.later(seconds=9)
    assert not calls(home, HISTORY)
    await home.later(seconds=1)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert len(calls(home, POST)) == 1


async def test_what_is_not_there_is_given_two_minutes_to_come(home: House) -> None:
    lost = await lose(home, "fail")
    for seconds in (10, 50, 59):
        await home.later(seconds=seconds)
        assert (await standing(home, lost)).state is DeliveryState.UNCERTAIN
    await home.later(seconds=1)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert (len(arrived(home, "Hello")), len(calls(home, HISTORY))) == (1, 2)


@pytest.mark.parametrize("days", [1, -1])
async def test_a_clock_that_jumps_by_a_day_makes_nothing_go_twice(home: House, days: int) -> None:
    lost = await lose(home, "drop")
    jumped = another(home, ahead=timedelta(days=days), hand=home.trellis.outbox.hand)
    home.slack.clock.jump(home.now + timedelta(minutes=2))
    await doubt.doubt(jumped)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert len(arrived(home, "Hello")) == 1


async def test_after_a_crash_what_arrived_is_found_by_whoever_comes_next(home: House) -> None:
    held = home.slack.misbehave.hold(POST)
    cut_short = await owe(home, "Hello")
    await crash(home, held)
    await home.later(seconds=30)
    await home.later(seconds=10)
    assert (await standing(home, cut_short)).state is DeliveryState.SENT
    assert len(arrived(home, "Hello")) == 1


async def test_a_reply_is_looked_for_in_its_thread(home: House) -> None:
    head = await owe(home, "Head")
    await home.settle()
    lost = await lose(home, "drop", "Reply", thread=head)
    await home.later(seconds=10)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert [call.args["ts"] for call in calls(home, REPLIES)] == [arrived(home, "Head")[0].ts]


async def test_the_direct_message_is_known_by_what_stands_in_it(home: House) -> None:
    alice = await home.start("alice")
    await owe(home, "Before", person_id=1)
    await home.settle()
    lost = await lose(home, "drop", person_id=1, channel=alice.id)
    await home.later(seconds=10)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert not calls(home, OPEN)


async def test_it_is_found_behind_what_was_said_since(home: House) -> None:
    lost = await lose(home, "drop")
    alice = home.member("alice")
    for number in range(20):
        await alice.says(f"Word {number}")
    await home.later(seconds=10)
    assert (await standing(home, lost)).state is DeliveryState.SENT
    assert len(calls(home, HISTORY)) == 2


async def test_while_slack_will_not_be_asked_nothing_is_concluded(home: House) -> None:
    lost = await lose(home, "fail")
    home.slack.misbehave.ratelimit(HISTORY, times=2, retry_after=60)
    for minutes in (2, 1):
        await home.later(minutes=minutes)
        assert (await standing(home, lost)).state is DeliveryState.UNCERTAIN
    await home.later(minutes=1)
    assert len(arrived(home, "Hello")) == 1


async def test_a_redraw_that_waits_for_a_lost_message_is_drawn_once_it_is_found(home: House) -> None:
    lost = await lose(home, "drop", "Before")
    await owe(home, "redraw", "After", redraws=lost)
    await home.settle()
    assert not calls(home, UPDATE)
    await home.later(seconds=10)
    assert len(arrived(home, "After")) == 1


async def test_what_was_lost_to_somebody_who_paused_meanwhile_is_not_sent_again(home: House) -> None:
    alice = await home.start("alice")
    lost = await lose(home, "fail", person_id=1, priority=Priority.NUDGE)
    await home.let(alice.types("/growth pause 2w"))
    await home.later(minutes=2)
    assert (await standing(home, lost)).state is DeliveryState.EXPIRED
    assert not arrived(home, "Hello")


@pytest.fixture
async def unread(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose app may not read what stands in a direct message."""
    app = replace(WORKSPACE.apps[0], scopes=frozenset(BOT_SCOPES) - {"im:history"})
    async with house(tmp_path, start=MORNING, workspace=replace(WORKSPACE, apps=(app,))) as opened:
        yield opened


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_without_the_scope_it_stays_uncertain_and_is_never_sent_twice(unread: House, trouble: str) -> None:
    lost = await lose(unread, trouble)
    await unread.later(seconds=10)
    await unread.later(hours=1)
    kept = await standing(unread, lost)
    assert (kept.state, len(calls(unread, POST))) == (DeliveryState.UNCERTAIN, 1)
    assert "missing_scope" in (kept.error or "")


async def test_without_the_scope_it_is_asked_once_and_no_more(unread: House) -> None:
    await lose(unread, "drop")
    for _ in range(3):
        await unread.later(minutes=5)
    assert len(calls(unread, HISTORY)) == 1


async def test_an_answer_in_its_thread_does_not_wait_for_what_nobody_can_know(unread: House) -> None:
    lost = await lose(unread, "drop")
    reply = await owe(unread, "Reply", thread=lost)
    await unread.settle()
    assert (await standing(unread, reply)).state is DeliveryState.QUEUED
    await unread.later(seconds=10)
    await unread.settle()
    assert arrived(unread, "Reply")[0].thread_ts is None
