"""Emoji on messages: reactions.add and reactions.remove."""

from playground.api.methods.call import ApiCall
from playground.core.messages import Message, is_emoji
from playground.errors import ApiError
from playground.wire import Json


def add(call: ApiCall) -> Json:
    message, reaction = _item(call), _reaction(call)
    if call.slack.world.conversations[message.channel].is_archived:
        raise ApiError("is_archived")
    if reaction in message.reactions:
        raise ApiError("already_reacted")
    call.slack.react(message, reaction)
    return {}


def remove(call: ApiCall) -> Json:
    if call.text("channel") is None or call.text("timestamp") is None:
        raise ApiError("no_item_specified")
    message, reaction = _item(call), _reaction(call)
    if reaction not in message.reactions:
        raise ApiError("no_reaction")
    call.slack.unreact(message, reaction)
    return {}


def _item(call: ApiCall) -> Message:
    message = call.slack.messages.find(call.conversation().id, call.require("timestamp"))
    if message is None or message.seen_by:
        raise ApiError("message_not_found")
    return message


def _reaction(call: ApiCall) -> tuple[str, str]:
    name = call.require("name").strip(":")
    if not is_emoji(name):
        raise ApiError("invalid_name")
    return name, call.app.user
