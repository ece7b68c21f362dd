"""The Web API as an app meets it: what it answers, and what it refuses by which name."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import Workspace, default_app
from playground.testing import Playground

pytestmark = pytest.mark.anyio

PLAIN = {"type": "plain_text", "text": "Words"}
MODAL: dict[str, Any] = {"type": "modal", "title": PLAIN, "blocks": [{"type": "divider"}]}
HOME: dict[str, Any] = {"type": "home", "blocks": [{"type": "divider"}]}

REFUSALS = [
    pytest.param("chat.postMessage", {"channel": "C0IDEAS"}, "no_text", id="nothing said"),
    pytest.param("chat.postMessage", {"text": "x"}, "invalid_arguments", id="to nowhere"),
    pytest.param("chat.postMessage", {"channel": "C0NONE", "text": "x"}, "channel_not_found", id="no such channel"),
    pytest.param("chat.postMessage", {"channel": "C0LEADS", "text": "x"}, "channel_not_found", id="a private channel"),
    pytest.param("chat.postMessage", {"channel": "C0GENERAL", "text": "x"}, "not_in_channel", id="not a member"),
    pytest.param("chat.postMessage", {"channel": "C0LAUNCH2024", "text": "x"}, "is_archived", id="archived"),
    pytest.param("chat.postMessage", {"channel": "U0HENRY", "text": "x"}, "channel_not_found", id="somebody who left"),
    pytest.param(
        "chat.postMessage",
        {"channel": "U0ALICE", "text": "x", "thread_ts": "1.0"},
        "cannot_reply_to_message",
        id="a reply to nothing",
    ),
    pytest.param("chat.postMessage", {"channel": "U0ALICE", "blocks": "["}, "invalid_blocks_format", id="half a list"),
    pytest.param("chat.postMessage", {"channel": "U0ALICE", "blocks": "[{}]"}, "invalid_blocks", id="a bad block"),
    pytest.param("chat.update", {"channel": "U0ALICE", "ts": "1.0", "text": "x"}, "channel_not_found", id="by person"),
    pytest.param("chat.update", {"channel": "C0IDEAS", "ts": "1.0", "text": "x"}, "message_not_found", id="no message"),
    pytest.param(
        "chat.postEphemeral",
        {"channel": "C0IDEAS", "user": "U0GRACE", "text": "x"},
        "user_not_in_channel",
        id="to a guest elsewhere",
    ),
    pytest.param("conversations.open", {"users": "U0HENRY"}, "user_disabled", id="a talk with somebody who left"),
    pytest.param("conversations.open", {}, "users_list_not_supplied", id="a talk with nobody"),
    pytest.param("conversations.history", {"channel": "C0GENERAL"}, "not_in_channel", id="reading elsewhere"),
    pytest.param("conversations.list", {"types": "rooms"}, "invalid_types", id="an unknown kind"),
    pytest.param("users.info", {"user": "U0NONE"}, "user_not_found", id="nobody"),
    pytest.param("users.list", {"cursor": "soon"}, "invalid_cursor", id="a made-up cursor"),
    pytest.param("views.open", {"trigger_id": "1", "view": MODAL}, "invalid_trigger_id", id="a made-up trigger"),
    pytest.param("views.open", {"trigger_id": "1", "view": HOME}, "invalid_arguments", id="a home as a modal"),
    pytest.param("views.update", {"view_id": "V1", "view": MODAL}, "not_found", id="no view"),
    pytest.param("views.publish", {"user_id": "U0NONE", "view": HOME}, "invalid_arguments", id="a home of nobody"),
    pytest.param("chat.scream", {}, "unknown_method", id="an unknown method"),
]


async def error_of(client: AsyncWebClient, method: str, args: dict[str, Any]) -> str:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=args)
    return str(refused.value.response["error"])


@pytest.mark.parametrize(("method", "args", "error"), REFUSALS)
async def test_slack_refuses(client: AsyncWebClient, method: str, args: dict[str, Any], error: str) -> None:
    assert await error_of(client, method, args) == error


@pytest.mark.parametrize(
    ("token", "error"),
    [
        pytest.param("", "not_authed", id="no token"),
        pytest.param("xoxb-other", "invalid_auth", id="an unknown token"),
        pytest.param("xapp-playground", "not_allowed_token_type", id="the token of the connection"),
    ],
)
async def test_a_token_is_asked_for(slack: Playground, token: str, error: str) -> None:
    client = AsyncWebClient(token, base_url=slack.api_url)
    assert await error_of(client, "chat.postMessage", {"channel": "U0ALICE", "text": "x"}) == error


async def test_a_scope_that_was_not_asked_for_is_named() -> None:
    app = replace(default_app(), scopes=frozenset({"chat:write"}))
    async with Playground.running(Workspace(apps=(app,))) as slack:
        client = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
        with pytest.raises(SlackApiError) as refused:
            await client.users_info(user="U0ALICE")
        answer = refused.value.response
        assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")
        posted = await client.chat_postMessage(channel="U0ALICE", text="x")
        with pytest.raises(SlackApiError, match="im:history"):
            await client.conversations_history(channel=str(posted["channel"]))


async def test_the_app_learns_who_it_is(client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert (answer["user_id"], answer["bot_id"], answer["team_id"]) == ("U0ROBOT", "B0ROBOT", "T0PLAYGROUND")
    assert "chat:write" in answer.headers["x-oauth-scopes"]


async def test_a_message_to_a_person_opens_the_conversation(slack: Playground, client: AsyncWebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    posted = await client.chat_postMessage(channel="U0ALICE", text="Hello", metadata=metadata)
    opened = await client.conversations_open(users="U0ALICE")
    assert posted["channel"] == opened["channel"]["id"] == slack.member("alice").dm.id
    bare = await client.conversations_history(channel=posted["channel"])
    full = await client.conversations_history(channel=posted["channel"], include_all_metadata=True)
    assert "metadata" not in bare["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_each_message_has_a_moment_of_its_own(client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel="U0ALICE", text=f"{n}"))["ts"] for n in range(3)]
    assert sorted(set(stamps)) == stamps


async def test_history_comes_in_pages_and_leaves_replies_out(client: AsyncWebClient) -> None:
    posted = [await client.chat_postMessage(channel="C0IDEAS", text=f"{n}") for n in range(3)]
    head = str(posted[0]["ts"])
    await client.chat_postMessage(channel="C0IDEAS", text="reply", thread_ts=head)
    page = await client.conversations_history(channel="C0IDEAS", limit=2)
    rest = await client.conversations_history(
        channel="C0IDEAS", limit=2, cursor=page["response_metadata"]["next_cursor"]
    )
    assert [m["text"] for m in page["messages"] + rest["messages"]] == ["2", "1", "0"]
    assert (page["has_more"], rest["has_more"], rest["messages"][0]["reply_count"]) == (True, False, 1)
    thread = await client.conversations_replies(channel="C0IDEAS", ts=head)
    assert [m["text"] for m in thread["messages"]] == ["0", "reply"]
    since = await client.conversations_history(channel="C0IDEAS", oldest=str(posted[1]["ts"]))
    assert [m["text"] for m in since["messages"]] == ["2"]
    link = await client.chat_getPermalink(channel="C0IDEAS", message_ts=head)
    assert link["permalink"].endswith(f"/archives/C0IDEAS/p{head.replace('.', '')}")


async def test_an_update_keeps_what_it_leaves_out(client: AsyncWebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    posted = await client.chat_postMessage(channel="C0IDEAS", text="Before", metadata=metadata)
    where = {"channel": str(posted["channel"]), "ts": str(posted["ts"])}
    changed = await client.chat_update(**where, text="After")
    assert (changed["message"]["text"], changed["message"]["metadata"]) == ("After", metadata)
    assert await error_of(client, "chat.update", where | {"text": "x" * 4001}) == "msg_too_long"
    await client.chat_delete(**where)
    assert await error_of(client, "chat.delete", where) == "message_not_found"


async def test_people_are_described_with_their_zone_and_absence(slack: Playground, client: AsyncWebClient) -> None:
    alice = slack.member("alice")
    now = slack.clock.now()
    await alice.changes(status_text="Vacation", status_emoji=":palm_tree:", dnd=(now, now + 3600))
    user = (await client.users_info(user=alice.id))["user"]
    assert (user["tz"], user["tz_offset"], user["is_restricted"]) == ("Europe/Brussels", 3600, False)
    assert user["profile"]["status_emoji"] == ":palm_tree:"
    dnd = await client.dnd_teamInfo(users=[alice.id, "U0BOB"])
    assert dnd["users"][alice.id]["next_dnd_end_ts"] == int(now) + 3600
    assert dnd["users"]["U0BOB"]["dnd_enabled"] is True
    names = [member["name"] async for page in await client.users_list(limit=4) for member in page["members"]]
    assert (await client.users_info(user="USLACKBOT"))["user"]["is_bot"] is False
    assert names == ["alice", "bob", "charlie", "dana", "esha", "felix", "grace", "henry", "robot", "slackbot"]


async def test_channels_are_listed_as_the_app_may_know_them(client: AsyncWebClient) -> None:
    listed = await client.conversations_list(exclude_archived=True, types="public_channel,private_channel")
    assert [channel["name"] for channel in listed["channels"]] == ["general", "ideas"]
    await client.conversations_join(channel="C0GENERAL")
    members = await client.conversations_members(channel="C0GENERAL")
    assert "U0ROBOT" in members["members"]


async def test_a_trigger_serves_once_and_for_three_seconds(slack: Playground, client: AsyncWebClient) -> None:
    triggers = slack.slack.triggers
    first, second = (triggers.issue("U0ALICE", "A0ROBOT") for _ in range(2))
    await client.views_open(trigger_id=first, view=MODAL)
    assert await error_of(client, "views.open", {"trigger_id": first, "view": MODAL}) == "exchanged_trigger_id"
    await slack.clock.move(slack.clock.moment() + timedelta(seconds=4))
    assert await error_of(client, "views.open", {"trigger_id": second, "view": MODAL}) == "expired_trigger_id"


async def test_modals_pile_up_to_three(slack: Playground, client: AsyncWebClient) -> None:
    triggers, views = slack.slack.triggers, slack.slack.views
    first = triggers.issue("U0ALICE", "A0ROBOT")
    await client.views_open(trigger_id=first, view=MODAL | {"external_id": "one"})
    for _ in range(2):
        top = views.stack("U0ALICE")[-1].id
        await client.views_push(trigger_id=triggers.issue("U0ALICE", "A0ROBOT", view=top), view=MODAL)
    top = views.stack("U0ALICE")[-1].id
    fourth = {"trigger_id": triggers.issue("U0ALICE", "A0ROBOT", view=top), "view": MODAL}
    assert await error_of(client, "views.push", fourth) == "push_limit_reached"
    taken = {"trigger_id": triggers.issue("U0BOB", "A0ROBOT"), "view": MODAL | {"external_id": "one"}}
    assert await error_of(client, "views.open", taken) == "duplicate_external_id"


async def test_a_view_that_changed_meanwhile_is_not_overwritten(client: AsyncWebClient) -> None:
    old = (await client.views_publish(user_id="U0ALICE", view=HOME))["view"]["hash"]
    new = (await client.views_publish(user_id="U0ALICE", view=HOME, hash=old))["view"]["hash"]
    assert new != old
    assert await error_of(client, "views.publish", {"user_id": "U0ALICE", "view": HOME, "hash": old}) == "hash_conflict"


async def test_an_app_that_was_removed_has_no_token(slack: Playground, client: AsyncWebClient) -> None:
    await slack.uninstalls()
    assert await error_of(client, "auth.test", {}) == "token_revoked"


async def test_calls_are_recorded_without_the_token(slack: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        form = {"token": "xoxb-playground", "channel": "U0ALICE", "blocks": '[{"type": "divider"}]'}
        async with session.post(f"{slack.api_url}chat.postMessage", data=form) as response:
            assert (await response.json())["ok"] is True
    call = slack.calls[-1]
    assert (call.method, call.ok, call.error) == ("chat.postMessage", True, None)
    assert call.args == {"channel": "U0ALICE", "blocks": [{"type": "divider"}]}
    assert slack.refused == []


async def test_a_reaction_is_added_once(slack: Playground, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel="C0IDEAS", text="x")
    where = {"channel": "C0IDEAS", "timestamp": str(posted["ts"]), "name": "seedling"}
    await client.reactions_add(**where)
    assert slack.channel("ideas").messages()[0].reactions == (("seedling", "U0ROBOT"),)
    assert await error_of(client, "reactions.add", where) == "already_reacted"
