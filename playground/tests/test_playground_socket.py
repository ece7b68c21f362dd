"""Socket Mode as a client sees it: hello, envelopes and their book, and connections that come to their end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import aiohttp
import pytest
from greeter import greeting
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.delivery.ledger import Ledger
from playground.delivery.socket_mode import Sockets
from playground.testing import Patience, Playground

pytestmark = pytest.mark.anyio

HASTY = Patience(ack=0.1, retries=(0.0,))


@asynccontextmanager
async def connection(slack: Playground, more: str = "") -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A connection, before its hello was read."""
    opened = await AsyncWebClient(base_url=slack.api_url).apps_connections_open(app_token="xapp-playground")
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"] + more) as socket:
        yield socket


@asynccontextmanager
async def greeted(slack: Playground) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    async with connection(slack) as socket:
        await socket.receive_json()
        yield socket


def sockets(slack: Playground) -> Sockets:
    return slack.slack.sockets["A0ROBOT"]


def book(slack: Playground) -> Ledger:
    return sockets(slack).ledger


async def typed(slack: Playground, socket: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    """The envelope of a command that Alice types, acknowledged."""
    typing = asyncio.create_task(slack.member("alice").types("/robot"))
    envelope: dict[str, Any] = await socket.receive_json()
    await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Hello"}})
    await typing
    return envelope


async def test_a_connection_begins_with_hello(slack: Playground) -> None:
    async with connection(slack) as first, connection(slack, "&debug_reconnects=true") as second:
        hello, another = await first.receive_json(), await second.receive_json()
    assert (hello["type"], hello["num_connections"], another["num_connections"]) == ("hello", 1, 2)
    assert hello["connection_info"] == {"app_id": "A0ROBOT"}
    assert hello["debug_info"]["approximate_connection_time"] == 3600
    assert another["debug_info"]["approximate_connection_time"] == 360


async def test_an_answer_comes_back_on_its_envelope(slack: Playground) -> None:
    async with greeted(slack) as socket:
        envelope = await typed(slack, socket)
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert slack.member("alice").reads() == ["Hello"]


async def test_the_book_tells_what_was_acknowledged_and_what_was_not(slack: Playground) -> None:
    slack.slack.links["A0ROBOT"].patience = HASTY
    async with greeted(slack) as socket:
        envelope = await typed(slack, socket)
        with pytest.raises(AssertionError, match="did not acknowledge"):
            await slack.member("alice").opens_home()
    first, *unanswered = book(slack).entries
    assert (first.envelope_id, first.acknowledged_at) == (envelope["envelope_id"], slack.clock.now())
    assert [(entry.what, entry.attempt) for entry in unanswered] == [("app_home_opened", 0), ("app_home_opened", 1)]
    assert book(slack).open == unanswered


async def test_an_answer_that_comes_too_late_is_noted_and_counts_for_nothing(slack: Playground) -> None:
    slack.slack.links["A0ROBOT"].patience = HASTY
    async with greeted(slack) as socket:
        with pytest.raises(AssertionError, match="operation_timeout"):
            await slack.member("alice").types("/robot")
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "Sorry"}})
        await socket.send_json({"envelope_id": "nobody's"})
        await typed(slack, socket)
    assert [(entry.is_late, entry.acknowledged_at is None) for entry in book(slack).entries] == [
        (True, False),
        (False, False),
    ]
    assert list(book(slack).strays) == ["nobody's"]
    assert slack.member("alice").reads() == ["Hello"]


@pytest.mark.parametrize("words", ["ping", "[]", '{"type": "pong"}', "{", '"x"'])
async def test_words_that_are_no_answer_do_no_harm(slack: Playground, words: str) -> None:
    async with greeted(slack) as socket:
        await socket.send_str(words)
        await typed(slack, socket)


async def test_what_comes_goes_to_any_connection(slack: Playground) -> None:
    async with greeted(slack) as first, greeted(slack) as second:
        for socket in (first, second, first):
            await typed(slack, socket)
    assert [entry.connection for entry in book(slack).entries] == [1, 2, 1]


async def test_there_are_ten_connections_and_no_more(slack: Playground) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(10):
            await stack.enter_async_context(greeted(slack))
        with pytest.raises(SlackApiError, match="too_many_websockets"):
            await stack.enter_async_context(greeted(slack))


async def test_a_connection_is_told_before_it_ends(slack: Playground) -> None:
    sockets(slack).lifetime = 0.05
    async with greeted(slack) as socket:
        farewells = [await socket.receive_json() for _ in range(2)]
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert [(frame["type"], frame["reason"]) for frame in farewells] == [
        ("disconnect", "warning"),
        ("disconnect", "refresh_requested"),
    ]
    assert not sockets(slack).is_open


async def test_an_app_comes_back_when_its_hour_is_over(slack: Playground) -> None:
    sockets(slack).lifetime = 0.05
    async with greeting(slack) as app:
        sockets(slack).lifetime = 3600
        await asyncio.wait_for(another_connection(slack), 10)
        await slack.member("alice").types("/robot start")
        assert slack.member("alice").newest() == "Hello you\n[Start]"
        assert app.heard[0]["command"] == "/robot"


async def another_connection(slack: Playground) -> None:
    """Waits until the app has asked for one."""
    with slack.slack.bus.listening("U0ALICE") as notices:
        while [call.method for call in slack.calls].count("apps.connections.open") < 2:
            await notices.get()
    await slack.connected()
