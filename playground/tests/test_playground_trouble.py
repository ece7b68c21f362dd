"""Slack on a bad day, and an app on one: refused, dropped, held, unanswered, sent again."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from greeter import greeting, plain
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Patience, Playground

pytestmark = pytest.mark.anyio

HASTY = Patience(ack=0.05, retries=(0.0, 0.0))


async def test_too_many_requests_say_when_to_come_back(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.ratelimit("chat.postMessage", retry_after=30)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel="U0ALICE", text="Hello")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "30"
    assert slack.member("alice").reads() == []
    await client.chat_postMessage(channel="U0ALICE", text="Hello")


async def test_a_broken_slack_does_nothing(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.fail("chat.postMessage", times=2, status=503)
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await client.chat_postMessage(channel="U0ALICE", text="Hello")
    slack.misbehave.refuse("chat.postMessage", error="fatal_error")
    with pytest.raises(SlackApiError, match="fatal_error"):
        await client.chat_postMessage(channel="U0ALICE", text="Hello")
    assert [call.error for call in slack.refused] == ["broken", "broken", "fatal_error"]
    assert slack.member("alice").reads() == []


async def test_a_dropped_answer_hides_a_message_that_is_there(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.drop("chat.postMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel="U0ALICE", text="Hello")
    assert slack.member("alice").reads() == ["Hello"]


async def test_an_answer_can_be_held_back(slack: Playground, client: AsyncWebClient) -> None:
    hold = slack.misbehave.hold("chat.postMessage")
    posting = asyncio.create_task(client.chat_postMessage(channel="U0ALICE", text="Hello"))
    await hold.reached()
    assert slack.member("alice").reads() == ["Hello"]
    assert not posting.done()
    hold.release()
    assert (await posting)["ok"] is True


async def test_nobody_there_is_a_failed_dispatch(slack: Playground) -> None:
    alice = slack.member("alice")
    with pytest.raises(AssertionError, match="dispatch_failed"):
        await alice.types("/robot")
    with pytest.raises(AssertionError, match="did not acknowledge"):
        await alice.says("hello")


async def test_an_app_that_does_not_answer_is_a_timeout() -> None:
    async with Playground.running(patience=HASTY) as slack, deaf(slack) as frames:
        with pytest.raises(AssertionError, match="operation_timeout"):
            await slack.member("alice").types("/robot")
        assert [frame["type"] for frame in frames] == ["hello", "slash_commands"]


async def test_an_event_that_is_not_acknowledged_comes_again() -> None:
    async with Playground.running(patience=HASTY) as slack, deaf(slack) as frames:
        with pytest.raises(AssertionError, match="did not acknowledge"):
            await slack.member("alice").opens_home()
        events = frames[1:]
        assert [event["retry_attempt"] for event in events] == [0, 1, 2]
        assert [event["retry_reason"] for event in events] == ["", "timeout", "timeout"]
        assert len({event["payload"]["event_id"] for event in events}) == 1
        assert len({event["envelope_id"] for event in events}) == 3


@asynccontextmanager
async def deaf(slack: Playground) -> AsyncIterator[list[dict[str, Any]]]:
    """A connection that takes everything and acknowledges nothing; gives what came on it."""
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    frames: list[dict[str, Any]] = []
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]) as socket:

        async def listen() -> None:
            while (frame := await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                frames.append(json.loads(frame.data))

        listening = asyncio.create_task(listen())
        await slack.connected()
        yield frames
        await socket.close()
        await listening


async def test_a_ticket_opens_one_connection(slack: Playground) -> None:
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(opened["url"]) as socket:
            assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])


async def test_a_ticket_is_good_for_half_a_minute_of_the_clock(slack: Playground) -> None:
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    slack.clock.jump(slack.clock.moment() + timedelta(seconds=31))
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])


async def test_the_app_comes_back_after_a_disconnect() -> None:
    async with Playground.running() as slack, greeting(slack):
        await slack.disconnects()
        alice = slack.member("alice")
        await alice.types("/robot start")
        assert alice.newest() == "Hello you\n[Start]"


async def test_a_view_that_slack_would_not_show_fails_the_act() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")

        async def wrongly(ack: Any) -> None:
            await ack(response_action="update", view={"type": "modal", "title": plain("x" * 25), "blocks": []})

        app.bolt.view("wrong")(wrongly)
        view = {"type": "modal", "callback_id": "wrong", "title": plain("T"), "submit": plain("Go"), "blocks": []}
        trigger = slack.slack.triggers.issue(alice.id, "A0ROBOT")
        await app.bolt.client.views_open(trigger_id=trigger, view=view)
        with pytest.raises(AssertionError, match="less than 25 characters"):
            await alice.submits()


async def test_a_trigger_used_twice_fails_the_act() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        view = {"type": "modal", "title": plain("T"), "blocks": []}

        async def twice(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
            for _ in range(2):
                with suppress(SlackApiError):
                    await client.views_open(trigger_id=body["trigger_id"], view=view)
            await ack()

        app.bolt.shortcut("make_a_task")(twice)
        said = await alice.says("A topic", in_channel="general")
        with pytest.raises(AssertionError, match="exchanged_trigger_id"):
            await alice.uses("Make a task", on=said)


async def test_a_response_url_serves_five_times_for_half_an_hour(slack: Playground) -> None:
    responses = slack.slack.responses
    url = f"{slack.url}{responses.issue('A0ROBOT', 'U0ALICE', channel=slack.member('alice').dm.id)}"
    async with aiohttp.ClientSession() as session:
        for n in range(5):
            async with session.post(url, json={"text": f"Answer {n}"}) as response:
                assert await response.text() == "ok"
        async with session.post(url, json={"text": "Answer 6"}) as response:
            assert (response.status, (await response.json())["error"]) == (404, "used_url")
    assert slack.member("alice").reads()[-1] == "Answer 4"
    assert all(message.seen_by for message in slack.member("alice").messages())


async def test_an_ephemeral_message_can_be_replaced_from_its_button() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        again = {"type": "actions", "elements": [{"type": "button", "text": plain("Again"), "action_id": "again"}]}
        await app.bolt.client.chat_postEphemeral(channel="C0IDEAS", user=alice.id, text="Once", blocks=[again])
        await alice.clicks("Again", in_channel="ideas")
        assert alice.reads("ideas") == ["Replaced"]
        assert app.heard[-1]["container"]["is_ephemeral"] is True
        assert "message" not in app.heard[-1]
