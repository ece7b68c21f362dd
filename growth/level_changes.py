"""How long a change of level waits for the other one, and how somebody is at the level that they are at.

A level is what a person says of themself, until their manager and they said so together.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from content.model.ladder import Ladder, Level
from growth import levels
from growth.facts import LevelChange, LevelState, LevelStep, Person

OPEN_FOR = timedelta(weeks=4)
MADE = (LevelState.AGREED, LevelState.SET)


def closes(change: LevelChange) -> datetime:
    """When a change that nobody settles is not open any more."""
    return change.asked_at + OPEN_FOR


def waits(change: LevelChange, manager: Person | None, now: datetime) -> bool:
    """Whether it is still to be decided: `manager` is the person's now, and was asked or asks for nobody else."""
    asked = change.state in (LevelState.ASKED, LevelState.TALK) and now < closes(change)
    return asked and manager is not None and change.manager is not None and manager.id == change.manager.id


def waiting(changes: Iterable[LevelChange], manager: Person | None, now: datetime) -> LevelChange | None:
    """The one that is to be decided, of all of a person's."""
    return next((change for change in changes if waits(change, manager, now)), None)


def made(changes: Iterable[LevelChange]) -> list[LevelChange]:
    """Those that came about, the newest first."""
    done = [change for change in changes if change.state in MADE]
    return sorted(done, key=_place, reverse=True)


def _place(change: LevelChange) -> tuple[datetime, bool]:
    """Of the same moment, what two agreed is the later one: it takes two."""
    return change.settled_at or change.asked_at, change.state is LevelState.AGREED


def agreement(person: Person, changes: Iterable[LevelChange]) -> LevelChange | None:
    """The one by which a person is at their level together with their manager; None where they say so themselves."""
    last = next((change for change in made(changes) if change.step.ladder == person.ladder), None)
    if last is None or last.state is not LevelState.AGREED or last.step.after != person.level:
        return None
    return last


def step(ladder: Ladder, before: str | None, after: str | None) -> LevelStep:
    """From one level to another, in the names that the ladder has now. One that it does not have has its id."""
    return LevelStep(ladder.id, ladder.version, before, _name(ladder, before), after, _name(ladder, after))


def _name(ladder: Ladder, level_id: str | None) -> str:
    level = ladder.find(Level, level_id)
    return level.name if level else level_id or ""


def following(ladder: Ladder, person: Person) -> Level | None:
    """The level that somebody may want to ask for first: the next one; the lowest while they are not sure."""
    return levels.above(ladder, person) if levels.own(ladder, person) else ladder.levels[0]
