"""Facts about readiness that was shared: somebody's way to a level, as it was on one day."""

from dataclasses import dataclass
from datetime import date, datetime

from growth.facts.people import Person
from growth.facts.sharing import Sharing


@dataclass(frozen=True, slots=True)
class ShownWin:
    """A win under a line, in the words of that day; `win` is its id, as long as it is there."""

    win: int
    day: date
    did: str
    outcome: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One thing that the level asks for, in the words that the ladder had, and what stood under it."""

    text: str
    wins: tuple[ShownWin, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadinessShare:
    """Somebody's way to a level as it was at one moment, for one person whom they named.

    It keeps what stood there then, so that neither the ladder nor what they do later changes what was shared.
    `delivery_id` is the message in which that person reads it.
    """

    id: int
    author: Person
    ladder: str
    ladder_version: str
    level: str  # its name
    lines: tuple[ShownLine, ...]
    made_at: datetime
    sharing: Sharing
    reader_name: str | None  # of the person it was shared with
    delivery_id: int | None = None

    @property
    def with_words(self) -> int:
        """How many lines have words of theirs."""
        return sum(bool(line.wins) for line in self.lines)

    def holds(self, win: int) -> bool:
        return any(each.win == win for line in self.lines for each in line.wins)

    def without(self, win: int) -> tuple[ShownLine, ...]:
        """Its lines, after its author deleted a win."""
        return tuple(ShownLine(line.text, tuple(each for each in line.wins if each.win != win)) for line in self.lines)
