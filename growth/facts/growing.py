"""Facts about growing: the steps people were offered, what they keep, and how they see themselves."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.people import Person
from growth.facts.sharing import Sharing
from growth.facts.words import Rating, StepState


@dataclass(frozen=True, slots=True)
class Wording:
    """What a step asks for, in the words of the ladder at the time. Editing the ladder never changes them."""

    title: str
    text: str
    minutes: int
    done_when: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, offered to one person or taken on by them, with its state and why it was chosen.

    `resource` is the id of the one that it came with. `action` is that of the action, or of the card of a path whose
    first step it is; `areas` and `expectations` are what that served at the time. `because` holds the ids of what the
    person chose that it serves: areas, competencies, directions and transition behaviours. `kept` says that a win tells
    of it, in the person's own words. `stills` counts the days on which they said that it is still going; `half` is the
    smaller half of it that they took instead, in the words of then, or nothing. `helped` is what they said of it some
    weeks later; None where they said nothing.
    """

    id: int
    person_id: int
    action: str
    wording: Wording
    resource: str | None
    ladder: str
    ladder_version: str
    state: StepState
    for_good: bool  # declined with "Not for me": never offered again
    because: tuple[str, ...]
    offered_at: datetime
    decided_at: datetime | None
    delivery_id: int | None = None
    areas: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()
    kept: bool = False
    stills: int = 0
    half: str = ""
    helped: bool | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A resource that a person keeps for later, with its title and link as they were."""

    person_id: int
    ladder: str
    ladder_version: str
    resource: str
    title: str
    link: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Rated:
    """One competency as it was rated: by its id, under the name it had, with a note of what was seen, if there is one.

    A note goes with its mark: whoever may read the one reads the other.
    """

    competency: str
    name: str
    rating: Rating
    rated_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How the competencies of one person look against a level: to themselves, or to the manager they had then.

    It is a self-assessment where `author` and `subject` are the same. `sharing` is what its author said of it: with
    whom it is shared follows from that by `growth.audience.of_assessment`. `scope` has the competencies that a short
    one asks about, none for all; such a one takes over the other marks as they stand, each with its moment.
    """

    id: int
    subject: Person
    author: Person
    ladder: str
    ladder_version: str
    level: str
    ratings: tuple[Rated, ...]
    started_at: datetime
    finished_at: datetime | None
    sharing: Sharing
    scope: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        return self.subject.id == self.author.id

    @property
    def person_id(self) -> int:
        """Whose it is to change: its author's, whomever it is about."""
        return self.author.id


@dataclass(frozen=True, slots=True)
class Measurement:
    """One time that a measure of the ladder was asked for, in its words of then, and the answer if there is one.

    Answered without an answer, it says that the person does not want to be asked.
    """

    id: int
    person_id: int
    measure: str
    asked: str
    ladder: str
    ladder_version: str
    asked_at: datetime
    label: str | None
    value: int | None  # a percentage, from 0 to 100
    answered_at: datetime | None
    delivery_id: int | None = None
