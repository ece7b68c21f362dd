"""The requests behind the messages: one to send each, and one to look for it where it may have come to stand."""

from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers import asked
from db.outbox import Delivery, Method
from db.sending import Arrived
from handlers.framework.errors import Refused

DELIVERY = "trellis_delivery"
# source: https://docs.slack.dev/reference/methods/conversations.history, where unlisted apps get no more at once
A_PAGE = 15
MOST_PAGES = 10
A_CLOCK_IS_OFF_BY = timedelta(hours=26)  # at most, when it jumps by a day: the stamps in a conversation are Slack's


async def send(client: AsyncWebClient, delivery: Delivery) -> Arrived:
    """Raises what the client does, and aiohttp.ClientError where the answer does not say where the message stands."""
    answer = await _sent(client, delivery)
    channel, ts = answer.get("channel"), answer.get("ts")
    if not isinstance(channel, str) or not isinstance(ts, str):
        raise aiohttp.ClientPayloadError("no place in the answer")
    return Arrived(delivery, channel, ts)


async def _sent(client: AsyncWebClient, delivery: Delivery) -> Any:
    """As plain data: the client's own function for each method looks for objects in every part of it."""
    said = {"channel": delivery.channel, **delivery.payload}
    if delivery.method is Method.UPDATE:
        return await client.api_call(delivery.method, json={"ts": str(delivery.ts), **said})
    if delivery.thread_ts is not None:
        said["thread_ts"] = delivery.thread_ts
    # A preview of each resource would be longer than the message.
    said |= {"unfurl_links": False, "unfurl_media": False}
    # Any app can read this, so it is an opaque id and nothing else: enough to find the message again.
    said["metadata"] = {"event_type": DELIVERY, "event_payload": {"id": delivery.token}}
    return await client.api_call(delivery.method, json=said)


async def direct(client: AsyncWebClient, slack_id: str) -> str:
    """The id of the direct message with a person; opening it shows nothing to anybody. Raises what `asked` does."""
    channel: str = (await asked(client.conversations_open(users=slack_id)))["channel"]["id"]
    return channel


async def stamp(client: AsyncWebClient, delivery: Delivery, channel: str, now: datetime) -> str | None:
    """Where in the conversation the message stands; None where it does not.

    Raises what `asked` does, and Refused where more was said since than is looked through.
    """
    oldest = (min(delivery.sending_at or now, now) - A_CLOCK_IS_OFF_BY).timestamp()
    where = {"channel": channel, "oldest": f"{oldest:.6f}", "limit": A_PAGE, "include_all_metadata": True}
    cursor = ""
    for _ in range(MOST_PAGES):
        page = await asked(_history(client, delivery.thread_ts, where, cursor))
        for message in page["messages"]:
            if _id(message) == delivery.token:
                return str(message["ts"])
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None
    raise Refused("too much was said since")


def _history(client: AsyncWebClient, thread: str | None, where: dict[str, Any], cursor: str) -> Any:
    if thread is not None:  # what stands in a thread is in no history
        return client.conversations_replies(ts=thread, cursor=cursor or None, **where)
    return client.conversations_history(cursor=cursor or None, **where)


def _id(message: Any) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("id") if metadata.get("event_type") == DELIVERY else None
