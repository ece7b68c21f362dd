"""Saying things: chat.*, but for what is scheduled."""

from typing import Any

from playground import limits
from playground.api.methods.call import ApiCall
from playground.api.methods.content import Content, checked
from playground.api.pictures import need_pictures
from playground.core.messages import Message
from playground.core.strictness import refuse
from playground.core.world import Conversation, Person
from playground.errors import ApiError
from playground.wire import Json


def post_message(call: ApiCall) -> Json:
    conversation = destination(call)
    message = composed(call, conversation, said=content(call))
    call.slack.post(message)
    return {"channel": conversation.id, "ts": message.ts, "message": _answered(message)}


def post_ephemeral(call: ApiCall) -> Json:
    conversation = destination(call)
    user = call.require("user")
    if user not in conversation.members:
        raise ApiError("user_not_in_channel")
    message = composed(call, conversation, said=content(call), seen_by=user)
    call.slack.post(message)
    return {"message_ts": message.ts}


def update(call: ApiCall) -> Json:
    message = _own_message(call, "cant_update_message")
    given = _given(call)
    if all(value is None for value in given.values()):
        refuse(ApiError("no_text"))
    # What an update leaves out stays as it was, except that new text alone takes the old blocks away.
    if given["blocks"] is None and not (given["text"] or given["markdown_text"]):
        given |= {"blocks": message.blocks, "text": message.text}
    said = checked(given, call.slack.fresh, most=limits.UPDATE_TEXT)
    need_pictures(call.slack.files, said.blocks, "invalid_blocks")
    edited = {"user": call.app.user, "ts": call.slack.messages.next_ts()}
    changes: dict[str, Any] = {"text": said.text, "blocks": said.blocks, "edited": edited}
    kept = {"metadata": said.metadata, "attachments": said.attachments}
    changes |= {name: value for name, value in kept.items() if value is not None}
    changed = call.slack.edit(message, **changes)
    return {"channel": message.channel, "ts": message.ts, "text": said.text, "message": _answered(changed)}


def delete(call: ApiCall) -> Json:
    message = _own_message(call, "cant_delete_message")
    call.slack.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(call: ApiCall) -> Json:
    conversation = call.conversation()
    message = call.slack.messages.find(conversation.id, call.require("message_ts"))
    if message is None or message.seen_by:
        raise ApiError("message_not_found")
    place = f"{conversation.id}/p{message.ts.replace('.', '')}"
    return {"channel": conversation.id, "permalink": f"{call.slack.base_url}/archives/{place}"}


def destination(call: ApiCall, uid: str | None = None) -> Conversation:
    """Where a message goes: a conversation by id, or the direct message with a person by theirs. Raises ApiError."""
    uid = call.named(uid or call.require("channel"))
    person = call.slack.world.people.get(uid)
    if person is not None:
        return _direct(call, person)
    conversation = call.conversation_by(uid)
    other = conversation.other(call.app.user)
    if other is not None:
        return _direct(call, call.slack.world.people[other])
    if conversation.is_archived:
        raise ApiError("is_archived")
    if call.app.user not in conversation.members and "chat:write.public" not in call.install.scopes:
        raise ApiError("not_in_channel")
    return conversation


def _direct(call: ApiCall, person: Person) -> Conversation:
    if person.deleted or person.is_bot:
        raise ApiError("channel_not_found")
    _need_messages_tab(call)
    return call.slack.direct(call.app, person)


def _need_messages_tab(call: ApiCall) -> None:
    if call.app.messages_tab == "off":
        refuse(ApiError("messages_tab_disabled"))


def _given(call: ApiCall) -> Json:
    blocks, metadata = (
        call.parsed("blocks", "invalid_blocks_format"),
        call.parsed("metadata", "invalid_metadata_format"),
    )
    given = {"text": call.args.get("text"), "blocks": blocks, "metadata": metadata}
    attachments = call.parsed("attachments", "invalid_attachments")
    return given | {"attachments": attachments, "markdown_text": call.text("markdown_text")}


def content(call: ApiCall) -> Content:
    """What a call wants to say. Raises ApiError."""
    said = checked(_given(call), call.slack.fresh)
    need_pictures(call.slack.files, said.blocks, "invalid_blocks")
    return said


def composed(
    call: ApiCall,
    conversation: Conversation,
    *,
    said: Content,
    seen_by: str | None = None,
    files: list[Json] | None = None,
) -> Message:
    """The message of a call, not yet posted. Raises ApiError (`cannot_reply_to_message`)."""
    # Slack does not refuse another name and face where the scope is missing: it passes over them.
    may_customize = "chat:write.customize" in call.install.scopes
    thread_ts = call.text("thread_ts")
    if thread_ts is not None:
        head = call.slack.messages.find(conversation.id, thread_ts)
        if head is None or head.seen_by or head.is_reply:
            raise ApiError("cannot_reply_to_message")
    return Message(
        ts=call.slack.messages.next_ts(),
        channel=conversation.id,
        user=call.app.user,
        text=said.text,
        blocks=said.blocks,
        thread_ts=thread_ts,
        bot_id=call.app.bot,
        app_id=call.app.id,
        bot_profile=call.app.profile(call.slack.workspace.id),
        metadata=said.metadata,
        attachments=said.attachments,
        files=files,
        seen_by=seen_by,
        broadcast=thread_ts is not None and seen_by is None and call.flag("reply_broadcast"),
        username=call.text("username") if may_customize else None,
        icons=_icons(call) if may_customize else None,
    )


def _icons(call: ApiCall) -> Json | None:
    """The face that an app gives itself in one message: an emoji, else a picture."""
    emoji, picture = call.text("icon_emoji"), call.text("icon_url")
    if emoji is not None:
        return {"emoji": f":{emoji.strip(':')}:"}
    return None if picture is None else {"image_48": picture}


def _own_message(call: ApiCall, refusal: str) -> Message:
    if call.require("channel") in call.slack.world.people:
        raise ApiError("channel_not_found")
    message = call.slack.messages.find(call.conversation().id, call.require("ts"))
    if message is None or message.seen_by:
        raise ApiError("message_not_found")
    if message.user != call.app.user:
        raise ApiError(refusal)
    return message


def _answered(message: Message) -> Json:
    return message.content() | ({"metadata": message.metadata} if message.metadata else {})
