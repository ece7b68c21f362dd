"""What a team's digest tells of: what stands in the post, what in the manager's letter, and what waits there.

Who may read it is decided by `growth.audience`, on top of this.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from growth.audience import Reader, may_read, of_silence
from growth.facts import Answer, ItemKey, Kind, PausedBy, Person, Standing, Win

WAITS = timedelta(weeks=4)  # for the manager; after that it is let go
MOST_WAITING = 5  # in one letter; the rest is a click away

Item = Answer | Win  # what can be shared with a team or its manager, word for word


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a digest tells of: after `since`, up to `until`, as what came later can still be undone."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.since < moment <= self.until


@dataclass(frozen=True, slots=True)
class ReplyPace:
    """How soon a manager answered what asked something of them: of so many, half within `half_in`."""

    answered: int
    half_in: timedelta


@dataclass(frozen=True, slots=True)
class Told:
    """Which items can stand where, by their keys: in the post, in the letter, and there as something that waits."""

    every: tuple[Item, ...]
    posted: frozenset[ItemKey]
    lettered: frozenset[ItemKey]
    waits: frozenset[ItemKey]


def drawn_first(
    shared: Iterable[Item], *, posted: Period, told: Period, lost: tuple[Collection[ItemKey], Collection[ItemKey]]
) -> Told:
    """What was shared in its time, what waits, and what was `lost`: the keys of what stood in a post, and in a letter,
    that never arrived.
    """
    post, letter, waits, every = set(), set(), set(), []
    for item in shared:
        key, done = item.key, is_done(item)
        if posted.holds(item.sharing.for_channel_since) or key in lost[0]:
            post.add(key)
        if told.holds(item.sharing.since) or (key in lost[1] and not done):
            letter.add(key)
        if not done and is_owed(item) and _waits(item, told):
            waits.add(key)
        if key in post or key in letter or key in waits:
            every.append(item)
    return Told(tuple(every), frozenset(post), frozenset(letter), frozenset(waits))


def drawn_anew(shared: Iterable[Item], *, posted: Period, told: Period, stands: Mapping[ItemKey, bool]) -> Told:
    """What `stands` in a digest already, each with whether it waits there, but what was shared anew since: that can be
    undone, and comes with the next.

    What is done goes on to be told there, and only there.
    """
    every = tuple(item for item in shared if item.key in stands)
    post = {item.key for item in every if not item.sharing.after(posted.until)}
    letter = {item.key for item in every if not item.sharing.after(told.until)}
    waits = {item.key for item in every if stands[item.key] and item.key in letter and is_owed(item)}
    known = post | letter | waits
    return Told(
        tuple(item for item in every if item.key in known), frozenset(post), frozenset(letter), frozenset(waits)
    )


def is_owed(item: Item) -> bool:
    """Whether it asks something of the manager: a wish for help, or an item for the next 1:1.

    A win never does, and a plan is its author's own, whoever reads it.
    """
    asks = isinstance(item, Answer) and (item.kind is Kind.HELP or item.sharing.for_agenda)
    return asks and item.kind is not Kind.PLAN and item.sharing.is_open


def _waits(item: Item, told: Period) -> bool:
    """Whether it is neither too new to be told, nor so old that its author would say it again where it matters."""
    return item.sharing.after(told.until - WAITS) and not item.sharing.after(told.until)


def left_unsettled(item: Item, since: datetime, until: datetime) -> bool:
    """Whether it left the list of whoever reads it after `since`, up to `until`, and nobody had done what it asks."""
    return is_owed(item) and not is_done(item) and has_left(item, until) and not has_left(item, since)


def has_left(item: Item, now: datetime) -> bool:
    """Whether what is shared is off the list of whoever reads it for its age, done or not."""
    since = item.sharing.since
    return since is None or since + WAITS <= now


def is_done(item: Item) -> bool:
    """Whether the manager said that they did what it asks of them."""
    return isinstance(item, Answer) and item.handled_at is not None


def pace(mine: Iterable[Item], now: datetime) -> ReplyPace | None:
    """How soon somebody did what was asked of them, by what they did in the four weeks up to now; None for nothing.

    `mine` is what they may read. Nobody but they themselves is told.
    """
    waits = sorted(
        item.handled_at - since
        for item in mine
        if isinstance(item, Answer) and is_owed(item) and item.handled_at is not None
        if (since := item.sharing.since) is not None
        and since <= item.handled_at
        and now - WAITS < item.handled_at <= now
    )
    return ReplyPace(len(waits), waits[(len(waits) - 1) // 2]) if waits else None


def may_be_told(person: Person, manager_id: int) -> bool:
    """Whether this very manager may hear that Trellis paused itself: consent is for a person."""
    told = may_read(Reader(person_id=manager_id), of_silence(person), person)
    return told and is_quiet(person) and person.id != manager_id


def is_quiet(person: Person) -> bool:
    """Whether Trellis paused itself for them, and they are still there."""
    paused_itself = person.pause is not None and person.pause.by is PausedBy.TRELLIS
    return paused_itself and person.standing is not Standing.GONE
