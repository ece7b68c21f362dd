"""How often a method may be called: Slack's tiers, by the playground's clock."""

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

pytestmark = pytest.mark.anyio


async def insist(client: AsyncWebClient, method: str, args: dict[str, str]) -> None:
    for _ in range(700):
        await client.api_call(method, json=args)


async def too_early(client: AsyncWebClient, method: str, **args: str) -> int:
    """Calls a method until Slack asks to wait; for how many seconds it does."""
    with pytest.raises(SlackApiError) as refused:
        await insist(client, method, args)
    refusal = refused.value.response
    assert (refusal.status_code, refusal["error"]) == (429, "ratelimited")
    return int(refusal.headers["Retry-After"])


@pytest.mark.parametrize(
    ("method", "args", "served"),
    [
        pytest.param("users.list", {}, 20, id="second tier"),
        pytest.param("conversations.info", {"channel": "C0IDEAS"}, 50, id="third tier"),
        pytest.param("users.info", {"user": "U0ALICE"}, 100, id="fourth tier"),
        pytest.param("chat.postMessage", {"channel": "C0IDEAS", "text": "x"}, 20, id="messages in one channel"),
    ],
)
async def test_a_minutes_worth_may_come_at_once(
    slack: Playground, client: AsyncWebClient, method: str, args: dict[str, str], served: int
) -> None:
    assert await too_early(client, method, **args) >= 1
    assert [call.ok for call in slack.calls] == [True] * served + [False]


async def test_who_waits_as_long_as_asked_is_served(slack: Playground, client: AsyncWebClient) -> None:
    seconds = await too_early(client, "users.list")
    slack.clock.jump(slack.clock.moment() + timedelta(seconds=seconds - 1))
    assert await too_early(client, "users.list") == 1
    slack.clock.jump(slack.clock.moment() + timedelta(seconds=1))
    assert (await client.users_list())["ok"] is True


async def test_one_busy_channel_does_not_hold_up_another(slack: Playground, client: AsyncWebClient) -> None:
    await too_early(client, "chat.postMessage", channel="C0IDEAS", text="x")
    await client.chat_postMessage(channel="U0ALICE", text="x")
    assert slack.member("alice").reads() == ["x"]


async def test_what_came_too_early_did_nothing(slack: Playground, client: AsyncWebClient) -> None:
    await too_early(client, "chat.postMessage", channel="C0IDEAS", text="x")
    await asyncio.gather(*(refused(client) for _ in range(3)))
    assert len(slack.channel("ideas").messages()) == 20


async def refused(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.chat_postMessage(channel="C0IDEAS", text="x")


async def test_a_lenient_slack_serves_all_the_same_and_says_so(slack: Playground, client: AsyncWebClient) -> None:
    slack.slack.server.strictness.turn("lenient")
    answers = [await client.users_list() for _ in range(21)]
    assert "response_metadata" in answers[0].data
    assert "warnings" not in answers[19]["response_metadata"]
    assert answers[20]["response_metadata"]["warnings"] == ["ratelimited"]
