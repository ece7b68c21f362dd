"""The workspace as the page shows it to one person, and the notices when that changes."""

from collections.abc import Iterable

from playground.config import AppSpec
from playground.core.people import disturbed
from playground.core.views import View
from playground.core.world import Conversation, Person
from playground.state.workspace_state import WorkspaceState
from playground.wire import Json


class PageState:
    """Reads one Slack, and writes what its page understands."""

    def __init__(self, state: WorkspaceState) -> None:
        self._state = state

    def snapshot(self, me: str) -> Json:
        """All that the page of a person starts from."""
        state = self._state
        for app in state.world.apps.values():
            state.world.im(me, app.user)
        homes = {app.id: state.views.homes.get((me, app.id)) for app in state.world.apps.values()}
        return {
            "workspace": {"id": state.workspace.id, "name": state.workspace.name},
            "workspaces": self.workspaces(),
            "me": me,
            "people": self.people(),
            "conversations": self.conversations(me),
            "apps": [self.app(app, me) for app in state.world.apps.values()],
            "clock": self.clock(),
            "views": [self.view(view) for view in state.views.stack(me)],
            "homes": {uid: self.view(home) if home else None for uid, home in homes.items()},
        }

    def workspaces(self) -> list[Json]:
        """All that this playground serves, and where the page of each is."""
        first = self._state.server.workspaces[0]
        return [
            {"id": one.id, "name": one.name, "at": "/" if one is first else f"/{one.id}/"}
            for one in self._state.server.workspaces
        ]

    def clock(self) -> Json:
        return {"now": self._state.clock.now(), "mode": self._state.clock.mode}

    def people(self) -> list[Json]:
        return [self.person(person) for person in self._state.world.people.values()]

    def person(self, person: Person) -> Json:
        names = ("id", "name", "real_name", "title", "tz", "is_bot", "is_guest", "deleted", "status_text", "hue")
        dnd = disturbed(person, self._state.clock.now())
        return {n: getattr(person, n) for n in names} | {"dnd": dnd, "status_emoji": person.status_emoji}

    def conversations(self, me: str) -> list[Json]:
        return [self.conversation(conversation, me) for conversation in self._state.world.of(me)]

    def conversation(self, conversation: Conversation, me: str) -> Json:
        state, other = self._state, conversation.other(me)
        return {
            "id": conversation.id,
            "kind": conversation.kind,
            "name": state.world.people[other].name if other else conversation.name,
            "with": other,
            "topic": conversation.topic,
            "is_private": conversation.is_private,
            "is_archived": conversation.is_archived,
            "members": list(conversation.members),
            "unread": state.messages.unread(conversation.id, me),
            "latest": state.messages.latest(conversation.id),
        }

    def app(self, app: AppSpec, me: str) -> Json:
        commands = [
            {"command": c.command, "description": c.description, "usage_hint": c.usage_hint} for c in app.commands
        ]
        shortcuts = [{"name": s.name, "callback_id": s.callback_id, "type": s.type} for s in app.shortcuts]
        return {
            "id": app.id,
            "name": app.name,
            "user": app.user,
            "color": app.color,
            "commands": commands,
            "shortcuts": shortcuts,
            "im": self._state.world.im(me, app.user).id,
        }

    def view(self, view: View, values: Json | None = None) -> Json:
        """A view as Slack's API and payloads write it, with what is filled in."""
        given, app = view.given, self._state.world.apps[view.app]
        install = self._state.installed(app)
        return {
            "id": view.id,
            "team_id": self._state.workspace.id,
            "type": given["type"],
            "blocks": given["blocks"],
            "private_metadata": given.get("private_metadata", ""),
            "callback_id": given.get("callback_id", ""),
            "state": {"values": values or {}},
            "hash": view.hash,
            "title": given.get("title"),
            "close": given.get("close"),
            "submit": given.get("submit"),
            "clear_on_close": given.get("clear_on_close", False),
            "notify_on_close": given.get("notify_on_close", False),
            "previous_view_id": view.previous,
            "root_view_id": view.root,
            "app_id": view.app,
            "external_id": given.get("external_id", ""),
            "app_installed_team_id": install.place if install else self._state.workspace.id,
            "bot_id": app.bot,
        }

    def views_changed(self, user: str) -> None:
        views = [self.view(view) for view in self._state.views.stack(user)]
        self._state.bus.tell([user], {"type": "view", "views": views})

    def home_changed(self, view: View) -> None:
        self._state.bus.tell([view.user], {"type": "home", "app": view.app, "view": self.view(view)})

    def unread_changed(self, conversation: Conversation, readers: Iterable[str]) -> None:
        for person in readers:
            unread, latest = self._state.messages.unread(conversation.id, person), self._latest(conversation)
            notice = {"type": "unread", "channel": conversation.id, "unread": unread, "latest": latest}
            self._state.bus.tell([person], notice)

    def conversations_changed(self, people: Iterable[str]) -> None:
        for person in people:
            notice = {"type": "conversations", "conversations": self.conversations(person)}
            self._state.bus.tell([person], notice)

    def people_changed(self) -> None:
        self._state.bus.tell(None, {"type": "people", "people": self.people()})

    def clock_changed(self) -> None:
        self._state.bus.tell(None, {"type": "clock", "clock": self.clock()})

    def call_made(self, entry: Json) -> None:
        self._state.bus.tell(None, {"type": "call", "call": entry})

    def _latest(self, conversation: Conversation) -> str | None:
        return self._state.messages.latest(conversation.id)
