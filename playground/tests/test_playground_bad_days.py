"""Trouble on request: of each kind, for whom and how often, the same again from the same seed."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from greeter import Greeter, greeting
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from test_playground_http import greeting_by_http

from playground.config import Workspace, default_app
from playground.core.misbehave import Misbehave, Trouble
from playground.testing import Patience, Playground

pytestmark = pytest.mark.anyio

POST = "chat.postMessage"
AGAIN = Patience(ack=3.0, retries=(0.0, 0.0))
A_MINUTE = Patience(ack=3.0, retries=(60.0,))


async def says(client: AsyncWebClient, *words: str) -> list[str]:
    """Posts each to Alice; gives the error of each, or nothing."""
    return [await error_of(client, word) for word in words]


async def error_of(client: AsyncWebClient, word: str) -> str:
    try:
        await client.chat_postMessage(channel="U0ALICE", text=word)
    except SlackApiError as error:
        return str(error.response.status_code)
    return ""


async def test_a_trouble_strikes_as_often_as_was_asked(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.ratelimit(POST, 2)
    slack.misbehave.fail(POST, status=503)
    assert await says(client, "a", "b", "c", "d") == ["429", "429", "503", ""]


async def test_a_pattern_is_for_several_methods(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.fail("chat.*", 1)
    await client.auth_test()
    assert await says(client, "a", "b") == ["500", ""]


async def test_a_trouble_of_one_workspace_leaves_the_other_alone() -> None:
    app = default_app()
    other = Workspace(name="Other", id="T0OTHER", apps=(app,))
    async with Playground.running(Workspace(apps=(app,), beside=(other,))) as slack:
        slack.misbehave.fail(POST, 5, workspace="T0OTHER")
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
        assert await says(client, "a", "b") == ["", ""]
        slack.misbehave.fail(POST, 1, workspace="T0PLAYGROUND")
        assert await says(client, "c") == ["500"]


async def struck(seed: int) -> list[str]:
    async with Playground.running(seed=seed) as slack:
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])
        slack.misbehave.fail(POST, probability=0.5)
        return await says(client, *"abcdefghijkl")


async def test_the_same_seed_is_the_same_trouble() -> None:
    first = await struck(7)
    assert set(first) == {"", "500"}
    assert await struck(7) == first
    assert await struck(8) != first


async def test_a_seed_that_is_set_anew_begins_anew() -> None:
    misbehave = Misbehave(3)
    misbehave.slow(POST, seconds=1, probability=0.5)
    first = [misbehave.take(POST) is not None for _ in range(20)]
    misbehave.seed = 3
    assert [misbehave.take(POST) is not None for _ in range(20)] == first


async def test_an_answer_can_end_in_the_middle_of_what_was_done(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.cut(POST)
    with pytest.raises(aiohttp.ClientPayloadError):
        await client.chat_postMessage(channel="U0ALICE", text="Hello")
    assert slack.member("alice").reads() == ["Hello"]
    await client.auth_test()


async def test_a_slow_answer_comes_after_what_was_done(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.slow(POST, seconds=0.2)
    began = time.monotonic()
    posting = asyncio.create_task(client.chat_postMessage(channel="U0ALICE", text="Hello"))
    assert await slack.member("alice").hears("Hello") == "Hello"
    assert not posting.done()
    await posting
    assert time.monotonic() - began >= 0.2


async def test_a_message_is_stamped_by_a_clock_that_is_wrong(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.skew(POST, seconds=3600)
    posted = await client.chat_postMessage(channel="U0ALICE", text="Hello")
    assert float(posted["ts"]) == pytest.approx(slack.clock.now() + 3600)


async def test_a_response_url_has_its_bad_days_too() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        again = {"type": "actions", "elements": [{"type": "button", "text": plain("Again"), "action_id": "again"}]}
        await app.bolt.client.chat_postEphemeral(channel="C0IDEAS", user="U0ALICE", text="Once", blocks=[again])
        slack.misbehave.fail("response_url", status=503)
        await slack.member("alice").clicks("Again", in_channel="ideas")
        assert slack.member("alice").reads("ideas") == ["[Again]"]
        assert slack.calls[-1].error == "broken"


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def texts(app: Greeter) -> list[str]:
    return [str(event["text"]) for event in app.heard]


async def test_an_event_comes_twice() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        slack.misbehave.twice("message")
        await slack.member("alice").says("Once")
        await slack.member("alice").says("And once")
        assert texts(app) == ["Once", "Once", "And once"]


async def test_events_come_out_of_order() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        alice = slack.member("alice")
        slack.misbehave.late("message", 1, seconds=600)
        async with asyncio.timeout(5):
            await asyncio.gather(alice.says("First"), alice.says("Second"))
        assert texts(app) == ["Second", "First"]


async def test_a_late_event_comes_even_if_none_follows() -> None:
    async with Playground.running() as slack, greeting(slack) as app:
        slack.misbehave.late("message", seconds=0.05)
        await slack.member("alice").says("Alone")
        assert texts(app) == ["Alone"]


async def test_a_lost_acknowledgement_brings_the_event_again() -> None:
    async with Playground.running(patience=AGAIN) as slack, greeting(slack) as app:
        slack.misbehave.drop("message")
        await slack.member("alice").says("Hello")
        assert texts(app) == ["Hello", "Hello"]


async def test_an_event_cut_off_with_its_connection_comes_again_when_the_clock_says_so() -> None:
    async with Playground.running(patience=A_MINUTE) as slack, aiohttp.ClientSession() as session:
        line = await connected(slack, session)
        slack.misbehave.cut("message")
        saying = asyncio.create_task(slack.member("alice").says("Hello"))
        first = await line.receive_json()
        assert (await line.receive()).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
        line = await connected(slack, session)
        await slack.idle()
        slack.clock.jump(slack.clock.moment() + timedelta(minutes=1))
        again = await line.receive_json()
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")
        assert again["payload"]["event_id"] == first["payload"]["event_id"]
        await line.send_json({"envelope_id": again["envelope_id"]})
        await saying


async def connected(slack: Playground, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    """A connection of Socket Mode that has been greeted."""
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    line = await session.ws_connect(opened["url"])
    assert (await line.receive_json())["type"] == "hello"
    return line


async def test_a_signature_by_a_clock_that_is_wrong_is_refused_by_the_app() -> None:
    async with Playground.running() as slack, greeting_by_http(slack) as app:
        alice = slack.member("alice")
        slack.misbehave.skew("slash_commands", seconds=-600)
        with pytest.raises(AssertionError, match="dispatch_failed"):
            await alice.types("/robot start")
        assert app.heard == []
        await alice.types("/robot start")
        assert alice.newest() == "Hello you\n[Start]"


async def test_half_a_request_is_no_request() -> None:
    async with Playground.running() as slack, greeting_by_http(slack) as app:
        slack.misbehave.cut("slash_commands")
        with pytest.raises(AssertionError, match="dispatch_failed"):
            await slack.member("alice").types("/robot start")
        assert app.heard == []


@pytest.mark.parametrize(
    ("what", "asked", "said"),
    [
        pytest.param("message", {"kind": "ratelimited"}, "it is for methods", id="an event has no answer"),
        pytest.param(POST, {"kind": "twice"}, "it is for events", id="a call is made by the app"),
        pytest.param(POST, {"kind": "moody"}, "kind is one of", id="a mood"),
        pytest.param(POST, {"kind": "slow", "probability": 0}, "above 0", id="never"),
        pytest.param(POST, {"kind": "slow", "times": 0}, "1 at least", id="no times"),
    ],
)
async def test_nonsense_is_refused(what: str, asked: dict[str, Any], said: str) -> None:
    kind = asked.pop("kind")
    with pytest.raises(ValueError, match=said):
        Misbehave().plan(what, Trouble(kind), **asked)


async def test_trouble_ends_when_it_is_told_to(slack: Playground, client: AsyncWebClient) -> None:
    slack.misbehave.fail(POST, 9)
    first, second = slack.misbehave.rules[0], slack.misbehave.plan(POST, Trouble("slow", seconds=9))
    slack.misbehave.clear(first.number)
    assert slack.misbehave.rules == [second]
    slack.misbehave.clear()
    assert await says(client, "a") == [""]
    with pytest.raises(KeyError, match="there is no trouble 9"):
        slack.misbehave.clear(9)
