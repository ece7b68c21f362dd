"""Where people talk: conversations.* and users.conversations."""

from playground.api.methods.call import ApiCall, scope_family
from playground.core.messages import Message
from playground.core.world import Conversation, Person
from playground.errors import ApiError
from playground.wire import Json

MOST_IN_GROUP = 8
_TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}


def open_direct(call: ApiCall) -> Json:
    """Opens the direct message with a person, or with several."""
    if call.text("channel") is not None:
        conversation = call.conversation()
        if conversation.kind == "channel":
            raise ApiError("method_not_supported_for_channel_type")
        return _opened(call, conversation, known=True)
    users = [uid.strip() for uid in (call.text("users") or "").split(",") if uid.strip()]
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > MOST_IN_GROUP:
        raise ApiError("too_many_users")
    call.need("im:write" if len(users) == 1 else "mpim:write")
    people = [call.person(uid) for uid in dict.fromkeys(users)]
    if any(person.deleted for person in people):
        raise ApiError("user_disabled")
    if any(person.is_bot for person in people):
        raise ApiError("cannot_dm_bot")
    return _with_one(call, people[0]) if len(people) == 1 else _with_several(call, people)


def _with_one(call: ApiCall, person: Person) -> Json:
    known = call.slack.world.has_im(call.app.user, person.id)
    if call.flag("prevent_creation") and not known:
        raise ApiError("channel_not_found")
    return _opened(call, call.slack.direct(call.app, person), known=known)


def _with_several(call: ApiCall, people: list[Person]) -> Json:
    members = [*(person.id for person in people), call.app.user]
    known = len(call.slack.world.conversations)
    conversation = call.slack.world.group(members)
    is_new = len(call.slack.world.conversations) > known
    if is_new:
        call.slack.page.conversations_changed(members)
    return _opened(call, conversation, known=not is_new)


def _opened(call: ApiCall, conversation: Conversation, *, known: bool) -> Json:
    full = _json(call, conversation) if call.flag("return_im") else {"id": conversation.id}
    return {"channel": full} | ({"already_open": True, "no_op": True} if known else {})


def info(call: ApiCall) -> Json:
    conversation = call.conversation()
    call.need_for(conversation, "read")
    members = {"num_members": len(conversation.members)} if call.flag("include_num_members") else {}
    return {"channel": _json(call, conversation) | members}


def history(call: ApiCall) -> Json:
    conversation = _readable(call)
    messages = _between(call, call.slack.messages.main(conversation.id))
    return _messages(call, messages[::-1], size=100)


def replies(call: ApiCall) -> Json:
    conversation = _readable(call)
    head = call.slack.messages.find(conversation.id, call.require("ts"))
    if head is None or head.seen_by:
        raise ApiError("thread_not_found")
    thread = call.slack.messages.thread(conversation.id, head.thread_ts or head.ts)
    return _messages(call, thread[:1] + _between(call, thread[1:]), size=1000)


def members(call: ApiCall) -> Json:
    conversation = call.conversation()
    call.need_for(conversation, "read")
    return call.page(list(conversation.members), "members")


def listed(call: ApiCall) -> Json:
    return call.page([_json(call, c) for c in _of_types(call)], "channels")


def of_user(call: ApiCall) -> Json:
    user = call.text("user") or call.app.user
    return call.page([_json(call, c) for c in _of_types(call) if user in c.members], "channels")


def join(call: ApiCall) -> Json:
    conversation = call.conversation()
    if conversation.kind != "channel" or conversation.is_private:
        raise ApiError("method_not_supported_for_channel_type")
    if conversation.is_archived:
        raise ApiError("is_archived")
    if call.app.user in conversation.members:
        known = {"warning": "already_in_channel", "response_metadata": {"warnings": ["already_in_channel"]}}
        return {"channel": _json(call, conversation)} | known
    call.slack.enter(conversation, call.app.user)
    return {"channel": _json(call, conversation)}


def _of_types(call: ApiCall) -> list[Conversation]:
    types = (call.text("types") or "public_channel").split(",")
    if not set(types) <= set(_TYPES):
        raise ApiError("invalid_types")
    families = {_TYPES[kind] for kind in types}
    for family in families:
        call.need(f"{family}:read")
    found = [c for c in call.slack.world.conversations.values() if scope_family(c) in families]
    visible = [c for c in found if not c.is_private or call.app.user in c.members]
    return [c for c in visible if not (c.is_archived and call.flag("exclude_archived"))]


def _readable(call: ApiCall) -> Conversation:
    conversation = call.conversation()
    call.need_for(conversation, "history")
    if call.app.user not in conversation.members:
        raise ApiError("not_in_channel")
    return conversation


def _between(call: ApiCall, messages: list[Message]) -> list[Message]:
    """The messages after `oldest` and before `latest`; those moments themselves only with `inclusive`."""
    oldest, latest, inclusive = _moment(call, "oldest"), _moment(call, "latest"), call.flag("inclusive")

    def within(ts: float) -> bool:
        if inclusive and ts in (oldest, latest):
            return True
        return (oldest is None or ts > oldest) and (latest is None or ts < latest)

    return [message for message in messages if within(float(message.ts))]


def _moment(call: ApiCall, name: str) -> float | None:
    value = call.text(name)
    try:
        return float(value) if value is not None else None
    except ValueError:
        raise ApiError(f"invalid_ts_{name}") from None


def _messages(call: ApiCall, messages: list[Message], *, size: int) -> Json:
    page = call.page(messages, "messages", size=size)
    with_metadata = call.flag("include_all_metadata")
    page["messages"] = [_told(message, with_metadata=with_metadata) for message in page["messages"]]
    return page | {"has_more": bool(page["response_metadata"]["next_cursor"])}


def _told(message: Message, *, with_metadata: bool) -> Json:
    return message.content() | ({"metadata": message.metadata} if with_metadata and message.metadata else {})


def _json(call: ApiCall, conversation: Conversation) -> Json:
    shared = {"id": conversation.id, "created": conversation.created, "is_archived": conversation.is_archived}
    if conversation.kind == "im":
        return shared | {"is_im": True, "user": conversation.other(call.app.user), "is_org_shared": False}
    return shared | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": conversation.kind == "channel" and not conversation.is_private,
        "is_group": conversation.kind == "channel" and conversation.is_private,
        "is_im": False,
        "is_mpim": conversation.kind == "mpim",
        "is_private": conversation.is_private,
        "is_general": conversation.name == "general",
        "is_member": call.app.user in conversation.members,
        "is_shared": False,
        "is_ext_shared": conversation.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "is_read_only": False,
        "is_thread_only": False,
        "pending_shared": [],
        "parent_conversation": None,
        "previous_names": [],
        "unlinked": 0,
        "context_team_id": call.slack.workspace.id,
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(conversation.members),
    }
