"""Who and where: people, conversations, and who reads what."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from playground.config import AppSpec, ChannelSpec, MemberSpec, Workspace

Kind = Literal["channel", "im", "mpim"]


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace as they are now; a change makes a new one.

    `dnd` is a window in epoch seconds, which takes the place of the `nightly` one.
    """

    id: str
    name: str
    real_name: str
    tz: str = "UTC"
    title: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_guest: bool = False
    is_bot: bool = False
    deleted: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    dnd: tuple[float, float] | None = None
    updated: int = 0
    display_name: str | None = None
    nightly: bool = False
    locale: str = "en-GB"

    @classmethod
    def of(cls, spec: MemberSpec) -> "Person":
        names = ("name", "real_name", "tz", "title", "is_admin", "is_owner", "is_guest", "is_bot", "deleted")
        given = {name: getattr(spec, name) for name in (*names, "display_name", "locale")}
        return cls(id=spec.uid, nightly=spec.nightly and not spec.is_bot, **given)

    @property
    def hue(self) -> int:
        return int(hashlib.sha256(self.id.encode()).hexdigest()[:4], 16) % 360

    @property
    def called(self) -> str:
        """The display name: theirs, or where they chose none the first word of their name."""
        return self.display_name if self.display_name is not None else self.real_name.partition(" ")[0]


@dataclass(slots=True)
class Conversation:
    """A channel, or a direct message of two or of several; `members` keeps the order in which they came."""

    id: str
    kind: Kind
    name: str
    members: dict[str, None] = field(default_factory=dict)
    topic: str = ""
    is_private: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False  # with another company in it
    created: int = 0

    def other(self, person: str) -> str | None:
        """In a direct message, the one who is not `person`."""
        return next((m for m in self.members if m != person), person) if self.kind == "im" else None


class World:
    """The people and conversations of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.apps: dict[str, AppSpec] = {}
        self.people: dict[str, Person] = {}
        self.conversations: dict[str, Conversation] = {}
        for spec in workspace.members:
            self.people[spec.uid] = Person.of(spec)
        for app in workspace.apps:
            self.add_app(app)
        for channel in workspace.channels:
            self.add_channel(channel)

    def add_app(self, app: AppSpec) -> None:
        self.apps[app.id] = app
        self.people[app.user] = Person(id=app.user, name=app.name.lower(), real_name=app.name, is_bot=True)

    def add_channel(self, spec: ChannelSpec) -> Conversation:
        members = {self.person(name).id: None for name in spec.members}
        made = Conversation(spec.uid, "channel", spec.name, members, spec.topic, spec.is_private, spec.is_archived)
        self.conversations[made.id] = made
        return made

    def person(self, name: str) -> Person:
        """A person by id, by name or by `@name`. Raises KeyError with the names that there are."""
        name = name.removeprefix("@")
        if name in self.people:
            return self.people[name]
        found = next((p for p in self.people.values() if name.lower() in (p.name, p.real_name.lower())), None)
        if found is None:
            raise KeyError(f"nobody here is called {name}; there are {', '.join(self.names())}")
        return found

    def anyone(self) -> Person:
        """The first person who can be somebody's eyes and hands: neither a bot nor gone. Raises LookupError."""
        for person in self.people.values():
            if not (person.is_bot or person.deleted):
                return person
        raise LookupError("nobody lives in this workspace")

    def owner(self) -> str:
        """The id of the first owner; empty where there is none."""
        return next((person.id for person in self.people.values() if person.is_owner), "")

    def channel(self, name: str) -> Conversation:
        """A conversation by id, by name or by `#name`. Raises KeyError with the names that there are."""
        name = name.removeprefix("#")
        if name in self.conversations:
            return self.conversations[name]
        channels = {c.name: c for c in self.conversations.values() if c.kind == "channel"}
        if name not in channels:
            raise KeyError(f"there is no channel #{name}; there are {', '.join(channels)}")
        return channels[name]

    def names(self) -> dict[str, str]:
        """Ids by name, in lower case."""
        return {person.name: person.id for person in self.people.values()}

    def im(self, one: str, other: str) -> Conversation:
        """The direct message of two people (or of one with themselves), opened if it is not there yet."""
        uid = _id_of_im(one, other)
        if uid not in self.conversations:
            members = dict.fromkeys(sorted((one, other)))
            self.conversations[uid] = Conversation(uid, "im", "", members, is_private=True)
        return self.conversations[uid]

    def group(self, members: Sequence[str]) -> Conversation:
        """The direct message of several people, opened if it is not there yet."""
        uid = "C0" + hashlib.sha256("+".join(sorted(members)).encode()).hexdigest()[:8].upper()
        if uid not in self.conversations:
            name = f"mpdm-{'--'.join(self.people[member].name for member in members)}-1"
            self.conversations[uid] = Conversation(uid, "mpim", name, dict.fromkeys(members), is_private=True)
        return self.conversations[uid]

    def has_im(self, one: str, other: str) -> bool:
        return _id_of_im(one, other) in self.conversations

    def of(self, person: str) -> Iterator[Conversation]:
        """The conversations that a person is in."""
        return (c for c in self.conversations.values() if person in c.members)

    def app_in(self, conversation: Conversation) -> AppSpec | None:
        """The app at the other end of a direct message."""
        if conversation.kind != "im":
            return None
        return next((app for app in self.apps.values() if app.user in conversation.members), None)

    def change(self, person: str, now: float, **changes: Any) -> Person:
        """A person with some of their fields changed. Raises TypeError for a field that a person does not have."""
        changed = replace(self.people[person], **changes, updated=int(now))
        self.people[person] = changed
        return changed

    def add(self, spec: MemberSpec) -> Person:
        self.people[spec.uid] = Person.of(spec)
        return self.people[spec.uid]


def _id_of_im(*two: str) -> str:
    return "D0" + hashlib.sha256("".join(sorted(set(two))).encode()).hexdigest()[:8].upper()
