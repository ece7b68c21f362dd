"""Facts about 1:1s: what one of two people wants to talk about with the other."""

from dataclasses import dataclass
from datetime import datetime

from growth.facts.checkins import Answer
from growth.facts.people import Person
from growth.facts.sharing import Sharing


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something on the agenda of two people, in the words of the one who put it there.

    It is shared with the other of the two from the moment it is there; `other` is None once that person is gone.
    `link` leads to the message that it is about, and can be empty. `talked_at` is when either said that it is done.
    `said` is what the other of the two wrote in a check-in, where it is about that: their words as they are now.
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

    @property
    def person_id(self) -> int:
        return self.author.id

    @property
    def words(self) -> str:
        """What to talk about."""
        return self.said.text if self.said else self.text
