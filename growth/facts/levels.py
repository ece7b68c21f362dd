"""Facts about changes of level: asked for by a person, proposed by their manager, or made by the person alone."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.people import Person
from growth.facts.words import LevelState


@dataclass(frozen=True, slots=True)
class LevelStep:
    """From one level to another, on one version of a ladder, with the names that they had then; None is "not sure"."""

    ladder: str
    ladder_version: str
    before: str | None
    before_name: str
    after: str | None
    after_name: str


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A change of a person's level, and what became of it.

    `proposed`: by the manager; else the person asked. Without a manager the person made it alone, or the manager has
    been forgotten since. `note` is of whoever asked, `reply` of the other one.
    """

    id: int
    person: Person
    manager: Person | None
    proposed: bool
    step: LevelStep
    note: str
    reply: str
    state: LevelState
    asked_at: datetime
    settled_at: datetime | None
    delivery_id: int | None = None
    reply_delivery_id: int | None = None

    @property
    def author(self) -> Person:
        """Whose it is, whoever asked: the person's."""
        return self.person

    @property
    def person_id(self) -> int:
        return self.person.id
