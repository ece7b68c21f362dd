"""The sender: once, in order, at the pace Slack allows; and what becomes of a message that does not get through."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from house import House
from outbox import POST, UPDATE, arrived, calls, owe, standing
from slack_sdk.web.async_client import AsyncWebClient

from bot import delivery
from db import teams
from db.outbox import DeliveryState, Priority
from handlers.framework.errors import LockedOut
from playground.core.misbehave import Hold
from playground.testing import Member

pytestmark = pytest.mark.anyio

MANAGED = {"channel": "C0RANKING", "person_id": None}


@pytest.fixture
async def team_id(home: House) -> int:
    """Bob's team, on which nobody has been spoken to yet."""
    await home.make_team("erin")
    async with home.trellis.tenant.app.transaction() as session:
        due = await teams.due(session, "T0PLAYGROUND", home.now + timedelta(weeks=2))
    return due[0].id


@pytest.fixture
async def bob(home: House, team_id: int) -> AsyncIterator[Member]:
    return home.member("bob")


async def test_a_message_is_sent_once_however_often_somebody_looks(home: House) -> None:
    first = await owe(home, "Hello")
    assert await owe(home, "Hello") == first
    assert await home.trellis.drain() == 1
    assert await home.trellis.drain() == 0
    sent = await standing(home, first)
    message = arrived(home, "Hello")[0]
    assert (sent.state, sent.ts, sent.sent_at) == (DeliveryState.SENT, message.ts, home.now)
    assert len(arrived(home, "Hello")) == 1


async def test_two_senders_at_once_send_it_once(home: House) -> None:
    held = home.slack.misbehave.hold(POST)
    await owe(home, "Hello")
    first = asyncio.create_task(home.trellis.drain())
    await held.reached()
    assert await delivery.drain(home.trellis.outbox) == 0  # another worker, which does not wait for this one
    held.release()
    assert await first == 1
    assert len(arrived(home, "Hello")) == 1


async def test_a_message_can_be_found_again_by_an_id_that_says_nothing(home: House) -> None:
    sent = await standing(home, await owe(home, "Hello"))
    await home.settle()
    message = arrived(home, "Hello")[0]
    assert message.metadata == {"event_type": "trellis_delivery", "event_payload": {"id": sent.token}}
    assert len(sent.token) == 32


async def test_retry_after_is_obeyed_for_the_method_that_it_was_about(home: House) -> None:
    face = await owe(home, "Before")
    await home.settle()
    home.slack.misbehave.ratelimit(POST, retry_after=30)
    refused, other = await owe(home, "Wait"), await owe(home, "Wait too")
    await owe(home, "redraw", "After", redraws=face)
    await home.settle()
    assert len(arrived(home, "After")) == 1
    before = len(calls(home, POST))
    await home.later(seconds=29)
    assert len(calls(home, POST)) == before
    await home.later(seconds=1)
    assert [(await standing(home, owed)).state for owed in (refused, other)] == [DeliveryState.SENT] * 2
    assert len(arrived(home, "Wait")) == len(arrived(home, "Wait too")) == 1


@pytest.mark.parametrize(
    ("trouble", "there"),
    [pytest.param("fail", 0, id="broken before it was done"), pytest.param("drop", 1, id="cut off after it was done")],
)
async def test_a_post_whose_answer_was_lost_is_never_sent_twice(
    home: House, bob: Member, team_id: int, trouble: str, there: int
) -> None:
    getattr(home.slack.misbehave, trouble)(POST)
    digest = await owe(home, "The week", **MANAGED, team_id=team_id)
    await home.settle()
    await home.later(hours=1)
    assert (await standing(home, digest)).state is DeliveryState.UNCERTAIN
    assert len(arrived(home, "The week", "ranking")) == there
    assert len([text for text in bob.reads() if "It may be there or not" in text]) == 1


async def test_a_post_that_slack_refuses_is_told_to_the_manager_with_slacks_reason(
    home: House, bob: Member, team_id: int
) -> None:
    home.slack.misbehave.refuse(POST, error="restricted_action")
    digest = await owe(home, "The week", **MANAGED, team_id=team_id)
    await home.settle()
    failed = await standing(home, digest)
    assert (failed.state, failed.error) == (DeliveryState.FAILED, "restricted_action")
    assert "I could not post the digest of Ranking in #ranking: Slack says `restricted_action`." in bob.newest()
    await home.later(hours=1)
    assert len([text for text in bob.reads() if "I could not post" in text]) == 1


async def test_a_direct_message_that_fails_is_told_to_nobody_else(home: House, bob: Member, team_id: int) -> None:
    before = bob.reads()
    home.slack.misbehave.refuse(POST, error="user_disabled")
    lost = await owe(home, "Hello", person_id=1)
    await home.settle()
    assert (await standing(home, lost)).state is DeliveryState.FAILED
    assert bob.reads() == before


async def test_when_slack_cannot_be_reached_it_is_sent_later(home: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    client = AsyncWebClient("xoxb-playground", base_url=f"http://127.0.0.1:{port}/api/", retry_handlers=[])
    owed = await owe(home, "Hello")
    assert await delivery.drain(replace(home.trellis.outbox, client=client)) == 0
    waiting = await standing(home, owed)
    assert waiting.state is DeliveryState.QUEUED
    assert "cannot reach Slack" in (waiting.error or "")
    await home.later(seconds=30)
    assert len(arrived(home, "Hello")) == 1


async def test_an_hour_without_slack_loses_nothing(home: House) -> None:
    owed = await owe(home, "Hello")
    home.slack.misbehave.ratelimit(POST, times=12, retry_after=300)
    for _ in range(12):
        await home.later(minutes=5)
    assert (await standing(home, owed)).state is DeliveryState.QUEUED
    await home.later(hours=1)
    assert len(arrived(home, "Hello")) == 1


async def test_a_post_cut_short_by_a_crash_is_doubted_and_never_sent_again(
    home: House, bob: Member, team_id: int
) -> None:
    held = home.slack.misbehave.hold(POST)
    digest = await owe(home, "The week", **MANAGED, team_id=team_id)
    await crash(home, held)
    assert (await standing(home, digest)).state is DeliveryState.SENDING
    await home.later(seconds=29)  # the lane is the dead one's for half a minute
    assert (await standing(home, digest)).state is DeliveryState.SENDING
    await home.later(seconds=1)
    assert (await standing(home, digest)).state is DeliveryState.UNCERTAIN
    assert bob.reads() == []
    await home.later(seconds=30)
    assert len(arrived(home, "The week", "ranking")) == 1
    assert "It may be there or not" in bob.newest()


async def test_a_redraw_cut_short_by_a_crash_is_drawn_again(home: House) -> None:
    face = await owe(home, "Before")
    await home.settle()
    held = home.slack.misbehave.hold(UPDATE)
    redraw = await owe(home, "redraw", "After", redraws=face)
    await crash(home, held)
    await home.later(minutes=3)
    assert (await standing(home, redraw)).state is DeliveryState.SENT
    assert len(arrived(home, "After")) == 1


async def crash(home: House, held: Hold) -> None:
    """The sender dies while Slack, which has done what was asked, still owes the answer."""
    sender = asyncio.create_task(home.trellis.drain())
    await held.reached()
    sender.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sender
    held.release()


async def test_a_redraw_whose_answer_was_lost_is_drawn_again(home: House) -> None:
    face = await owe(home, "Before")
    await home.settle()
    home.slack.misbehave.drop(UPDATE)
    redraw = await owe(home, "redraw", "After", redraws=face)
    await home.settle()
    assert (await standing(home, redraw)).state is DeliveryState.QUEUED
    await home.later(seconds=20)
    assert (await standing(home, redraw)).state is DeliveryState.SENT
    assert len(calls(home, UPDATE)) == 2
    assert len(arrived(home, "After")) == 1


async def test_a_reply_waits_for_the_head_of_its_thread(home: House) -> None:
    home.slack.misbehave.ratelimit(POST, retry_after=30)
    head = await owe(home, "Head", priority=Priority.NUDGE)
    await owe(home, "Reply", thread=head, priority=Priority.ANSWER)
    await home.settle()
    await home.later(seconds=30)
    assert arrived(home, "Reply")[0].thread_ts == arrived(home, "Head")[0].ts


async def test_answers_go_before_digests_and_digests_before_nudges(home: House) -> None:
    await owe(home, "A nudge", priority=Priority.NUDGE)
    await owe(home, "A digest", priority=Priority.DIGEST)
    await owe(home, "An answer", priority=Priority.ANSWER)
    await owe(home, "A second answer", priority=Priority.ANSWER)
    await home.settle()
    assert [call.args["text"] for call in calls(home, POST)] == ["An answer", "A second answer", "A digest", "A nudge"]


async def test_what_waited_too_long_is_not_sent_any_more(home: House) -> None:
    home.slack.misbehave.ratelimit(POST, retry_after=3600)
    late = await owe(home, "Good morning", expires_at=home.now + timedelta(minutes=30))
    await owe(home, "Still true")
    await home.settle()
    await home.later(hours=1)
    assert (await standing(home, late)).state is DeliveryState.EXPIRED
    assert not arrived(home, "Good morning")
    assert len(arrived(home, "Still true")) == 1


async def test_what_is_due_later_is_sent_then(home: House) -> None:
    await owe(home, "Good morning", due_at=home.now + timedelta(hours=1))
    await home.later(minutes=59)
    assert not arrived(home, "Good morning")
    await home.later(minutes=1)
    assert len(arrived(home, "Good morning")) == 1


async def test_a_new_face_that_slack_refuses_is_told_once_and_says_that_the_words_are_kept(home: House) -> None:
    alice = await home.start("alice")
    await alice.types("/growth checkin")
    home.slack.misbehave.refuse(UPDATE, 2, error="edit_window_closed")
    await alice.fills("What you will do next", "Write the runbook")
    await home.let(alice.submits())
    told = "Saved: what you did or wrote is kept. Slack did not let me change the message it belongs to"
    assert alice.newest().startswith(told)
    await home.write(alice, (("What you will do next", ""), "Write it today"))
    assert [text.startswith(told) for text in alice.reads()].count(True) == 1


async def test_a_face_that_nobody_asked_for_is_refused_in_silence(home: House) -> None:
    face = await owe(home, "Before")
    await home.settle()
    home.slack.misbehave.refuse(UPDATE, error="edit_window_closed")
    await owe(home, "redraw", "After", redraws=face, priority=Priority.NUDGE)
    await home.settle()
    assert home.member("alice").reads() == ["Before"]


@pytest.mark.parametrize("error", ["token_revoked", "missing_scope", "ekm_access_denied"])
async def test_who_is_locked_out_loses_nothing_and_goes_on_when_let_in_again(home: House, error: str) -> None:
    home.slack.misbehave.refuse(POST, error=error)
    first, second = await owe(home, "One"), await owe(home, "Two")
    with pytest.raises(LockedOut, match=error):
        await home.settle()
    assert [(await standing(home, owed)).state for owed in (first, second)] == [DeliveryState.QUEUED] * 2
    await home.later(seconds=1)
    assert len(arrived(home, "One")) == len(arrived(home, "Two")) == 1


async def test_what_only_one_message_meets_does_not_stand_in_the_way_of_the_others(home: House) -> None:
    home.slack.misbehave.refuse(POST, error="ekm_access_denied")
    await owe(home, "One")
    await owe(home, "Two")
    with pytest.raises(LockedOut):
        await home.settle()
    await home.settle()
    assert [len(arrived(home, words)) for words in ("One", "Two")] == [0, 1]
