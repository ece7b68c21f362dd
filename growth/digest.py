"""What a team's digest tells of: which answers stand in the post, which in the manager's letter, and what waits there.

Who may read an answer is decided by `growth.audience`, on top of this.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from growth.audience import Reader, may_read, of_silence
from growth.facts import Answer, Kind, PausedBy, Person, Standing


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a digest tells of: after `since`, up to `until`, as what came later can still be undone."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.since < moment <= self.until


@dataclass(frozen=True, slots=True)
class Told:
    """Which answers can stand where, by their ids: in the post, in the letter, and there as something that waits."""

    every: tuple[Answer, ...]
    posted: frozenset[int]
    lettered: frozenset[int]
    waits: frozenset[int]


def drawn_first(
    shared: Iterable[Answer], *, posted: Period, told: Period, lost: tuple[Collection[int], Collection[int]]
) -> Told:
    """What was shared in its time, what waits, and what was `lost`: the ids of what stood in a post, and in a letter,
    that never arrived.
    """
    every = tuple(shared)
    post = {a.id for a in every if posted.holds(a.sharing.for_channel_since) or a.id in lost[0]}
    waits = {a.id for a in every if is_owed(a) and not a.sharing.after(told.until) and a.handled_at is None}
    letter = {a.id for a in every if told.holds(a.sharing.since) or (a.id in lost[1] and a.handled_at is None)}
    return _among(every, post, letter, waits)


def drawn_anew(shared: Iterable[Answer], *, posted: Period, told: Period, stands: Mapping[int, bool]) -> Told:
    """What `stands` in a digest already, each with whether it waits there, but what was shared anew since: that can be
    undone, and comes with the next.

    What is done goes on to be told there, and only there.
    """
    every = tuple(answer for answer in shared if answer.id in stands)
    post = {answer.id for answer in every if not answer.sharing.after(posted.until)}
    letter = {answer.id for answer in every if not answer.sharing.after(told.until)}
    waits = {answer.id for answer in every if stands[answer.id] and answer.id in letter and is_owed(answer)}
    return _among(every, post, letter, waits)


def _among(every: tuple[Answer, ...], posted: set[int], letter: set[int], waits: set[int]) -> Told:
    known = posted | letter | waits
    told = tuple(answer for answer in every if answer.id in known)
    return Told(told, frozenset(posted), frozenset(letter), frozenset(waits))


def is_owed(answer: Answer) -> bool:
    """Whether it asks something of the manager: a wish for help, or an item for the next 1:1."""
    return answer.sharing.is_open and (answer.kind is Kind.HELP or answer.sharing.for_agenda)


def may_be_told(person: Person, manager_id: int) -> bool:
    """Whether this very manager may hear that Trellis paused itself: consent is for a person."""
    told = may_read(Reader(person_id=manager_id), of_silence(person), person)
    return told and is_quiet(person) and person.id != manager_id


def is_quiet(person: Person) -> bool:
    """Whether Trellis paused itself for them, and they are still there."""
    paused_itself = person.pause is not None and person.pause.by is PausedBy.TRELLIS
    return paused_itself and person.standing is not Standing.GONE
