"""The way from a person's level to one above it: the behaviours that lead there, for those who choose to practise."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.model.ladder import Ladder, Level
from content.model.shift import DesignSkill, Transition
from growth import levels
from growth.facts import Person, Step, StepState


@dataclass(frozen=True, slots=True)
class Way:
    """What leads from one level to a higher one."""

    level: Level
    towards: Level
    behaviours: tuple[Transition, ...]
    skills: tuple[DesignSkill, ...]  # what the behaviours build, each once


def ahead(ladder: Ladder, person: Person) -> Way | None:
    """The way up from the person's own level, to the nearest level it leads to.

    None where the ladder knows of no such way, or the person is not sure of their level.
    """
    level = levels.own(ladder, person)
    if level is None:
        return None
    up = [behaviour for behaviour in ladder.transitions if behaviour.level == level.id]
    if not up:
        return None
    nearest = min((behaviour.towards for behaviour in up), key=ladder.rank)
    behaviours = tuple(behaviour for behaviour in up if behaviour.towards == nearest)
    built = {skill for behaviour in behaviours for skill in behaviour.design_skills}
    skills = tuple(skill for skill in ladder.design_skills if skill.id in built)
    return Way(level, ladder.level(nearest), behaviours, skills)


def chosen(ladder: Ladder, person: Person) -> Way | None:
    """The way that the person practises; None when they chose none, or theirs does not begin at their level."""
    way = ahead(ladder, person)
    return way if way is not None and way.towards.id == person.towards else None


def practised(behaviour: Transition, steps: Sequence[Step]) -> int:
    """How many steps were done for this behaviour."""
    return sum(step.state is StepState.DONE and behaviour.id in step.because for step in steps)
