"""The tables in which a command, a click, a form or an event finds its listener."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from db.engine import Session
from db.outbox import Delivery
from growth.line import Takes
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.deps import Deps
from handlers.framework.message_parts import Draw, Due
from handlers.framework.request import Request

Listener = Callable[[Request], Awaitable[None]]
Publish = Callable[[Context], Awaitable[None]]
Face = Callable[[Session, Deps, Delivery], Awaitable[Message | None]]


class Role(StrEnum):
    ANYONE = "anyone"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Command:
    """A word behind the slash command, with its line in the help."""

    word: str
    listener: Listener
    about: str
    hint: str = ""
    role: Role = Role.ANYONE
    takes: Takes = Takes.NOTHING  # anything else that is said after it, people are told of


@dataclass
class Registry:
    """What the features said of themselves, in the order of the table of contents."""

    commands: dict[str, Command] = field(default_factory=dict)
    synonyms: dict[str, Listener] = field(default_factory=dict)
    actions: dict[str, Listener] = field(default_factory=dict)
    forms: dict[str, Listener] = field(default_factory=dict)
    turning: set[str] = field(default_factory=set)
    events: dict[str, list[Listener]] = field(default_factory=dict)
    home: Publish | None = None
    dues: list[Due] = field(default_factory=list)
    draws: list[Draw] = field(default_factory=list)
    faces: dict[str, Face] = field(default_factory=dict)

    def command(self, command: Command) -> None:
        self.commands[command.word] = command

    def synonym(self, word: str, listener: Listener) -> None:
        """A word that people type for something the help lists under another one."""
        self.synonyms[word] = listener

    @property
    def reads(self) -> dict[str, Takes]:
        """Every word that begins a command, with what may be said after it."""
        return {**dict.fromkeys(self.synonyms, Takes.NOTHING), **{c.word: c.takes for c in self.commands.values()}}

    def action(self, action_id: str, listener: Listener) -> None:
        self.actions[action_id] = listener

    def form(self, callback_id: str, listener: Listener, *, turns: bool = False) -> None:
        """`turns`: its answer is the next page, so that a form whose answer was lost is answered once more."""
        self.forms[callback_id] = listener
        if turns:
            self.turning.add(callback_id)

    def event(self, kind: str, listener: Listener) -> None:
        self.events.setdefault(kind, []).append(listener)

    def speaks(self, *dues: Due, draw: Draw) -> None:
        """A feature that speaks by itself: what it would like to say now, and how that looks in its message."""
        self.dues.extend(dues)
        self.draws.append(draw)

    def drawn_when_sent(self, name: str, face: Face) -> None:
        """Messages that are drawn from facts as they leave: their deliveries keep no words, and None is no message."""
        self.faces[name] = face
