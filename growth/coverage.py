"""What a team covers, for whoever leads it: about how many are at which level of each competency, finding nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from random import Random

from content.model.ladder import Competency, Ladder
from growth import audience, period
from growth.assessing import asked, described, finished
from growth.audience import Reader
from growth.blur import blurred
from growth.facts import Assessment, Manners, Rated, Rating

MEETS = (Rating.THERE, Rating.BEYOND)
EVERY = 3  # periods from one draw to the next: whoever marks the same each time would else be worked out
WEEKS = EVERY * period.WEEKS


@dataclass(frozen=True, slots=True)
class Together:
    """Levels next to each other that are told as one: the first place and the last, and about how many are there."""

    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Covered:
    """What a team covers on a ladder, for the one with whom so many `shared` it; the ids.

    `levels` has an empty one first: whoever is on the way to the lowest. `rows` are by competency.
    """

    reader: int
    ladder: str
    shared: int
    levels: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Together, ...]], ...]


def enough(manners: Manners) -> int:
    """How many must have shared before anything is told of it: who shared is known to the reader by name."""
    return 2 * manners.smallest_count - 1


def levels(ladder: Ladder) -> tuple[str, ...]:
    """The columns: on the way to the lowest level that is described, and then each of those."""
    return ("", *(level.id for level in described(ladder)))


def places(
    assessments: Iterable[Assessment], reader: Reader, ladder: Ladder, until: datetime
) -> Mapping[int, Mapping[str, int]]:
    """Where each person sees themselves, competency by competency, as a place in `levels`.

    By the newest view finished before then that the reader may read; whoever shared none is not there.
    """
    views: dict[int, list[Assessment]] = {}
    for each in audience.readable(reader, assessments):
        if each.own and each.ladder == ladder.id and each.finished_at is not None and each.finished_at < until:
            views.setdefault(each.author.id, []).append(each)
    newest = {person: view for person, every in views.items() if (view := finished(every)) is not None}
    return {person: _places(ladder, view) for person, view in newest.items()}


def _places(ladder: Ladder, view: Assessment) -> Mapping[str, int]:
    known = {competency.id: competency for competency in ladder.competencies}
    return {
        r.competency: _place(ladder, known[r.competency], view.level, r) for r in view.ratings if r.competency in known
    }


def _place(ladder: Ladder, competency: Competency, level: str, rated: Rated) -> int:
    """The level that was looked at where it is met, or more than that; else the described one below it."""
    looked_at = asked(ladder, competency, level)
    if rated.rating in MEETS:
        return levels(ladder).index(looked_at.id)
    below = [found.id for found in ladder.way(looked_at.id)[:-1] if found.id in competency.descriptors]
    return levels(ladder).index(below[-1] if below else "")


def cover(
    people: Sequence[Mapping[str, int]], competencies: Sequence[str], columns: int, manners: Manners, chance: Random
) -> tuple[tuple[str, tuple[Together, ...]], ...]:
    """What the people who shared cover, to be drawn once and then kept: who asks twice must not get two draws.

    Everybody counts once in each competency, at a place or without a mark, and each of these counts is moved by chance.
    Knowing all of everybody but one, and even the moved counts, leaves every place of that one possible: the odds
    between two of them move by `blur.ODDS` for each, so by its square at most. What is told is made of the moved counts
    alone: as many together as shared, which the reader knows, and the floors.
    """
    return tuple((each, told(drawn(people, each, columns, chance), len(people), manners)) for each in competencies)


def drawn(people: Sequence[Mapping[str, int]], competency: str, columns: int, chance: Random) -> list[int]:
    """How many are at each place, and last of all without a mark, each moved by chance."""
    counts = Counter(person.get(competency, columns) for person in people)
    return [blurred(counts[place], chance) for place in range(columns + 1)]


def told(moved: Sequence[int], shared: int, manners: Manners) -> tuple[Together, ...]:
    """Of moved counts, what may be said of the levels: see `joined`."""
    return joined(fitted(moved, shared)[:-1], manners.smallest_count)


def fitted(moved: Sequence[int], shared: int) -> list[int]:
    """The numbers nearest to the moved ones of which none is under zero and all together are as many as shared."""
    numbers = list(moved)
    while (over := sum(max(0, number) for number in numbers) - shared) != 0:
        largest = sorted(range(len(numbers)), key=lambda place: -numbers[place])
        places = [place for place in largest if over < 0 or numbers[place] > 0]
        for place in places[: abs(over)]:
            numbers[place] += -1 if over > 0 else 1
    return [max(0, number) for number in numbers]


def joined(numbers: Sequence[int], floor: int) -> tuple[Together, ...]:
    """Levels where too few are go together with their neighbours of which that is so too, or are not told at all."""
    found: list[Together] = []
    for enough_there, run in groupby(range(len(numbers)), key=lambda place: numbers[place] >= floor):
        places = [place for place in run if numbers[place]]
        if enough_there:
            found += [Together(place, place, numbers[place]) for place in places]
        elif sum(numbers[place] for place in places) >= floor:
            found.append(Together(places[0], places[-1], sum(numbers[place] for place in places)))
    return tuple(found)
