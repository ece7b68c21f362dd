"""Deliveries: an occasion is queued once only."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from db import deliveries, digest_items, sending
from db.outbox import Delivery, DeliveryState, Method
from growth.facts import Person, Team
from tests.cast import ELSEWHERE, NOW, WORKSPACE
from tests.db.lane import claimed, new_delivery, queue, stands
from tests.db.memory import Memory

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("two_workspaces")]

LATER = NOW + timedelta(hours=1)


async def test_what_is_new_becomes_a_delivery(database: Memory, alice: Person, ranking: Team) -> None:
    payload = {"text": "Grüße 🌱", "blocks": [{"type": "divider", "n": None}]}
    about: dict[str, Any] = {
        "person_id": alice.id,
        "team_id": ranking.id,
        "kinds": ("checkin", "nudge"),
        "payload": payload,
    }
    delivery = await database.do(deliveries.get, WORKSPACE, await queue(database, "a", **about))
    assert (delivery.person_id, delivery.team_id, delivery.kinds) == (alice.id, ranking.id, ("checkin", "nudge"))
    assert (delivery.key, delivery.channel, delivery.payload) == ("a", "U0ALICE", payload)
    assert (delivery.state, delivery.method, delivery.attempts) == (DeliveryState.QUEUED, Method.POST, 0)
    assert (delivery.created_at, delivery.sent_at, delivery.ts, delivery.thread_ts) == (NOW, None, None, None)


async def test_there_is_no_such_delivery(database: Memory) -> None:
    with pytest.raises(IndexError):
        await database.do(deliveries.get, WORKSPACE, 0)


async def test_the_same_occasion_is_queued_once(database: Memory) -> None:
    first = await queue(database, "a")
    assert await queue(database, "a", payload={"text": "Hello again"}, now=LATER) == first
    assert (await database.do(deliveries.get, WORKSPACE, first)).payload == {"text": "Hello"}
    assert await database.do(deliveries.counts) == {DeliveryState.QUEUED: 1}


async def test_the_same_occasion_is_not_queued_again_once_it_was_sent(database: Memory) -> None:
    first = await queue(database, "a")
    await stands(database, first)
    assert await queue(database, "a") == first
    assert await claimed(database, LATER) == []


async def test_what_is_withdrawn_never_goes_out_and_can_be_queued_anew(database: Memory) -> None:
    await queue(database, "a")
    await database.do(deliveries.withdraw, ELSEWHERE, "a")
    assert await database.do(deliveries.id_of_key, WORKSPACE, "a") is not None
    await database.do(deliveries.withdraw, WORKSPACE, "a")
    assert await claimed(database, LATER) == []
    await queue(database, "a")
    assert await claimed(database, LATER) == ["a"]


async def test_what_was_sent_is_not_withdrawn(database: Memory) -> None:
    first = await queue(database, "a")
    await stands(database, first)
    await database.do(deliveries.withdraw, WORKSPACE, "a")
    assert await database.do(deliveries.id_of_key, WORKSPACE, "a") == first


async def test_two_workers_queue_one_occasion_and_one_row_stands(database: Memory) -> None:
    first, second = await database.race(deliveries.queue, new_delivery(), NOW)
    assert first == second
    assert await database.do(deliveries.counts) == {DeliveryState.QUEUED: 1}


async def test_a_delivery_for_a_workspace_that_is_not_there_is_refused(database: Memory) -> None:
    with pytest.raises(IntegrityError):
        await queue(database, "a", workspace="T0NOWHERE")


async def test_what_stands_for_an_occasion(database: Memory) -> None:
    delivery = await queue(database, "a")
    assert await database.do(deliveries.id_of_key, WORKSPACE, "a") == delivery
    assert await database.do(deliveries.id_of_key, WORKSPACE, "b") is None
    assert await database.do(deliveries.id_of_key, ELSEWHERE, "a") is None


async def test_when_a_teams_last_message_of_a_kind_was_queued(database: Memory, ranking: Team) -> None:
    digest = {"team_id": ranking.id, "kinds": ("digest",)}
    assert await database.do(digest_items.last, WORKSPACE, ranking.id, ("digest",)) is None
    for key, now in (("first", NOW), ("failed", LATER)):
        await queue(database, key, now=now, **digest)
    await queue(database, "other", now=LATER, team_id=ranking.id, kinds=("notice",))
    assert await database.do(digest_items.last, WORKSPACE, ranking.id, ("digest",)) == LATER
    failed = await database.do(
        deliveries.get, WORKSPACE, await database.do(deliveries.id_of_key, WORKSPACE, "failed") or 0
    )
    await database.do(sending.end, failed, DeliveryState.FAILED, "channel_not_found")
    assert await database.do(digest_items.last, WORKSPACE, ranking.id, ("digest",)) == NOW


async def test_every_delivery_has_a_token_of_its_own(database: Memory) -> None:
    tokens = {(await database.do(deliveries.get, WORKSPACE, await queue(database, key))).token for key in "abc"}
    assert len(tokens) == 3


async def test_the_message_behind_a_place_in_slack(database: Memory) -> None:
    original = await queue(database, "original")
    redraw = await queue(database, "redraw", redraws=original)
    await stands(database, original)
    await stands(database, redraw)
    found: Delivery | None = await database.do(
        deliveries.at_message, WORKSPACE, channel="D0ALICE", ts="1764000000.000100"
    )
    assert found is not None
    assert found.id == original
    assert await database.do(deliveries.at_message, WORKSPACE, channel="D0ALICE", ts="1") is None
    assert await database.do(deliveries.at_message, ELSEWHERE, channel="D0ALICE", ts="1764000000.000100") is None
