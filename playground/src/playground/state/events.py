"""What apps hear of: messages, mentions, reactions, who comes and what changes."""

import re
from collections.abc import Iterator

from playground.config import AppSpec
from playground.core.messages import Message
from playground.core.people import user_json
from playground.core.world import Conversation, Person
from playground.delivery.link import Address, Deliveries
from playground.state.workspace_state import WorkspaceState
from playground.wire import Json

# The subscription for what is said in a kind of conversation.
_MESSAGES = {"im": "message.im", "mpim": "message.mpim", "group": "message.groups", "channel": "message.channels"}

# The scopes of which an app needs one to be told of something; what is not named here needs none.
_SCOPES: dict[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
    "reaction_added": ("reactions:read",),
    "reaction_removed": ("reactions:read",),
    "team_join": ("users:read",),
    "user_change": ("users:read",),
}


class Events:
    """Tells the apps of one Slack. Each method returns the deliveries that it started."""

    def __init__(self, state: WorkspaceState) -> None:
        self._state = state

    def said(self, conversation: Conversation, message: Message) -> Deliveries:
        """A message, to the apps that are there and to those that it names."""
        return [*self._message(conversation, self._news(message)), *self._mentions(conversation, message)]

    def hidden(self, channel: str, news: Json) -> Deliveries:
        """A message that was edited or deleted."""
        event = {"type": "message", "hidden": True, "ts": self._state.messages.next_ts(), **news}
        return self._message(self._state.world.conversations[channel], event)

    def reacted(self, message: Message, reaction: tuple[str, str], *, added: bool) -> Deliveries:
        name, user = reaction
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        kind = "reaction_added" if added else "reaction_removed"
        event = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": message.user}
        return self._to_those_in(self._state.world.conversations[message.channel], event)

    def entered(self, conversation: Conversation, person: str) -> Deliveries:
        """Somebody who came into a channel."""
        kind = channel_type(conversation)[0].upper()
        event = {"type": "member_joined_channel", "user": person, "channel": conversation.id, "channel_type": kind}
        return self._to_those_in(conversation, event | {"team": self._state.workspace.id})

    def joined(self, person: Person) -> Deliveries:
        """Somebody new in the workspace."""
        return self._to_all({"type": "team_join", "user": self._user(person)})

    def changed(self, person: Person) -> Deliveries:
        """A zone, a status, or whether they are still there."""
        event = {"type": "user_change", "user": self._user(person), "cache_ts": int(self._state.clock.now())}
        return self._to_all(event)

    def told(self, app: AppSpec, event: Json, *, wanted: str | None = None) -> Deliveries:
        """An event to one app, if it is installed, may know of it, and subscribed to it.

        `wanted` names the subscription where it is not the event's type.
        """
        install = self._state.installed(app)
        needed = _SCOPES.get(wanted or event["type"], ())
        if install is None or (needed and not install.scopes.intersection(needed)):
            return []
        if (wanted or event["type"]) not in app.events:
            return []
        return [self._state.links[app.id].event(event, Address(self._state.workspace.id, install))]

    def _to_all(self, event: Json) -> Deliveries:
        return [task for app in self._state.apps for task in self.told(app, event)]

    def _to_those_in(self, conversation: Conversation, event: Json, *, wanted: str | None = None) -> Deliveries:
        apps = list(self._apps_in(conversation))
        return [task for app in apps for task in self.told(app, event, wanted=wanted)]

    def _message(self, conversation: Conversation, content: Json) -> Deliveries:
        kind = channel_type(conversation)
        event = content | {"channel": conversation.id, "channel_type": kind, "team": self._state.workspace.id}
        return self._to_those_in(conversation, event, wanted=_MESSAGES[kind])

    def _news(self, message: Message) -> Json:
        """A message as its event tells it: of files, and of the thread that a reply is sent out of."""
        content = message.content()
        if message.broadcast:
            head = self._state.messages.find(message.channel, message.thread_ts)
            return content | ({"root": head.content()} if head else {})
        return {"subtype": "file_share", **content} if message.files else content

    def _mentions(self, conversation: Conversation, message: Message) -> Deliveries:
        if conversation.kind == "im":
            return []
        mentioned = set(re.findall(r"<@(\w+)", message.text))
        place = {"channel": conversation.id, "team": self._state.workspace.id}
        event = message.content() | {"type": "app_mention"} | place
        apps = [app for app in self._apps_in(conversation) if app.user in mentioned]
        return [task for app in apps for task in self.told(app, event)]

    def _apps_in(self, conversation: Conversation) -> Iterator[AppSpec]:
        return (app for app in self._state.apps if app.user in conversation.members)

    def _user(self, person: Person) -> Json:
        return user_json(self._state.workspace, person, now=self._state.clock.now())


def channel_type(conversation: Conversation) -> str:
    """What Slack's events call this kind of conversation."""
    if conversation.kind != "channel":
        return conversation.kind
    return "group" if conversation.is_private else "channel"
