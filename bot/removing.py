"""What Slack is asked when something of ours has to go from it. To ask twice does no harm."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.answers import asked
from bot.requests import DELIVERY
from handlers.framework.errors import Gone, NotGranted, Refused
from handlers.framework.tenant import HistoryMessage, HistoryPage

A_PAGE = 100
REMOVED = "Removed by its author."
NOT_THERE = ("channel_not_found", "message_not_found", "thread_not_found")
NO_FILE = ("file_deleted", "file_not_found")


async def message(client: AsyncWebClient, channel: str, ts: str) -> None:
    """Deletes a message of ours. Where Slack lets nobody delete, as for compliance, its words are taken out of it.

    Raises Refused, TryLater and LockedOut.
    source: https://docs.slack.dev/reference/methods/chat.delete
    """
    try:
        await asked(client.chat_delete(channel=channel, ts=ts))
    except NotGranted:
        raise
    except (Gone, Refused) as error:
        if str(error) not in NOT_THERE:
            await _emptied(client, channel, ts)


async def _emptied(client: AsyncWebClient, channel: str, ts: str) -> None:
    try:
        await asked(client.chat_update(channel=channel, ts=ts, text=REMOVED, blocks=[], attachments=[]))
    except Gone as error:
        raise Refused(str(error)) from error


async def file(client: AsyncWebClient, file_id: str) -> None:
    """Deletes a file that we sent. Raises Refused, TryLater and LockedOut.

    source: https://docs.slack.dev/reference/methods/files.delete
    """
    try:
        await asked(client.files_delete(file=file_id))
    except NotGranted:
        raise
    except (Gone, Refused) as error:
        if str(error) not in NO_FILE:
            raise Refused(str(error)) from error


async def history(client: AsyncWebClient, channel: str, thread: str | None, page: str | None) -> HistoryPage:
    """A page of what was said in a conversation, the newest first; or in a thread of it. Raises what `asked` does.

    source: https://docs.slack.dev/reference/methods/conversations.history
    """
    where: dict[str, Any] = {"channel": channel, "limit": A_PAGE, "include_all_metadata": True, "cursor": page}
    if thread is None:
        answer = await asked(client.conversations_history(**where))
    else:
        answer = await asked(client.conversations_replies(ts=thread, **where))
    following = (answer.get("response_metadata") or {}).get("next_cursor")
    return HistoryPage([_message(each) for each in answer["messages"]], following or None)


def _message(message: Any) -> HistoryMessage:
    metadata = message.get("metadata") or {}
    ours = metadata.get("event_type") == DELIVERY
    return HistoryMessage(
        ts=str(message["ts"]),
        by=str(message.get("user") or ""),
        token=(metadata.get("event_payload") or {}).get("id") if ours else None,
        files=tuple(str(each["id"]) for each in message.get("files") or () if each.get("mode") != "tombstone"),
        has_thread=bool(message.get("reply_count")),
    )
