"""What becomes of a message once it was claimed, or was not for too long."""

from datetime import timedelta

import pytest

from db import claims, deliveries, sending
from db.deliveries import NewDelivery
from db.outbox import FACE, Delivery, DeliveryState, Priority
from db.sending import Arrived
from tests.cast import NOW, WORKSPACE
from tests.db.lane import claim, queue
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]

SOON = NOW + timedelta(minutes=1)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def in_hand(database: Memory, two_workspaces: None) -> Delivery:
    """A message on its way, which goes stale in an hour."""
    new = NewDelivery(workspace=WORKSPACE, key="a", payload={"text": "Hello"}, channel="U0ALICE", expires_at=LATER)
    await database.do(deliveries.queue, new, NOW)
    taken = await database.do(claim, WORKSPACE, NOW)
    assert taken is not None
    return taken


async def test_a_message_that_arrived_stands_where_slack_says(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.sent, WORKSPACE, in_hand.id, channel="D0ALICE", ts="1764000000.000100", now=SOON)
    kept = await database.do(deliveries.get, WORKSPACE, in_hand.id)
    assert (kept.state, kept.ts, kept.sent_at) == (DeliveryState.SENT, "1764000000.000100", SOON)


async def test_not_now_puts_a_message_back_for_later(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.retry, in_hand, at=SOON, error="ratelimited")
    kept = await database.do(deliveries.get, WORKSPACE, in_hand.id)
    assert (kept.state, kept.error, kept.attempts) == (DeliveryState.QUEUED, "ratelimited", 1)
    assert await database.do(claim, WORKSPACE, NOW) is None
    again = await database.do(claim, WORKSPACE, SOON)
    assert again is not None
    assert again.attempts == 2


@pytest.mark.parametrize("state", [DeliveryState.FAILED, DeliveryState.UNCERTAIN, DeliveryState.EXPIRED])
async def test_what_has_ended_is_not_sent_again(database: Memory, in_hand: Delivery, state: DeliveryState) -> None:
    await database.do(sending.end, in_hand, state, "channel_not_found")
    kept = await database.do(deliveries.get, WORKSPACE, in_hand.id)
    assert (kept.state, kept.error) == (state, "channel_not_found")
    assert await database.do(claim, WORKSPACE, LATER) is None


async def test_what_has_proved_to_be_there_is_neither_doubted_nor_sent_again(
    database: Memory, in_hand: Delivery
) -> None:
    await database.do(sending.sent, WORKSPACE, in_hand.id, channel="D0ALICE", ts="1764000000.000100", now=SOON)
    assert not await database.do(sending.end, in_hand, DeliveryState.UNCERTAIN, "the answer was lost")
    assert not await database.do(sending.retry, in_hand, error="ratelimited")
    assert (await database.do(deliveries.get, WORKSPACE, in_hand.id)).state is DeliveryState.SENT


async def test_a_long_reason_is_cut_to_what_the_column_holds(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.end, in_hand, DeliveryState.FAILED, "ü" * 1000)
    assert (await database.do(deliveries.get, WORKSPACE, in_hand.id)).error == "ü" * 255


async def test_a_long_reason_to_wait_is_cut_too(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.retry, in_hand, at=SOON, error="ü" * 1000)
    assert (await database.do(deliveries.get, WORKSPACE, in_hand.id)).error == "ü" * 255


async def test_after_a_crash_what_was_being_sent_is_found(database: Memory, in_hand: Delivery) -> None:
    assert await database.do(deliveries.interrupted, WORKSPACE) == [in_hand]
    assert await database.do(claim, WORKSPACE, LATER) is None


async def test_what_did_not_leave_stands_in_the_queue_as_before(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.put_back, WORKSPACE, [in_hand])
    kept = await database.do(deliveries.get, WORKSPACE, in_hand.id)
    assert (kept.state, kept.attempts, kept.due_at) == (DeliveryState.QUEUED, 0, in_hand.due_at)


async def test_who_lost_the_lane_changes_nothing_of_what_another_one_sends(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.put_back, WORKSPACE, [in_hand])
    async with database.transaction() as session:
        (again,) = await claims.claim(session, WORKSPACE, NOW, fence=2)
    await database.do(sending.put_back, WORKSPACE, [in_hand])
    assert not await database.do(sending.end, in_hand, DeliveryState.FAILED, "restricted_action")
    assert not await database.do(sending.retry, in_hand, error="ratelimited")
    assert not await database.do(sending.doubt, in_hand, "500")
    assert await database.do(deliveries.get, WORKSPACE, in_hand.id) == again


async def test_several_that_arrived_are_written_down_at_once(database: Memory, in_hand: Delivery) -> None:
    drawn = await queue(database, "digest", payload={FACE: "digest"})
    face = await database.do(deliveries.get, WORKSPACE, drawn)
    arrived = [Arrived(in_hand, "D0ALICE", "1764000000.000100"), Arrived(face, "C0RANKING", "1764000000.000200")]
    await database.do(sending.all_sent, WORKSPACE, arrived, SOON)
    kept = [await database.do(deliveries.get, WORKSPACE, each.delivery.id) for each in arrived]
    assert [(each.state, each.ts, each.sent_at) for each in kept] == [
        (DeliveryState.SENT, "1764000000.000100", SOON),
        (DeliveryState.SENT, "1764000000.000200", SOON),
    ]
    assert [each.payload for each in kept] == [{}, {FACE: "digest"}]


async def test_what_is_doubted_is_looked_for_until_it_is_known(database: Memory, in_hand: Delivery) -> None:
    assert await database.do(sending.doubt, in_hand, "500")
    (sought,) = await database.do(deliveries.sought, WORKSPACE)
    assert (sought.id, sought.state, sought.error) == (in_hand.id, DeliveryState.UNCERTAIN, "500")
    assert await database.do(sending.end, sought, DeliveryState.UNCERTAIN, "missing_scope")
    assert await database.do(deliveries.sought, WORKSPACE) == []


async def test_what_is_settled_or_waiting_was_not_interrupted(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.sent, WORKSPACE, in_hand.id, channel="D0ALICE", ts="1", now=NOW)
    await queue(database, "b")
    assert await database.do(deliveries.interrupted, WORKSPACE) == []
    assert await database.do(deliveries.counts) == {DeliveryState.SENT: 1, DeliveryState.QUEUED: 1}


async def test_what_waited_too_long_is_overdue(database: Memory, in_hand: Delivery) -> None:
    await database.do(sending.retry, in_hand, at=SOON, error="ratelimited")
    assert await database.do(deliveries.overdue, WORKSPACE, LATER - timedelta(microseconds=1)) == []
    assert [delivery.id for delivery in await database.do(deliveries.overdue, WORKSPACE, LATER)] == [in_hand.id]


async def test_what_is_on_its_way_or_never_goes_stale_is_not_overdue(database: Memory, in_hand: Delivery) -> None:
    await queue(database, "b")
    assert await database.do(deliveries.overdue, WORKSPACE, LATER + timedelta(days=99)) == []


async def test_what_belongs_to_a_message_that_never_arrived_ends_with_it(database: Memory, in_hand: Delivery) -> None:
    part = await queue(database, "part", thread=in_hand.id, priority=Priority.DIGEST)
    theirs = [await queue(database, "redraw", redraws=in_hand.id), part]
    others = [await queue(database, "other"), await queue(database, "reply", thread=in_hand.id)]
    await database.do(sending.end_dependants, WORKSPACE, in_hand.id)
    ended = [(await database.do(deliveries.get, WORKSPACE, delivery)).state for delivery in theirs]
    assert ended == [DeliveryState.EXPIRED, DeliveryState.EXPIRED]
    for other in others:
        assert (await database.do(deliveries.get, WORKSPACE, other)).state is DeliveryState.QUEUED


async def test_a_message_gets_its_face_after_it_was_queued(database: Memory, in_hand: Delivery) -> None:
    await database.do(deliveries.set_payload, WORKSPACE, in_hand.id, {"text": "Hello"})
    assert (await database.do(deliveries.get, WORKSPACE, in_hand.id)).payload == {"text": "Hello"}
