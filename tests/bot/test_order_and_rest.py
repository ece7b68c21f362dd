"""Slack asks for patience: what waits keeps its order, no longer than asked, and a step by hand says what is left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import House
from outbox import POST, arrived, calls, owe

from bot import delivery

pytestmark = pytest.mark.anyio


async def test_after_a_rest_the_answers_to_one_person_keep_their_order(home: House) -> None:
    home.slack.misbehave.ratelimit(POST, retry_after=30)
    for words in ("First", "Second", "Third"):
        await owe(home, words)
    await home.settle()
    await home.later(seconds=30)
    said = [call.args["text"] for call in calls(home, POST) if call.ok]
    assert said[-3:] == ["First", "Second", "Third"]


async def test_a_clock_that_is_set_back_makes_no_rest_longer(home: House) -> None:
    home.slack.misbehave.ratelimit(POST, retry_after=30)
    await owe(home, "Hello", due_at=home.now - timedelta(days=1))
    await home.settle()
    assert not arrived(home, "Hello")
    earlier = home.now - timedelta(hours=1)
    app = replace(home.trellis.tenant.app, now=lambda: earlier)
    tenant = replace(home.trellis.tenant, app=app)
    assert await delivery.drain(replace(home.trellis.outbox, tenant=tenant)) == 1


async def test_by_hand_all_that_is_due_is_done_and_what_remains_is_counted(home: House) -> None:
    home.slack.misbehave.ratelimit(POST, retry_after=30)
    await owe(home, "Wait")
    await owe(home, "Later", due_at=home.now + timedelta(hours=1))
    assert (await home.trellis.catch_up()).counts["messages"] == 1
    await home.later(seconds=30)
    assert (await home.trellis.catch_up()).count == 0
    assert len(arrived(home, "Wait")) == 1
