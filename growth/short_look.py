"""A short look at where one stands: which few competencies it asks about, and in how many words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import zip_longest

from content.model.ladder import Expectation, Ladder
from content.model.offers import Action
from growth import assessing, local
from growth.facts import Assessment, ClaimKind, Person, Rated, Step, StepState, Win

MOST = 4  # competencies that one looks at in less than two minutes
NEAR = 2 * MOST  # those that one's areas are about the most
LATELY = timedelta(weeks=8)  # what was done before that is not news any more
GOES_ON = timedelta(weeks=2)  # until then, what was begun is gone on with
LINE = 25  # words of a descriptor that are read at a glance


@dataclass(frozen=True, slots=True)
class Known:
    """What says which competencies are worth a look: the marks that stand, and what was done since.

    `touched` has the newest day, on the person's own wall, on which a win or a step of theirs was about a competency.
    """

    marks: Mapping[str, Rated] = field(default_factory=dict)
    touched: Mapping[str, date] = field(default_factory=dict)

    def changed(self, competency: str, zone: str) -> bool:
        """Whether something was done for it since it was marked; where it never was, whether anything was."""
        day, mark = self.touched.get(competency), self.marks.get(competency)
        return day is not None and (mark is None or day > local.wall(mark.rated_at, zone).date())


NOTHING_KNOWN = Known()


def about(ladder: Ladder, person: Person) -> tuple[str, ...]:
    """The competencies of the areas that a person chose, or of every area; those they are about the most come first.

    A competency that was chosen itself goes before. An area has no competencies of its own: they are those that its
    actions practise, and each area gives one in turn.
    """
    chosen = [c.id for c in ladder.competencies if c.id in person.areas]
    areas = [area.id for area in ladder.areas if area.id in person.areas]
    if not chosen and not areas:
        areas = [area.id for area in ladder.areas]
    shelves = [_practised(ladder, area, person.level) for area in areas]
    in_turn = [found for row in zip_longest(*shelves) for found in row if found is not None]
    return tuple(dict.fromkeys([*chosen, *in_turn]))[:NEAR]


def short(ladder: Ladder, person: Person, known: Known = NOTHING_KNOWN) -> tuple[str, ...]:
    """What a short assessment asks about now: up to four competencies.

    One that was chosen itself goes first. Of those that the areas are about, these come next for which something was
    done since they were marked, and then those that were never marked. Before the others of them comes what was done
    for a competency of no chosen area.
    """
    near = about(ladder, person)
    everywhere = [competency.id for competency in assessing.walk(ladder)]
    beside = [c for c in everywhere if c not in near and known.changed(c, person.zone)]

    def turn(competency: str) -> int:
        if competency in person.areas:
            return 0
        if competency not in near:
            return 3
        return 1 if known.changed(competency, person.zone) else 2 if competency not in known.marks else 4

    return tuple(sorted([*near, *beside], key=turn)[:MOST])


def touched(
    ladder: Ladder, person: Person, wins: Iterable[Win], steps: Iterable[Step], *, now: datetime
) -> dict[str, date]:
    """The competencies that someone's last weeks were about, with the newest day of each: of wins, by what they say
    that these show, and of steps that were done, by what the ladder says that they practise.
    """
    told = [(win.day, competency) for win in wins for competency in _shown(ladder, win)]
    for step in steps:
        if step.state is StepState.DONE and step.ladder == ladder.id and (action := ladder.find(Action, step.action)):
            day = local.wall(step.decided_at or step.offered_at, person.zone).date()
            told += [(day, competency) for competency in action.competencies]
    first = local.wall(now, person.zone).date() - LATELY
    return {competency: day for day, competency in sorted(told) if day >= first}


def _shown(ladder: Ladder, win: Win) -> Iterable[str]:
    """The competencies that a win shows, itself or by an expectation that is about them."""
    if win.ladder != ladder.id:
        return
    for claim in win.draft.shows:
        if claim.kind is ClaimKind.COMPETENCY:
            yield claim.id
        elif wish := ladder.find(Expectation, claim.id):
            yield from wish.competencies


def going(mine: Iterable[Assessment], ladder: Ladder, person: Person, *, now: datetime) -> tuple[str, ...]:
    """What the short one asks about that was begun lately and has a mark: it is gone on with. Empty where none is,
    or where that was for areas that were changed since.
    """
    here = (ladder.id, ladder.version, assessing.level_of(ladder, person))
    for each in mine:
        begun = each.finished_at is None and each.ratings and each.scope and now - each.started_at < GOES_ON
        if begun and (each.ladder, each.ladder_version, each.level) == here:
            return each.scope if _still_about(ladder, person, each.scope) else ()
    return ()


def _still_about(ladder: Ladder, person: Person, scope: Collection[str]) -> bool:
    """Whether most of it is what somebody's areas are about, and all of what they chose itself."""
    near = about(ladder, person)
    chosen = [competency for competency in near if competency in person.areas]
    return 2 * sum(competency in near for competency in scope) > len(scope) and set(chosen) <= set(scope)


def line(descriptor: str) -> str:
    """A descriptor at a glance: as many of its sentences as are short, and the first one at least."""
    whole = re.split(r"(?<=[.?!])\s+", descriptor.strip())
    count = 1
    while count < len(whole) and len(" ".join(whole[: count + 1]).split()) <= LINE:
        count += 1
    return " ".join(whole[:count]) + (" …" if count < len(whole) else "")


def _practised(ladder: Ladder, area: str, level: str | None) -> list[str]:
    """The competencies that the actions of an area practise: those first that it practises more than others do.

    An action of the level counts twice, and one of several areas is shared by them.
    """
    here: dict[str, float] = defaultdict(float)
    everywhere: dict[str, float] = defaultdict(float)
    for action in ladder.actions:
        for competency in action.competencies:
            weight = 2 if level in action.fits else 1
            everywhere[competency] += weight
            here[competency] += weight / len(action.areas) if area in action.areas else 0
    practised = [competency.id for competency in assessing.walk(ladder) if here[competency.id]]
    return sorted(practised, key=lambda found: -(here[found] ** 2) / everywhere[found])
