"""Conversations as an app opens, finds and leaves them, and who it finds there: the methods, page by page."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from hearing import hearing
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import Workspace, default_app
from playground.errors import ActFailed
from playground.testing import Playground

pytestmark = pytest.mark.anyio

CURIOUS = frozenset({"message.mpim", "message.channels", "member_joined_channel", "reaction_added", "reaction_removed"})


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    app = replace(default_app(), events=default_app().events | CURIOUS)
    async with Playground.running(Workspace(apps=(app,))) as running:
        yield running


async def test_several_people_share_one_conversation(slack: Playground, client: AsyncWebClient) -> None:
    opened = await client.conversations_open(users="U0ALICE,U0BOB", return_im=True)
    channel = opened["channel"]
    assert (channel["is_mpim"], channel["is_im"], channel["name"]) == (True, False, "mpdm-alice--bob--robot-1")
    again = await client.conversations_open(users="U0BOB,U0ALICE")
    assert (again["channel"]["id"], again["already_open"]) == (channel["id"], True)
    await client.chat_postMessage(channel=channel["id"], text="The two of you")
    assert slack.member("bob").reads(channel["id"]) == ["The two of you"]
    with pytest.raises(ActFailed, match="not_in_channel"):
        await slack.member("charlie").says("Let me in", in_channel=channel["id"])


async def test_what_is_said_among_several_is_heard_as_such(slack: Playground, client: AsyncWebClient) -> None:
    uid = str((await client.conversations_open(users="U0ALICE,U0BOB"))["channel"]["id"])
    async with hearing(slack) as heard:
        await slack.member("alice").says("Shall we?", in_channel=uid)
    assert heard.of("message")[0]["event"]["channel_type"] == "mpim"
    listed = await client.conversations_list(types="mpim")
    assert [channel["id"] for channel in listed["channels"]] == [uid]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param({"users": ",".join(f"U{n}" for n in range(9))}, "too_many_users", id="a crowd"),
        pytest.param({"users": "U0ALICE,U0NONE"}, "user_not_found", id="somebody who is not there"),
        pytest.param({"users": "U0ALICE,U0HENRY"}, "user_disabled", id="somebody who left"),
        pytest.param({"channel": "C0IDEAS"}, "method_not_supported_for_channel_type", id="a channel"),
        pytest.param({"users": "U0ALICE", "prevent_creation": True}, "channel_not_found", id="only if it is there"),
    ],
)
async def test_a_talk_that_cannot_be_opened(client: AsyncWebClient, args: dict[str, Any], error: str) -> None:
    with pytest.raises(SlackApiError, match=error):
        await client.api_call("conversations.open", json=args)


async def test_an_app_joins_a_channel_once(slack: Playground, client: AsyncWebClient) -> None:
    async with hearing(slack) as heard:
        await client.conversations_join(channel="C0GENERAL")
        again = await client.conversations_join(channel="C0GENERAL")
        await slack.idle()
    assert again["warning"] == "already_in_channel"
    assert [payload["event"]["user"] for payload in heard.of("member_joined_channel")] == ["U0ROBOT"]
    with pytest.raises(SlackApiError, match="is_archived"):
        await client.conversations_join(channel="C0LAUNCH2024")


async def test_somebody_is_found_by_their_address(client: AsyncWebClient) -> None:
    found = await client.users_lookupByEmail(email="Alice@playground.example")
    assert found["user"]["id"] == "U0ALICE"
    profile = (await client.users_profile_get(user="U0ALICE"))["profile"]
    assert (profile["email"], profile["title"]) == ("alice@playground.example", "Machine learning engineer")
    for email in ("henry@playground.example", "nobody@playground.example"):
        with pytest.raises(SlackApiError, match="users_not_found"):
            await client.users_lookupByEmail(email=email)


async def test_an_app_learns_which_conversations_somebody_is_in(client: AsyncWebClient) -> None:
    own = await client.users_conversations(types="public_channel,private_channel")
    bobs = await client.users_conversations(user="U0BOB", exclude_archived=True)
    assert [channel["name"] for channel in own["channels"]] == ["ideas"]
    assert [channel["name"] for channel in bobs["channels"]] == ["general", "ideas"]


async def test_a_reaction_is_given_and_taken_back(slack: Playground, client: AsyncWebClient) -> None:
    async with hearing(slack) as heard:
        said = await slack.member("alice").says("It works", in_channel="ideas")
        where = {"channel": "C0IDEAS", "timestamp": said.ts, "name": "seedling"}
        await client.reactions_add(**where)
        await client.reactions_remove(**where)
        await slack.idle()
    assert slack.channel("ideas").messages()[0].reactions == ()
    told = [payload["event"] for kind in ("reaction_added", "reaction_removed") for payload in heard.of(kind)]
    assert [(event["type"], event["item"]["ts"]) for event in told] == [
        ("reaction_added", said.ts),
        ("reaction_removed", said.ts),
    ]
    with pytest.raises(SlackApiError, match="no_reaction"):
        await client.reactions_remove(**where)
    with pytest.raises(SlackApiError, match="invalid_name"):
        await client.reactions_add(**(where | {"name": "not an emoji"}))


async def test_what_is_private_has_no_name_before_an_app(slack: Playground) -> None:
    async with hearing(slack) as heard:
        await slack.member("bob").types("/robot", in_channel="leads")
        await slack.member("bob").types("/robot")
    assert [envelope["payload"]["channel_name"] for envelope in heard] == ["privategroup", "directmessage"]


PAGED = [
    pytest.param("users.list", {}, "members", 10, id="people"),
    pytest.param("conversations.list", {}, "channels", 3, id="channels"),
    pytest.param("conversations.members", {"channel": "C0IDEAS"}, "members", 7, id="members"),
    pytest.param("users.conversations", {"user": "U0BOB"}, "channels", 3, id="somebody's channels"),
    pytest.param("conversations.history", {"channel": "C0IDEAS"}, "messages", 5, id="history"),
    pytest.param("chat.scheduledMessages.list", {}, "scheduled_messages", 2, id="what waits"),
]


@pytest.mark.parametrize(("method", "args", "name", "count"), PAGED)
async def test_a_list_comes_in_pages(
    slack: Playground, client: AsyncWebClient, method: str, args: dict[str, str], name: str, count: int
) -> None:
    for n in range(5):
        await client.chat_postMessage(channel="C0IDEAS", text=f"{n}")
    for hour in (1, 2):
        at = int(slack.clock.now()) + hour * 3600
        await client.chat_scheduleMessage(channel="C0IDEAS", text="later", post_at=at)
    pages = [page[name] async for page in await client.api_call(method, params=args | {"limit": 2})]
    assert [len(page) for page in pages] == [2] * (count // 2) + [1] * (count % 2)
    assert len({str(item) for page in pages for item in page}) == count


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        pytest.param("{", "application/json", "invalid_json", id="half an object"),
        pytest.param("[]", "application/json; charset=utf-8", "json_not_object", id="a list"),
        pytest.param("text", "text/plain", "invalid_post_type", id="plain text"),
        pytest.param(b"text=\xff", "application/x-www-form-urlencoded", "invalid_form_data", id="no letters"),
    ],
)
async def test_a_body_that_cannot_be_read_is_told_so(
    slack: Playground, body: str | bytes, kind: str, error: str
) -> None:
    headers = {"content-type": kind, "authorization": "Bearer xoxb-playground"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{slack.api_url}chat.postMessage", data=body, headers=headers) as response,
    ):
        assert (response.status, await response.json()) == (200, {"ok": False, "error": error})


async def test_an_event_needs_its_scope(client: AsyncWebClient) -> None:
    app = replace(default_app(), scopes=default_app().scopes - {"im:history", "users:read"})
    async with Playground.running(Workspace(apps=(app,))) as slack, hearing(slack) as heard:
        await slack.member("alice").says("Can you hear me?")
        await slack.member("alice").changes(tz="UTC")
        await slack.member("alice").opens_home()
        await slack.idle()
    assert [envelope["payload"]["event"]["type"] for envelope in heard] == ["app_home_opened"]


async def test_markdown_stands_alone(slack: Playground, client: AsyncWebClient) -> None:
    await client.api_call("chat.postMessage", json={"channel": "U0ALICE", "markdown_text": "**Bold**"})
    assert slack.member("alice").newest() == "**Bold**"
    with pytest.raises(SlackApiError, match="markdown_text_conflict"):
        await client.api_call("chat.postMessage", json={"channel": "U0ALICE", "markdown_text": "a", "text": "b"})
