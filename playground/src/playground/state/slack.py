"""The small Slack itself: its parts put together, and what happens when something is said or shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from playground.config import AppSpec, CommandSpec, MemberSpec, ShortcutSpec, Workspace
from playground.core.controls import identified
from playground.core.drawable import showable
from playground.core.files import File
from playground.core.installs import Install
from playground.core.messages import Message
from playground.core.responses import Responses
from playground.core.scheduled import Schedule
from playground.core.strictness import passes
from playground.core.triggers import Triggers
from playground.core.world import Conversation, Person
from playground.delivery.link import Deliveries
from playground.payload import check_view
from playground.state.events import Events
from playground.state.page_state import PageState
from playground.state.server_state import ServerState
from playground.state.workspace_state import WorkspaceState
from playground.wire import Json


class Slack(WorkspaceState):
    """One workspace with its people, what they said, and what they have open, on a server that others may share."""

    def __init__(self, workspace: Workspace, server: ServerState) -> None:
        super().__init__(workspace, server)
        self.recorder = server.recorder
        self.misbehave = server.misbehave
        self.files = server.files
        self.fresh = server.fresh
        self.sockets, self.webhooks = server.sockets, server.webhooks
        self.triggers = Triggers(self.clock, self.fresh)
        self.responses = Responses(self.clock)
        self.schedule = Schedule(self.clock, self.post_later)
        self.page = PageState(self)
        self.events = Events(self)
        self.clock.on_change.append(self.page.clock_changed)
        self.recorder.on_traffic.append(self.page.call_made)

    @property
    def base_url(self) -> str:
        return self.server.base_url

    async def idle(self) -> None:
        """Waits until every event that is on its way has been acknowledged or given up."""
        await self.server.idle()

    def offered(
        self, app: AppSpec, installer: str, *, token: str = "", scopes: frozenset[str] | None = None
    ) -> Install:
        """An app as it would be installed in this workspace."""
        granted = app.scopes if scopes is None else scopes
        return Install(app, token, granted, installer, self.workspace.id, self.workspace.enterprise)

    def commands(self) -> Iterator[tuple[AppSpec, CommandSpec]]:
        """The slash commands that are offered here; an app needs a scope for them."""
        return ((app, command) for app in self._commanding() for command in app.commands)

    def shortcuts(self) -> Iterator[tuple[AppSpec, ShortcutSpec]]:
        """The shortcuts that are offered here; they need the same scope."""
        return ((app, shortcut) for app in self._commanding() for shortcut in app.shortcuts)

    def _commanding(self) -> list[AppSpec]:
        installs = (self.installed(app) for app in self.world.apps.values())
        return [install.app for install in installs if install and "commands" in install.scopes]

    def post(self, message: Message) -> Deliveries:
        """Puts a message in its conversation, before everybody in it. Returns the deliveries to apps."""
        conversation = self.world.conversations[message.channel]
        head = self.messages.add(message)
        readers = self._readers(message)
        for person in readers:
            if person != message.user and message.is_news:
                self.messages.mark_new(message.channel, person)
        self.bus.tell(readers, {"type": "message", "message": message.shown()})
        if head is not None:
            self.bus.tell(readers, {"type": "changed", "message": head.shown()})
        if message.seen_by:
            return []
        self.page.unread_changed(conversation, readers)
        return self.events.said(conversation, message)

    def post_later(self, message: Message) -> Deliveries:
        """Posts what was scheduled, if its app may still speak there; if not, Slack says so to nobody."""
        app, conversation = self.world.apps[str(message.app_id)], self.world.conversations[message.channel]
        if self.installed(app) is None or conversation.is_archived:
            return []
        return self.post(replace(message, ts=self.messages.next_ts()))

    def edit(self, message: Message, **changes: Any) -> Message:
        """Gives a message a new face."""
        changed = self._redraw(message, **changes)
        if not message.seen_by:
            news = {"subtype": "message_changed", "message": changed.content(), "previous_message": message.content()}
            self.events.hidden(message.channel, news)
        return changed

    def delete(self, message: Message) -> None:
        self.messages.remove(message.channel, message.ts)
        gone = {"type": "deleted", "channel": message.channel, "ts": message.ts}
        self.bus.tell(self._readers(message), gone)
        if not message.seen_by:
            news = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": message.content()}
            self.events.hidden(message.channel, news)

    def delete_file(self, file: File) -> None:
        """A file is gone: the messages that it came with keep a stone where it stood.

        source: https://docs.slack.dev/reference/objects/file-object, of its mode
        """
        self.files.remove(file)
        for message in self.messages.with_file(file.id):
            stone = {"id": file.id, "mode": "tombstone"}
            self._redraw(message, files=[stone if one["id"] == file.id else one for one in message.files or ()])

    def react(self, message: Message, reaction: tuple[str, str]) -> Deliveries:
        self._redraw(message, reactions=(*message.reactions, reaction))
        return self.events.reacted(message, reaction, added=True)

    def unreact(self, message: Message, reaction: tuple[str, str]) -> Deliveries:
        self._redraw(message, reactions=tuple(one for one in message.reactions if one != reaction))
        return self.events.reacted(message, reaction, added=False)

    def direct(self, app: AppSpec, person: Person) -> Conversation:
        """The direct message of an app and a person, opened if it is not there yet."""
        return self.between(self.world.people[app.user], person)

    def between(self, one: Person, other: Person) -> Conversation:
        """The direct message of two, opened if it is not there yet."""
        known = self.world.has_im(one.id, other.id)
        conversation = self.world.im(one.id, other.id)
        if not known:
            self.page.conversations_changed(conversation.members)
        return conversation

    def enter(self, conversation: Conversation, person: str) -> Deliveries:
        """Somebody, or an app, comes into a channel."""
        conversation.members[person] = None
        self.page.conversations_changed(conversation.members)
        return self.events.entered(conversation, person)

    def accepted_view(self, given: Any, *, home: bool) -> Json:
        """A view that passed the check, with ids where it had none. Raises ApiError."""
        if passes(lambda: check_view(given, home=home)):
            return {**given, "blocks": identified(given["blocks"], self.fresh)}
        return showable(given, home=home, fresh=self.fresh)

    def join(self, spec: MemberSpec) -> Deliveries:
        """Somebody new comes into the workspace."""
        person = self.world.add(spec)
        self.page.people_changed()
        return self.events.joined(person)

    def change(self, person: Person, **changes: Any) -> Deliveries:
        """Something about a person changes: their zone, their status, whether they are still there."""
        changed = self.world.change(person.id, self.clock.now(), **changes)
        self.page.people_changed()
        if changes.get("status_expiration"):
            ends = changed.status_expiration
            self.clock.call_at(ends, lambda: self._end_status(changed.id, ends))
        return self.events.changed(changed)

    def _end_status(self, person: str, ends: int) -> None:
        """A status that was to last until now goes by itself, if it is still the same one."""
        now = self.world.people[person]
        if now.status_expiration == ends:
            self.change(now, status_text="", status_emoji="", status_expiration=0)

    def install(self, app: AppSpec) -> None:
        """The app is at hand here: its bot is a member, its commands and shortcuts are offered."""
        self.world.add_app(app)
        self.page.people_changed()

    def retire(self, app: AppSpec) -> None:
        """The app is gone from here: its bot is a member no more, and in no channel."""
        for conversation in self.world.of(app.user):
            if conversation.kind != "im":
                del conversation.members[app.user]
                self.page.conversations_changed(conversation.members)
        self.world.change(app.user, self.clock.now(), deleted=True)
        self.page.people_changed()

    def event(self, app: AppSpec, event: Json, *, wanted: str | None = None) -> Deliveries:
        return self.events.told(app, event, wanted=wanted)

    def _redraw(self, message: Message, **changes: Any) -> Message:
        changed = self.messages.change(message.channel, message.ts, **changes)
        self.bus.tell(self._readers(message), {"type": "changed", "message": changed.shown()})
        return changed

    def _readers(self, message: Message) -> Iterable[str]:
        return [message.seen_by] if message.seen_by else list(self.world.conversations[message.channel].members)
