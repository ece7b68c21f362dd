"""Facts about 1:1s: what one of two people wants to talk about with the other."""

from dataclasses import dataclass
from datetime import date, datetime, time

from growth.facts.checkins import Answer
from growth.facts.people import Person
from growth.facts.sharing import Sharing
from growth.facts.words import Every, PlanState


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something on the agenda of two people, in the words of the one who put it there.

    It is shared with the other of the two from the moment it is there; `other` is None once that person is gone.
    `link` leads to the message that it is about, and can be empty. `talked_at` is when either said that it is done.
    `said` is what the other of the two wrote in a check-in, where it is about that: their words as they are now.
    `dropped`: it was let go of, and not talked about. One of the two, `owner_id`, can have taken it on, perhaps until a
    day, `due_on`; `action` is what they said of it last, and when they did is `decided_at`.
    """

    id: int
    author: Person
    other: Person | None
    text: str
    link: str
    sharing: Sharing
    added_at: datetime
    talked_at: datetime | None
    said: Answer | None = None
    dropped: bool = False
    owner_id: int | None = None
    owned_at: datetime | None = None
    due_on: date | None = None
    action: PlanState | None = None
    decided_at: datetime | None = None

    @property
    def owner(self) -> Person | None:
        """Who of the two took it on."""
        return next((each for each in (self.author, self.other) if each and each.id == self.owner_id), None)

    @property
    def person_id(self) -> int:
        return self.author.id

    @property
    def words(self) -> str:
        """What to talk about."""
        return self.said.text if self.said else self.text


@dataclass(frozen=True, slots=True)
class TalkRhythm:
    """When two people meet: so often, counted from the day `first`, at a wall time in a zone (an IANA name)."""

    every: Every
    first: date
    at: time
    zone: str


@dataclass(frozen=True, slots=True)
class RegularTalk:
    """The 1:1 of two people, in its rhythm. `asked_by_id` is who set it; until the other agreed, nothing is planned.

    `next_at` is when they meet next, and `day` the day that this counts as, moved or not. `last_at` is when they met
    last, `look_at` when the clock has something to do about it. All moments are instants in UTC.
    """

    id: int
    one: Person
    two: Person
    every: Every
    first: date
    at: time
    zone: str
    asked_by_id: int | None
    agreed_at: datetime | None
    day: date | None
    next_at: datetime | None
    last_at: datetime | None
    look_at: datetime | None

    @property
    def author(self) -> Person:
        """Who set it."""
        return self.two if self.asked_by_id == self.two.id else self.one

    @property
    def rhythm(self) -> TalkRhythm:
        return TalkRhythm(self.every, self.first, self.at, self.zone)

    @property
    def both(self) -> tuple[Person, Person]:
        return (self.one, self.two)

    @property
    def agreed(self) -> bool:
        return self.agreed_at is not None

    def has(self, person_id: int) -> bool:
        return person_id in (self.one.id, self.two.id)

    def other(self, person_id: int) -> Person:
        """Who the other one is, for one of the two."""
        return self.one if person_id == self.two.id else self.two


@dataclass(frozen=True, slots=True)
class TalkTold:
    """What one of two people is told of the 1:1 `at` an instant: the day before, or, where it is `closing`, after it.

    `due_at` is the earliest moment for it, `delivery_id` the message in which it stands, None where none does yet.
    `question` is one that was suggested to them for it, in its words; empty where none was. `carried`: what was open
    after it is left for the next one.
    """

    talk_id: int
    person_id: int
    at: datetime
    due_at: datetime
    closing: bool
    question: str
    delivery_id: int | None
    carried: bool = False

    def is_ahead(self, now: datetime) -> bool:
        """Whether it comes later, before the 1:1."""
        return not self.closing and now < self.due_at < self.at

    def prepares(self, now: datetime) -> bool:
        """Whether its moment has come, and the 1:1 has not."""
        return not self.closing and self.due_at <= now < self.at
