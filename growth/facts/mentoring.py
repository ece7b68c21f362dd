"""Facts about mentors: who offers, who asks, and two who found each other."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.people import Person
from growth.facts.words import Met, PairState, Unmatched


@dataclass(frozen=True, slots=True)
class OfferTerms:
    """What somebody offers: areas or competencies, to how many at once, every so many weeks."""

    topics: tuple[str, ...]
    places: int
    weeks: int


@dataclass(frozen=True, slots=True)
class MentorOffer:
    """What somebody offers to help with: `topics` are areas or competencies, `places` how many people at once."""

    person: Person
    topics: tuple[str, ...]
    places: int
    weeks: int  # between two talks
    offered_at: datetime

    @property
    def author(self) -> Person:
        return self.person


@dataclass(frozen=True, slots=True)
class MentorAsk:
    """What somebody would like a mentor for, with a sentence of their own.

    `suggested_id` is whom Trellis named to them, `told` why it named nobody: each is said once.
    """

    person: Person
    topic: str
    note: str
    asked_at: datetime
    next_look_at: datetime
    suggested_id: int | None = None
    suggested_at: datetime | None = None
    told: Unmatched | None = None


@dataclass(frozen=True, slots=True)
class MentorPair:
    """A mentor who was asked by a mentee, and what became of it. `note` is the mentee's."""

    id: int
    mentee: Person
    mentor: Person
    topic: str
    topic_name: str  # as it was called then
    note: str
    weeks: int
    state: PairState
    asked_at: datetime
    settled_at: datetime | None  # when the mentor answered, or it ended
    mentee_delivery_id: int | None = None
    mentor_delivery_id: int | None = None

    @property
    def author(self) -> Person:
        return self.mentee

    def other(self, person_id: int) -> Person:
        """Who the other one is, for one of the two."""
        return self.mentee if person_id == self.mentor.id else self.mentor

    def has(self, person_id: int) -> bool:
        return person_id in (self.mentee.id, self.mentor.id)


@dataclass(frozen=True, slots=True)
class PairWord:
    """What one of the two says of their pair, for themselves alone."""

    pair_id: int
    person_id: int
    met: Met | None = None
    again: bool | None = None
    delivery_id: int | None = None  # the message in which they were asked whether they met
