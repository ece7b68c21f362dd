"""The tables in which a command, a click, a form or an event finds its listener."""

from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from slack_sdk.models.blocks import Block

from db.engine import Session
from db.outbox import Delivery
from growth.facts import Person
from growth.line import Takes
from growth.prompts import Rule
from handlers.framework import guards, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context, Draw
from handlers.framework.feature import Feature, TickStep
from handlers.framework.listener import Listener
from handlers.framework.message_parts import Apply, Part, Redraw
from handlers.framework.request import Request, Stale
from handlers.framework.sections import HomePlace
from handlers.framework.signals import Signals
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered
from handlers.framework.upcoming import MESSAGES, Upcoming

PEOPLE = "people"
Publish = Callable[[Context], Awaitable[None]]
Face = Callable[[Session, Tenant, Delivery], Awaitable[Message | None]]
Rescue = Callable[[Request, str], Awaitable[Mapping[str, Any]]]
Section = Callable[[Session, Context], Awaitable[Sequence[Block]]]


class Role(StrEnum):
    """To whom the help lists a command. Its listener looks by itself whether whoever asks may."""

    ANYONE = "anyone"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Command:
    """A word behind the slash command; `about` is its line in the help, and `hint` what may be said after the word."""

    word: str
    listener: Listener
    about: str
    hint: str = ""
    role: Role = Role.ANYONE
    takes: Takes = Takes.NOTHING  # anything else that is said after it, people are told of
    started: bool = False  # only for those who have started: everybody else reads how to


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How somebody becomes known: the ladder they start on, how they follow it until they start, and how they return.

    `follow` and `back` return the person as they are then; `followed` does, too, and keeps nothing of it.
    """

    ladder: Callable[[Session, Tenant], Awaitable[str]]
    follow: Callable[[Session, Tenant, Person], Awaitable[Person]]
    followed: Callable[[Session, Tenant, Person], Awaitable[Person]]
    back: Callable[[Session, Context], Awaitable[Person]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody can ask for in words of their own, in a direct message."""

    is_meant: Callable[[str], bool]
    listener: Listener


class Incomplete(Exception):
    """The features do not fit together, as where one draws a button that leads nowhere. The text names each."""


@dataclass
class Registry:
    """What the features said of themselves, in the order of the table of contents.

    `actions`, `forms` and `shortcuts` are by the ids that Slack hands back, `events` by their kind; `turning` are forms
    that are answered with their next page, and words of those that hold some are offered anew by `rescue`. `applies`
    and `labels` are by the kind of a prompt, `faces` by the name that a delivery has of its face. The order of `draws`
    is that of the parts in a message.
    """

    arrivals: Arrivals
    features: dict[str, Feature] = field(default_factory=dict)
    commands: dict[str, Command] = field(default_factory=dict)
    synonyms: dict[str, Listener] = field(default_factory=dict)
    reads: dict[str, Takes] = field(default_factory=dict)  # every word that begins a command, and what may follow it
    actions: dict[str, Listener] = field(default_factory=dict)
    forms: dict[str, Listener] = field(default_factory=dict)
    shortcuts: dict[str, Listener] = field(default_factory=dict)
    turning: set[str] = field(default_factory=set)
    holds_words: set[str] = field(default_factory=set)
    rescue: Rescue | None = None
    events: dict[str, list[Listener]] = field(default_factory=dict)
    home: Publish | None = None
    sections: dict[HomePlace, list[Section]] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    signals: Signals = field(default_factory=Signals)
    rules: list[Rule] = field(default_factory=list)
    applies: dict[str, Apply] = field(default_factory=dict)
    draws: list[Draw] = field(default_factory=list)
    faces: dict[str, Face] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    unchanging: dict[Hashable, Message] = field(default_factory=dict)  # drawn once, by what it hangs on
    leads_to: set[str] = field(default_factory=set)  # ids that a menu leads to

    def feature(self, feature: Feature) -> None:
        """A feature, with all that it says of itself. Raises Incomplete where that is not all, or its name is taken."""
        if feature.name in self.features:
            raise Incomplete(f"there are two features called {feature.name}")
        if feature.steps and feature.upcoming is None:
            raise Incomplete(f"{feature.name} does something by the clock, and does not say when it is due next")
        self.features[feature.name] = feature
        if feature.listens is not None:
            feature.listens(self)
        if feature.speaks is not None:
            self.rules.extend(feature.speaks.rules)
            self.applies.update(feature.speaks.applies)
            self.draws.append(feature.speaks.draw)
        self.labels.update(feature.says)

    @property
    def steps(self) -> list[TickStep]:
        return [step for feature in self.features.values() for step in feature.steps]

    @property
    def upcoming(self) -> list[Upcoming]:
        """What waits for a moment: of each feature, and the messages, which are nobody's own."""
        return [*(each.upcoming for each in self.features.values() if each.upcoming is not None), MESSAGES]

    async def undo(self, session: Session, tenant: Tenant, lost: Undelivered) -> None:
        """Takes back what the features did for a message that will not be sent (again)."""
        for feature in self.features.values():
            if feature.undelivered is not None:
                await feature.undelivered(session, tenant, lost)

    def can_retry(self, delivery: Delivery) -> bool:
        """Whether a feature can make anew what this message was for."""
        return any(feature.retries.fits(delivery) for feature in self.features.values() if feature.retries)

    async def retry(self, session: Session, tenant: Tenant, lost: Sequence[Delivery], now: datetime) -> set[int]:
        """Has messages made anew whose occasions are free again; returns the ids of those in whose place one comes."""
        replaced: set[int] = set()
        for feature in self.features.values():
            if feature.retries and (mine := [each for each in lost if feature.retries.fits(each)]):
                replaced |= await feature.retries.again(session, tenant, mine, now)
        return replaced

    async def export(self, session: Session, workspace: str, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """All that is kept of a person, by table, as plain data."""
        kept: dict[str, list[dict[str, Any]]] = {}
        for feature in self.features.values():
            kept |= await feature.keeps.export(session, workspace, person_id)
        return kept

    async def forget(self, session: Session, workspace: str, person_id: int) -> None:
        """Deletes all that is kept of a person, and the person last. Raises what a feature has against it, before."""
        keeps = [feature.keeps for feature in self.features.values()]
        for each in keeps:
            if each.first is not None:
                await each.first(session, workspace, person_id)
        for each in sorted(keeps, key=lambda each: PEOPLE in each.tables):
            await each.forget(session, workspace, person_id)

    def command(self, command: Command) -> None:
        listener = guards.started(command.listener) if command.started else command.listener
        self.reads[command.word] = command.takes
        self.commands[command.word] = replace(command, listener=listener)

    def synonym(self, word: str, listener: Listener) -> None:
        """A word that people type for something the help lists under another one."""
        self.reads.setdefault(word, Takes.NOTHING)
        self.synonyms[word] = listener

    def action(self, action_id: str, listener: Listener, *, started: bool = False) -> None:
        """`started`: only for those who have started; everybody else reads how to."""
        self.actions[action_id] = guards.started(listener) if started else listener

    def menu(self, action_id: str, picks: Mapping[str, Listener | str]) -> None:
        """A menu, by the value of what is picked: a listener, or the id of an action, also of another feature."""
        self.leads_to.update(pick for pick in picks.values() if isinstance(pick, str))

        async def picked(request: Request) -> None:
            pick = picks.get(request.picked.partition(" ")[0])
            if pick is None:
                raise Stale
            await (self.actions[pick] if isinstance(pick, str) else pick)(request)

        self.actions[action_id] = picked

    def form(self, callback_id: str, listener: Listener, *, turns: bool = False, holds_words: bool = False) -> None:
        """`turns`: its answer is the next page, so that a form whose answer was lost is answered once more.

        `holds_words`: what was typed in it is offered anew where the form is about nothing any more, by `rescue`.
        """
        self.forms[callback_id] = listener
        if holds_words:
            self.holds_words.add(callback_id)
        if turns:
            self.turning.add(callback_id)

    def shortcut(self, callback_id: str, listener: Listener) -> None:
        """What somebody can do from the menu of any message. The manifest names it, too."""
        self.shortcuts[callback_id] = listener

    def event(self, kind: str, listener: Listener) -> None:
        self.events.setdefault(kind, []).append(listener)

    def section(self, place: HomePlace, section: Section) -> None:
        """What a feature shows on the Home; where several show something in one place, in the order of the table."""
        self.sections.setdefault(place, []).append(section)

    async def drawn(self, place: HomePlace, session: Session, context: Context) -> list[Block]:
        return [block for section in self.sections.get(place, ()) for block in await section(session, context)]

    def wish(self, is_meant: Callable[[str], bool], listener: Listener) -> None:
        self.wishes.append(Wish(is_meant, listener))

    def check(self, drawn: Iterable[str]) -> None:
        """Raises Incomplete unless every button that one feature draws of another leads somewhere; `drawn` are ids."""
        missing = sorted({*drawn, *self.leads_to} - self.actions.keys())
        if missing:
            raise Incomplete(f"no feature has a listener for {', '.join(missing)}")

    async def apply(self, session: Session, parts: Mapping[str, Sequence[Part]]) -> list[Redraw]:
        """Writes down what was decided on, kind by kind; of some there is nothing to write.

        Returns the messages that look otherwise by that.
        """
        wanted = [(self.applies[kind], of_kind) for kind, of_kind in parts.items() if of_kind and kind in self.applies]
        return [redraw for apply, of_kind in wanted for redraw in await apply(session, of_kind)]

    def called(self, kinds: Iterable[str]) -> str:
        """Several kinds of what is said, in words."""
        return words.listed([words.text(self.labels.get(kind, kind)) for kind in kinds])

    def drawn_when_sent(self, name: str, face: Face) -> None:
        """Messages that are drawn from facts as they leave: their deliveries keep no words, and None is no message."""
        self.faces[name] = face
