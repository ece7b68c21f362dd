"""Claims: what goes next to Slack, to one worker only."""

from datetime import timedelta
from typing import Any

import pytest

from db import claims, deliveries, rests
from db.claims import Room
from db.outbox import DeliveryState, Method, Priority
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.lane import claim, claimed, queue, stands
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]

SOON = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(hours=1)


async def test_a_claimed_message_is_being_sent(database: Memory) -> None:
    delivery = await queue(database, "a")
    taken = await database.do(claim, WORKSPACE, NOW)
    assert taken == await database.do(deliveries.get, WORKSPACE, delivery)
    assert taken is not None
    assert (taken.state, taken.attempts) == (DeliveryState.SENDING, 1)
    assert await database.do(claim, WORKSPACE, NOW) is None


async def test_two_workers_claim_one_message_and_one_wins(database: Memory) -> None:
    delivery = await queue(database, "a")
    first, second = await database.race(claim, WORKSPACE, NOW)
    assert first is not None
    assert (first.id, second) == (delivery, None)


@pytest.mark.parametrize("most", [0, -1, -2])
async def test_where_there_is_no_room_nothing_is_claimed(database: Memory, most: int) -> None:
    """More can be in hand than there is room for now; to SQLite a limit below zero is none."""
    for key in ("a", "b", "c"):
        await queue(database, key)
    assert await database.do(claims.claim, WORKSPACE, NOW, room=Room(most)) == []
    assert await claimed(database) == ["a", "b", "c"]


async def test_answers_go_before_what_trellis_starts(database: Memory) -> None:
    await queue(database, "nudge", priority=Priority.NUDGE)
    await queue(database, "digest", priority=Priority.DIGEST)
    await queue(database, "answer", priority=Priority.ANSWER)
    assert await claimed(database) == ["answer", "digest", "nudge"]


async def test_what_was_due_first_goes_first(database: Memory) -> None:
    await queue(database, "third", due_at=NOW)
    await queue(database, "first", due_at=NOW - timedelta(minutes=2))
    await queue(database, "second", due_at=NOW - timedelta(minutes=1))
    await queue(database, "fourth", due_at=NOW)
    assert await claimed(database) == ["first", "second", "third", "fourth"]


async def test_what_is_not_due_waits(database: Memory) -> None:
    await queue(database, "a", due_at=SOON)
    assert await claimed(database) == []
    assert await claimed(database, SOON) == ["a"]


async def test_a_reply_waits_for_its_thread(database: Memory) -> None:
    parent = await queue(database, "parent")
    await queue(database, "reply", thread=parent, channel=None)
    assert await claimed(database) == ["parent"]
    await stands(database, parent)
    reply = await database.do(claim, WORKSPACE, NOW)
    assert reply is not None
    assert (reply.key, reply.channel, reply.thread_ts) == ("reply", "D0ALICE", "1764000000.000100")
    assert (reply.method, reply.ts) == (Method.POST, None)


async def test_a_redrawing_waits_for_its_message(database: Memory) -> None:
    original = await queue(database, "original")
    await queue(database, "redraw", redraws=original, channel=None)
    assert await claimed(database) == ["original"]
    await stands(database, original)
    redraw = await database.do(claim, WORKSPACE, NOW)
    assert redraw is not None
    assert (redraw.key, redraw.channel, redraw.ts) == ("redraw", "D0ALICE", "1764000000.000100")
    assert (redraw.method, redraw.thread_ts) == (Method.UPDATE, None)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param({"due_at": NOW - timedelta(minutes=1)}, id="due earlier, as after a rest"),
        pytest.param({"priority": Priority.ANSWER}, id="more pressing"),
        pytest.param({}, id="just later"),
    ],
)
async def test_a_message_is_redrawn_in_the_order_of_the_changes(database: Memory, second: dict[str, Any]) -> None:
    original = await queue(database, "original")
    await stands(database, original)
    old = await queue(database, "old face", redraws=original, priority=Priority.NUDGE)
    await queue(database, "new face", **{"redraws": original, "priority": Priority.NUDGE, **second})
    assert await claimed(database) == ["old face"]
    await stands(database, old)
    assert await claimed(database) == ["new face"]


async def test_redrawing_one_message_does_not_wait_for_another(database: Memory) -> None:
    one, other = await queue(database, "one"), await queue(database, "other")
    await stands(database, one)
    await stands(database, other, ts="1764000000.000200")
    await queue(database, "one again", redraws=one, due_at=LATER)
    await queue(database, "other again", redraws=other)
    assert await claimed(database) == ["other again"]


async def test_a_method_that_rests_is_left_out(database: Memory) -> None:
    original = await queue(database, "original")
    await stands(database, original)
    await queue(database, "post")
    await queue(database, "redraw", redraws=original)
    await database.do(rests.rest, await database.do(deliveries.get, WORKSPACE, original), now=NOW, until=SOON)
    assert await claimed(database) == ["redraw"]
    assert await claimed(database, SOON) == ["post"]


async def test_a_rest_can_be_prolonged(database: Memory) -> None:
    delivery = await database.do(deliveries.get, WORKSPACE, await queue(database, "post"))
    await database.do(rests.rest, delivery, now=NOW, until=SOON)
    await database.do(rests.rest, delivery, now=NOW, until=LATER)
    assert await claimed(database, SOON) == []
    assert await claimed(database, LATER) == ["post"]


async def test_a_rest_is_one_workspaces_own(database: Memory) -> None:
    delivery = await database.do(deliveries.get, WORKSPACE, await queue(database, "here"))
    await queue(database, "there", workspace=ELSEWHERE)
    await database.do(rests.rest, delivery, now=NOW, until=SOON)
    assert await claimed(database, workspace=ELSEWHERE) == ["there"]


async def test_a_lane_holds_only_its_own_workspace(database: Memory) -> None:
    await queue(database, "a")
    await queue(database, "a", workspace=ELSEWHERE)
    assert await claimed(database) == ["a"]
    assert await database.do(deliveries.counts) == {DeliveryState.SENDING: 1, DeliveryState.QUEUED: 1}
