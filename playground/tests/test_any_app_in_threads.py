"""An app as the first page of Bolt's guide has it: no async, Slack's plain client, and threads."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from playground.config import AppSpec, CommandSpec, Workspace
from playground.testing import Playground

pytestmark = pytest.mark.anyio

ECHO = AppSpec(
    name="Echo",
    scopes=frozenset({"chat:write", "commands", "im:history"}),
    events=frozenset({"message.im"}),
    commands=(CommandSpec("/echo"),),
)


def connected(base_url: str) -> SocketModeHandler:
    app = App(client=WebClient("xoxb-playground", base_url=base_url))

    @app.command("/echo")
    def again(ack: Any, command: dict[str, Any]) -> None:
        ack(f"You said: {command['text']}")

    @app.message("hello")
    def greet(message: dict[str, Any], say: Any) -> None:
        say(f"Hey <@{message['user']}>")

    handler = SocketModeHandler(app, "xapp-playground")
    handler.connect()
    return handler


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(Workspace.of(ECHO)) as running:
        handler = await asyncio.to_thread(connected, running.api_url)
        await running.connected()
        yield running
        await asyncio.to_thread(handler.close)


async def test_it_answers_also_when_its_old_connection_has_ended(slack: Playground) -> None:
    alice = slack.member("alice")
    await alice.types("/echo one")
    assert alice.newest() == "You said: one"
    await alice.says("hello")
    assert await alice.hears("Hey") == "Hey @alice"
    await slack.disconnects()
    await alice.types("/echo two")
    assert alice.newest() == "You said: two"
    assert slack.refused == []
