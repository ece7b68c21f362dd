"""Messages that are said later, at a moment of the playground's clock."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import START, Playground

pytestmark = pytest.mark.anyio

NOW = int(START.timestamp())
HOUR = 3600
DAY = 24 * HOUR


async def test_it_is_said_when_its_moment_comes(slack: Playground, client: AsyncWebClient) -> None:
    waiting = await client.chat_scheduleMessage(channel="U0ALICE", text="Good morning", post_at=NOW + HOUR)
    assert waiting["channel"] == slack.member("alice").dm.id
    await slack.clock.move(START + timedelta(minutes=59))
    assert slack.member("alice").reads() == []
    await slack.clock.move(START + timedelta(hours=2))
    said = slack.member("alice").messages()[0]
    assert (said.text, int(float(said.ts))) == ("Good morning", NOW + HOUR)
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"] == []


async def test_what_waits_is_listed_in_pages_and_can_be_called_off(slack: Playground, client: AsyncWebClient) -> None:
    ids = [await scheduled(client, NOW + hours * HOUR) for hours in (3, 1, 2)]
    first = await client.chat_scheduledMessages_list(limit=2)
    rest = await client.chat_scheduledMessages_list(cursor=first["response_metadata"]["next_cursor"])
    listed = first["scheduled_messages"] + rest["scheduled_messages"]
    assert [one["post_at"] for one in listed] == [NOW + HOUR, NOW + 2 * HOUR, NOW + 3 * HOUR]
    await client.chat_deleteScheduledMessage(channel="C0IDEAS", scheduled_message_id=ids[1])
    await slack.clock.move(START + timedelta(hours=2))
    assert slack.channel("ideas").reads() == [f"for {NOW + 2 * HOUR}"]


async def scheduled(client: AsyncWebClient, post_at: int) -> str:
    answer = await client.chat_scheduleMessage(channel="C0IDEAS", text=f"for {post_at}", post_at=post_at)
    return str(answer["scheduled_message_id"])


async def test_in_the_last_minute_it_cannot_be_called_off(slack: Playground, client: AsyncWebClient) -> None:
    uid = await scheduled(client, NOW + HOUR)
    await slack.clock.move(START + timedelta(minutes=59, seconds=30))
    with pytest.raises(SlackApiError, match="invalid_scheduled_message_id"):
        await client.chat_deleteScheduledMessage(channel="C0IDEAS", scheduled_message_id=uid)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"post_at": NOW - 1}, "time_in_past", id="yesterday"),
        pytest.param({"post_at": NOW + 121 * DAY}, "time_too_far", id="next year"),
        pytest.param({"post_at": "soon"}, "invalid_time", id="some day"),
        pytest.param({"channel": "C0NONE"}, "channel_not_found", id="nowhere"),
        pytest.param({"text": ""}, "no_text", id="nothing"),
        pytest.param({"blocks": [{"type": "nope"}]}, "invalid_blocks", id="a bad block"),
    ],
)
async def test_what_cannot_be_scheduled_is_refused_at_once(
    client: AsyncWebClient, change: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError, match=error):
        await client.api_call(
            "chat.scheduleMessage", json={"channel": "C0IDEAS", "text": "x", "post_at": NOW + HOUR} | change
        )


async def test_thirty_messages_fit_into_five_minutes_of_a_channel(client: AsyncWebClient) -> None:
    for second in range(30):
        await scheduled(client, NOW + HOUR + second)
    with pytest.raises(SlackApiError, match="restricted_too_many"):
        await scheduled(client, NOW + HOUR + 31)
    await scheduled(client, NOW + 2 * HOUR)


async def test_one_with_metadata_is_taken_and_never_said(slack: Playground, client: AsyncWebClient) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "d1"}}
    await client.chat_scheduleMessage(channel="C0IDEAS", text="x", post_at=NOW + HOUR, metadata=metadata)
    await slack.clock.move(START + timedelta(days=1))
    assert slack.channel("ideas").reads() == []


async def test_an_app_that_is_gone_says_nothing_more(slack: Playground, client: AsyncWebClient) -> None:
    await scheduled(client, NOW + HOUR)
    await slack.uninstalls()
    await slack.clock.move(START + timedelta(days=1))
    assert slack.channel("ideas").reads() == []
