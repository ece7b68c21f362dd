"""Under which name an app speaks, and where a reply of it stands."""

from dataclasses import replace

import pytest
from hearing import hearing
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import Workspace, default_app
from playground.testing import Playground

pytestmark = pytest.mark.anyio

AS_ANOTHER = {"channel": "C0IDEAS", "text": "Built", "username": "Builder", "icon_emoji": ":hammer:"}


async def test_an_app_that_may_speaks_under_another_name(client: AsyncWebClient) -> None:
    said = (await client.api_call("chat.postMessage", json=AS_ANOTHER))["message"]
    assert (said["subtype"], said["username"], said["icons"]) == ("bot_message", "Builder", {"emoji": ":hammer:"})
    pictured = await client.api_call(
        "chat.postMessage", json=AS_ANOTHER | {"icon_emoji": "", "icon_url": "https://example.org/a.png"}
    )
    assert pictured["message"]["icons"] == {"image_48": "https://example.org/a.png"}


async def test_without_the_scope_another_name_is_passed_over() -> None:
    app = replace(default_app(), scopes=default_app().scopes - {"chat:write.customize"})
    async with Playground.running(Workspace(apps=(app,))) as slack:
        client = AsyncWebClient(app.bot_token, base_url=slack.api_url)
        said = (await client.api_call("chat.postMessage", json=AS_ANOTHER))["message"]
    assert not {"subtype", "username", "icons"} & said.keys()


async def test_a_reply_can_stand_in_the_channel_too(slack: Playground, client: AsyncWebClient) -> None:
    head = await client.chat_postMessage(channel="C0IDEAS", text="Release")
    reply = {"channel": "C0IDEAS", "thread_ts": head["ts"]}
    await client.api_call("chat.postMessage", json=reply | {"text": "Step one"})
    await client.api_call("chat.postMessage", json=reply | {"text": "It is out", "reply_broadcast": True})
    history = await client.conversations_history(channel="C0IDEAS")
    assert [(one["text"], one.get("subtype")) for one in history["messages"]] == [
        ("It is out", "thread_broadcast"),
        ("Release", None),
    ]
    thread = await client.conversations_replies(channel="C0IDEAS", ts=str(head["ts"]))
    assert [one["text"] for one in thread["messages"]] == ["Release", "Step one", "It is out"]


async def test_the_event_of_such_a_reply_names_its_thread() -> None:
    app = replace(default_app(), events=default_app().events | {"message.channels"})
    async with Playground.running(Workspace(apps=(app,))) as slack, hearing(slack) as heard:
        client = AsyncWebClient(app.bot_token, base_url=slack.api_url)
        head = await slack.member("alice").says("Is it out?", in_channel="ideas")
        reply = {"channel": "C0IDEAS", "thread_ts": head.ts, "text": "It is", "reply_broadcast": True}
        await client.api_call("chat.postMessage", json=reply)
        await slack.idle()
    told = heard.of("message")[-1]["event"]
    assert (told["subtype"], told["root"]["ts"], told["root"]["text"]) == ("thread_broadcast", head.ts, "Is it out?")
