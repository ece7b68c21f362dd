"""Facts about remarks: what one of two people says to the other about something that was shared between them."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.people import Person
from growth.facts.sharing import ItemKey, Sharing
from growth.facts.words import RemarkKind


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """What somebody is about to say of something. `text` is for words alone."""

    about: ItemKey
    kind: RemarkKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says to the other of two about an answer or a win, which is `subject_id`'s.

    `key` names nothing once that is gone. `text` is empty but for words. `other` is None for somebody who is gone for
    good; `delivery_id` is the message in which the other reads it.
    """

    id: int
    author: Person
    other: Person | None
    subject_id: int
    key: ItemKey
    kind: RemarkKind
    text: str
    sharing: Sharing
    written_at: datetime
    delivery_id: int | None = None

    @property
    def person_id(self) -> int:
        return self.author.id

    @property
    def by_its_author(self) -> bool:
        """Whether it is said by the one who shared the thing, and not by who read it."""
        return self.author.id == self.subject_id
