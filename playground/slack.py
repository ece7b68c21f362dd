"""The small Slack itself: its parts put together, and what happens when something is said or shown."""

import asyncio
import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

from playground.bus import Bus
from playground.clock import Clock
from playground.config import AppSpec, MemberSpec, Workspace
from playground.controls import identified
from playground.delivery import Link, Patience
from playground.files import Files
from playground.http import Webhook
from playground.messages import Message, Messages
from playground.misbehave import Misbehave
from playground.payload import check_view
from playground.people import user_json
from playground.recorder import Recorder
from playground.responses import Responses
from playground.shown import Shown
from playground.socket import Sockets
from playground.triggers import Triggers
from playground.views import Views
from playground.wire import Json
from playground.world import Conversation, Person, World

Deliveries = list["asyncio.Task[bool]"]


class Slack:
    """One workspace with its clock, its people, what they said, and the ways to its apps."""

    def __init__(self, workspace: Workspace | None = None, patience: Patience | None = None) -> None:
        self.workspace = workspace or Workspace()
        self.base_url = ""
        self.clock = Clock()
        self.bus = Bus()
        self.recorder = Recorder(self.clock)
        self.misbehave = Misbehave()
        self.world = World(self.workspace)
        self.messages = Messages(self.clock)
        self.views = Views()
        self.triggers = Triggers(self.clock)
        self.responses = Responses(self.clock)
        self.shown = Shown(self)
        self.sockets = {app.id: Sockets(app.id) for app in self.workspace.apps}
        self.webhooks = {app.id: Webhook(app) for app in self.workspace.apps}
        self.links = {app.id: self._link(app, patience or Patience()) for app in self.workspace.apps}
        self.files = Files()
        self.codes: dict[str, str] = {}
        self.revoked: set[str] = set()
        self.fresh = itertools.count()
        self.clock.on_change.append(self.shown.clock_changed)
        self.recorder.on_traffic.append(self.shown.call_made)

    def _link(self, app: AppSpec, patience: Patience) -> Link:
        link = Link(app, self.workspace, recorder=self.recorder, patience=patience)
        link.carriers = [self.sockets[app.id], self.webhooks[app.id]]
        return link

    async def close(self) -> None:
        """Ends what is open: streams, connections, deliveries."""
        self.bus.close()
        for app in self.workspace.apps:
            await self.links[app.id].close()
            await self.sockets[app.id].close()
            await self.webhooks[app.id].close()

    async def idle(self) -> None:
        """Waits until every event that is on its way has been acknowledged or given up."""
        for link in self.links.values():
            await link.idle()

    def post(self, message: Message) -> Deliveries:
        """Puts a message in its conversation, before everybody in it. Returns the deliveries to apps."""
        conversation = self.world.conversations[message.channel]
        head = self.messages.add(message)
        readers = self._readers(message)
        for person in readers:
            if person != message.user and not message.seen_by:
                self.messages.mark_new(message.channel, person)
        self.bus.tell(readers, {"type": "message", "message": message.shown()})
        if head is not None:
            self.bus.tell(readers, {"type": "changed", "message": head.shown()})
        if message.seen_by:
            return []
        self.shown.unread_changed(conversation, readers)
        return [*self._message_events(conversation, message.content()), *self._mentions(conversation, message)]

    def edit(self, message: Message, **changes: Any) -> Message:
        """Gives a message a new face."""
        changed = self.messages.change(message.channel, message.ts, **changes)
        self.bus.tell(self._readers(message), {"type": "changed", "message": changed.shown()})
        if not message.seen_by:
            news = {"subtype": "message_changed", "message": changed.content(), "previous_message": message.content()}
            self._hidden_event(message.channel, news)
        return changed

    def delete(self, message: Message) -> None:
        self.messages.remove(message.channel, message.ts)
        gone = {"type": "deleted", "channel": message.channel, "ts": message.ts}
        self.bus.tell(self._readers(message), gone)
        if not message.seen_by:
            news = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": message.content()}
            self._hidden_event(message.channel, news)

    def react(self, message: Message, reaction: tuple[str, str]) -> None:
        changed = self.messages.change(message.channel, message.ts, reactions=(*message.reactions, reaction))
        self.bus.tell(self._readers(message), {"type": "changed", "message": changed.shown()})

    def direct(self, app: AppSpec, person: Person) -> Conversation:
        """The direct message of an app and a person, opened if it is not there yet."""
        known = self.world.has_im(app.user, person.id)
        conversation = self.world.im(app.user, person.id)
        if not known:
            self.shown.conversations_changed([person.id])
        return conversation

    def enter(self, conversation: Conversation, person: str) -> None:
        """Somebody, or an app, comes into a channel."""
        conversation.members[person] = None
        self.shown.conversations_changed(conversation.members)

    def accepted_view(self, given: Any, *, home: bool) -> Json:
        """A view that passed the check, with ids where it had none. Raises ApiError."""
        check_view(given, home=home)
        return {**given, "blocks": identified(given["blocks"], self.fresh)}

    def join(self, spec: MemberSpec) -> Deliveries:
        """Somebody new comes into the workspace."""
        person = self.world.add(spec)
        self.shown.people_changed()
        return self._tell_apps({"type": "team_join", "user": user_json(self.workspace, person, now=self.clock.now())})

    def change(self, person: Person, **changes: Any) -> Deliveries:
        """Something about a person changes: their zone, their status, whether they are still there."""
        changed = self.world.change(person.id, self.clock.now(), **changes)
        self.shown.people_changed()
        user = user_json(self.workspace, changed, now=self.clock.now())
        return self._tell_apps({"type": "user_change", "user": user, "cache_ts": int(self.clock.now())})

    def uninstall(self, app: AppSpec) -> Deliveries:
        """The app is removed: its tokens stop working, and it is told."""
        self.revoked.add(app.id)
        tokens = {"oauth": [], "bot": [app.user]}
        events: list[Json] = [{"type": "tokens_revoked", "tokens": tokens}, {"type": "app_uninstalled"}]
        return [task for event in events if (task := self.links[app.id].event(event)) is not None]

    def event(self, app: AppSpec, event: Json, *, wanted: str | None = None) -> Deliveries:
        task = self.links[app.id].event(event, wanted=wanted)
        return [task] if task is not None else []

    def _tell_apps(self, event: Json) -> Deliveries:
        return [task for app in self.workspace.apps for task in self.event(app, event)]

    def _readers(self, message: Message) -> Iterable[str]:
        return [message.seen_by] if message.seen_by else list(self.world.conversations[message.channel].members)

    def _message_events(self, conversation: Conversation, content: Json) -> Deliveries:
        kind = channel_type(conversation)
        event = content | {"channel": conversation.id, "channel_type": kind, "team": self.workspace.id}
        wanted = {"im": "message.im", "group": "message.groups", "channel": "message.channels"}[kind]
        return [task for app in self._apps_in(conversation) for task in self.event(app, event, wanted=wanted)]

    def _hidden_event(self, channel: str, news: Json) -> None:
        conversation = self.world.conversations[channel]
        self._message_events(conversation, {"type": "message", "hidden": True, "ts": self.messages.next_ts(), **news})

    def _mentions(self, conversation: Conversation, message: Message) -> Deliveries:
        if conversation.kind == "im":
            return []
        mentioned = set(re.findall(r"<@(\w+)", message.text))
        event = message.content() | {"type": "app_mention", "channel": conversation.id, "team": self.workspace.id}
        apps = [app for app in self._apps_in(conversation) if app.user in mentioned]
        return [task for app in apps for task in self.event(app, event)]

    def _apps_in(self, conversation: Conversation) -> Iterator[AppSpec]:
        return (app for app in self.workspace.apps if app.user in conversation.members)


def channel_type(conversation: Conversation) -> str:
    """What Slack's events call this kind of conversation."""
    if conversation.kind == "im":
        return "im"
    return "group" if conversation.is_private else "channel"
