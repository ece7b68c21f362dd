"""Saying things later: chat.scheduleMessage, chat.scheduledMessages.list, chat.deleteScheduledMessage."""

from playground.api.methods.call import ApiCall
from playground.api.methods.chat import composed, content, destination
from playground.core.scheduled import Scheduled
from playground.errors import ApiError
from playground.wire import Json


def schedule(call: ApiCall) -> Json:
    conversation = destination(call)
    try:
        post_at = int(call.require("post_at"))
    except ValueError:
        raise ApiError("invalid_time") from None
    kept = call.slack.schedule.add(composed(call, conversation, said=content(call)), post_at)
    told = {"type": "delayed_message", "subtype": "bot_message", "bot_id": call.app.bot, "text": kept.message.text}
    shown = told | ({"blocks": kept.message.blocks} if kept.message.blocks else {})
    return {"channel": conversation.id, "scheduled_message_id": kept.id, "post_at": post_at, "message": shown}


def listed(call: ApiCall) -> Json:
    channel = call.text("channel")
    if channel is not None and channel not in call.slack.world.conversations:
        raise ApiError("invalid_channel")
    oldest, latest = call.number("oldest", 0), call.number("latest", 0)
    own = [one for one in call.slack.schedule.listed(channel) if one.message.app_id == call.app.id]
    within = [one for one in own if oldest <= one.post_at and (not latest or one.post_at <= latest)]
    return call.page([_json(one) for one in within], "scheduled_messages")


def delete(call: ApiCall) -> Json:
    conversation = call.conversation()
    call.slack.schedule.remove(call.require("scheduled_message_id"), conversation.id, app=call.app.id)
    return {}


def _json(one: Scheduled) -> Json:
    return {
        "id": one.id,
        "channel_id": one.message.channel,
        "post_at": one.post_at,
        "date_created": one.created,
        "text": one.message.text,
    }
