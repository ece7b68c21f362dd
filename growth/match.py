"""Which mentor fits whom, and why, or why nobody does: of one who asks, or of all of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import blake2b

from content.model.ladder import Ladder, Level
from growth import assignment, local
from growth.days_off import MONDAY_TO_FRIDAY
from growth.facts import Person, Unmatched

ABOVE = (1, 2)  # so many levels a mentor is above
OPENS, CLOSES = time(9), time(17)
LEAST = timedelta(hours=1)  # of the day in common
FAR, HOUR, ANOTHER, NO_TRACK = 8, 2, 12, 6  # what a further level, an hour less, one more person, no common track cost
DRAW = 1 << 20  # a draw decides between what costs the same, and nothing else
LOTS = 1 << 8
NEARER = (Unmatched.NOBODY, Unmatched.TAKEN, Unmatched.LEVEL, Unmatched.HOURS, Unmatched.FULL)


@dataclass(frozen=True, slots=True)
class Seeker:
    """Somebody who asks. `never` are with whom they must not be paired: who leads them, whom they lead, who was asked
    before, and those with whom it ended badly.
    """

    person: Person
    topic: str
    never: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who offers, with how many they have already."""

    person: Person
    topics: tuple[str, ...]
    places: int
    taken: int = 0

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)


@dataclass(frozen=True, slots=True)
class Fit:
    """Why somebody fits. The lower `cost`, the better."""

    mentor: Person
    topic: str
    above: int  # how many levels
    hours: timedelta  # of a workday in common
    track: str | None  # a direction that both chose
    cost: int


@dataclass(frozen=True, slots=True)
class Market:
    """All that is compared: the ladders by their ids, and a moment, as clocks differ by the time of year."""

    ladders: Mapping[str, Ladder]
    now: datetime
    seed: str = ""  # of the draw between what is the same

    def fit(self, seeker: Seeker, giver: Giver) -> Fit | Unmatched:
        """How one of them fits the other; FULL is told by whoever knows of all."""
        me, mentor = seeker.person, giver.person
        if seeker.topic not in giver.topics or not mentor.active or me.ladder != mentor.ladder:
            return Unmatched.NOBODY
        if mentor.paused(self.now):
            return Unmatched.NOBODY
        if mentor.id == me.id or mentor.id in seeker.never:
            return Unmatched.TAKEN
        above = self._above(me, mentor)
        if above not in ABOVE:
            return Unmatched.LEVEL
        hours = in_common(me, mentor, self.now)
        if hours < LEAST:
            return Unmatched.HOURS
        track = next((each for each in me.directions if each in mentor.directions), None)
        cost = FAR * (above - 1) + HOUR * (8 - int(hours / timedelta(hours=1))) + (0 if track else NO_TRACK)
        return Fit(mentor, seeker.topic, above, hours, track, cost)

    def _above(self, me: Person, mentor: Person) -> int | None:
        """Whoever is not sure of their own level asks from the lowest one; nobody unsure is above anybody."""
        ladder = self.ladders.get(me.ladder)
        if ladder is None or ladder.find(Level, mentor.level) is None:
            return None
        own = ladder.find(Level, me.level)
        return ladder.rank(mentor.level or "") - (ladder.rank(own.id) if own else 0)

    def one(self, seeker: Seeker, givers: Iterable[Giver]) -> Fit | Unmatched:
        """The best for one who asks, of those who have room; else why nobody."""
        found = [(giver, self.fit(seeker, giver)) for giver in givers]
        fits = [
            (self._cost(seeker, fit, giver.taken), fit) for giver, fit in found if isinstance(fit, Fit) and giver.free
        ]
        if fits:
            return min(fits, key=lambda each: each[0])[1]
        return _nearest(fit for _, fit in found)

    def all(self, seekers: Iterable[Seeker], givers: Iterable[Giver]) -> dict[int, Fit | Unmatched]:
        """A mentor for as many as can have one, at the least cost of all together, by the id of who asks.

        The same people get the same pairs, whatever their order; each further person of one mentor costs more, so that
        nobody has many while others who fit as well have none.
        """
        asking = sorted(seekers, key=lambda each: each.person.id)
        offering = sorted(givers, key=lambda each: each.person.id)
        places = [(giver, nth) for giver in offering for nth in range(giver.taken, giver.places)]
        fits = {(s.person.id, g.person.id): self.fit(s, g) for s in asking for g in offering}
        costs: dict[tuple[int, int], int] = {}
        for row, seeker in enumerate(asking):
            for column, (giver, nth) in enumerate(places):
                if isinstance(fit := fits[seeker.person.id, giver.person.id], Fit):
                    costs[row, column] = self._cost(seeker, fit, nth)
        chosen = assignment.cheapest(len(asking), len(places), costs)
        return {
            seeker.person.id: fits[seeker.person.id, places[chosen[row]][0].person.id]
            if row in chosen
            else _nearest(fits[seeker.person.id, giver.person.id] for giver in offering)
            for row, seeker in enumerate(asking)
        }

    def _cost(self, seeker: Seeker, fit: Fit, taken: int) -> int:
        return (fit.cost + ANOTHER * taken) * DRAW + self._lot(seeker.person.id, fit.mentor.id)

    def _lot(self, one: int, other: int) -> int:
        drawn = blake2b(f"{self.seed}:{one}:{other}".encode(), digest_size=1).digest()
        return drawn[0] % LOTS


def _nearest(found: Iterable[Fit | Unmatched]) -> Unmatched:
    """Why nobody, by whoever came nearest; whoever fits had no room."""
    every = [Unmatched.FULL if isinstance(each, Fit) else each for each in found]
    return max(every, key=NEARER.index, default=Unmatched.NOBODY)


def in_common(one: Person, other: Person, now: datetime) -> timedelta:
    """How long both are at work on a workday of both, by the clocks of these days; nothing without such a day."""
    if not (one.workdays or MONDAY_TO_FRIDAY) & (other.workdays or MONDAY_TO_FRIDAY):
        return timedelta()
    day = now.date()
    spans: Sequence[tuple[datetime, datetime]] = [
        (local.instant(day, OPENS, each.zone), local.instant(day, CLOSES, each.zone)) for each in (one, other)
    ]
    best = timedelta()
    for shift in (-1, 0, 1):  # a day begins on one side of the world while it ends on the other
        moved = [at + timedelta(days=shift) for at in spans[1]]
        best = max(best, min(spans[0][1], moved[1]) - max(spans[0][0], moved[0]))
    return best
