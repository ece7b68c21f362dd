"""What the next level adds, line by line: what somebody has for it in their own words, and what to try where not.

It counts lines that have words of theirs, and never says that somebody is ready: that is a talk between two people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.model.ladder import Expectation, Ladder, Level
from content.model.offers import Action
from content.model.paths import OneOnOneQuestion
from growth import levels, needs
from growth.evidence import Evidence
from growth.facts import Person, ShownLine, ShownWin, Step, StepState, Win

QUESTIONS = 3  # of a talk: more of them are an interview


@dataclass(frozen=True, slots=True)
class SoughtLine:
    """One thing that the level asks for. `to_try` is an action that serves it, and None where they did all of them."""

    wish: Expectation
    shown: tuple[Win, ...]
    tried: tuple[Step, ...]
    to_try: Action | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """A person against the level above theirs; against their own, where that is the highest."""

    level: Level
    highest: bool
    lines: tuple[SoughtLine, ...]

    @property
    def with_words(self) -> int:
        """How many lines have a win under them."""
        return sum(bool(line.shown) for line in self.lines)


def readiness(ladder: Ladder, person: Person, evidence: Evidence, steps: Sequence[Step]) -> Readiness | None:
    """None for somebody who is not sure of their level. `steps` are all that the person had."""
    own = levels.own(ladder, person)
    if own is None:
        return None
    above = levels.above(ladder, person)
    level = above or own
    wishes = ladder.added_at(level.id)
    to_try = _to_try(ladder, person, wishes, steps)
    lines = (
        SoughtLine(wish, evidence.shown.get(wish.id, ()), evidence.tried.get(wish.id, ()), action)
        for wish, action in zip(wishes, to_try, strict=True)
    )
    return Readiness(level, above is None, tuple(lines))


def as_of_now(found: Readiness) -> tuple[ShownLine, ...]:
    """What somebody else is shown of it: each line with the words under it, and no step, tried or to be tried."""
    return tuple(
        ShownLine(line.wish.text, tuple(ShownWin(w.id, w.day, w.did, w.draft.outcome) for w in line.shown))
        for line in found.lines
    )


def _to_try(
    ladder: Ladder, person: Person, wishes: Iterable[Expectation], steps: Sequence[Step]
) -> list[Action | None]:
    """For each line an action that serves it, of those not done and not declined: one of the areas chosen goes before.

    Each action stands under one line, as long as there are enough of them.
    """
    over = {
        step.action for step in steps if step.ladder == ladder.id and (step.for_good or step.state is StepState.DONE)
    }
    suited = needs.suited(ladder, person, ladder.actions)
    used: set[str] = set()
    found: list[Action | None] = []
    for wish in wishes:
        fitting = [action for action in suited if wish.id in action.expectations and action.id not in over]
        fitting.sort(key=lambda action: (action.id in used, not set(action.areas) & set(person.areas)))
        found.append(fitting[0] if fitting else None)
        used.update(action.id for action in fitting[:1])
    return found


def questions(ladder: Ladder, person: Person, lines: Sequence[SoughtLine]) -> list[OneOnOneQuestion]:
    """What to ask a manager in a talk about it: first what is about the areas of the lines that have no words yet."""
    gaps = {area for line in lines if not line.shown and line.to_try for area in line.to_try.areas}
    asked = [
        question
        for question in ladder.every(OneOnOneQuestion)
        if question.side == "engineer" and (not question.levels or person.level in question.levels)
    ]
    return sorted(asked, key=lambda question: not gaps & set(question.areas))[:QUESTIONS]
