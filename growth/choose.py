"""Which step and resource to offer a person now, and why these."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from content.model.ladder import Ladder
from content.model.offers import Action, Resource
from content.model.paths import FirstStep
from growth import levels
from growth.aims import Aim, aims
from growth.facts import Person, Step, StepState, Wording

SHORT = 60  # minutes that somebody at one of the lowest levels finds in a week
LOW = 2  # how many levels these are


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to do, perhaps with a resource that goes with it, and the ids of what the person chose that it serves.

    `action` is the id of the action, or of the card whose first step this is. A competency that they marked as getting
    there, and that made the difference, stands among the reasons under its `mark`: nobody reads that they chose it.
    """

    action: str
    wording: Wording
    resource: Resource | None
    because: tuple[str, ...]
    areas: tuple[str, ...] = ()
    expectations: tuple[str, ...] = ()


def dice(person: Person, day: date, salt: str = "") -> Random:
    """A source of chance that is the same for the same person and day: a choice can be repeated and explained."""
    seed = f"{person.workspace}:{person.slack_id}:{day.isoformat()}:{salt}"
    return Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 - variety, not a secret


def mark(competency: str) -> str:
    """The id under which a competency is the reason for a step because somebody marked it, and did not choose it."""
    return f"marked:{competency}"


def working_level(ladder: Ladder, person: Person) -> str:
    """The level to choose for: the person's own, or the second one from below for somebody who is not sure yet."""
    middle = ladder.levels[min(1, len(ladder.levels) - 1)]
    return (levels.own(ladder, person) or middle).id


def choose(
    ladder: Ladder, person: Person, steps: Sequence[Step], *, chance: Random, marked: Collection[str] = ()
) -> Choice | None:
    """The best step that the person has not had: of their level, for their aims, the least served aim first.

    `steps` is everything offered to them so far. What they did, or said is not for them, never comes again; what they
    passed over comes again only after everything else that fits. `marked` are the competencies they see themselves
    getting there in: of two steps that fit as well, one that practises such a competency comes first. At the lowest
    levels the short comes before the long where nothing else tells them apart. None when the level has nothing left.
    """
    level = working_level(ladder, person)
    final = {step.action for step in steps if _final(step)}
    fresh = [a for a in ladder.actions if a.level == level and a.id not in final]
    if not fresh:
        return None
    mine = aims(ladder, person)
    order = {action.id: chance.random() for action in fresh}
    short = SHORT if ladder.rank(level) < LOW else None
    equal = _fitting(mine, steps, fresh)
    practising = [action for action in equal if not set(marked).isdisjoint(action.competencies)]
    action = min(practising or equal, key=lambda a: (short is not None and a.minutes > short, order[a.id]))
    because = tuple(aim.reasons[action.id] for aim in mine if action.id in aim.reasons)
    resource = _resource(ladder, level, action, because=because, steps=steps, chance=chance)
    if resource is not None:
        kept = {*resource.areas, *resource.competencies}
        focus = set(person.areas)
        because = tuple(reason for reason in because if reason not in focus or reason in kept)
    if len(practising) < len(equal):
        because += tuple(mark(c) for c in action.competencies if c in marked and c not in person.areas)
    return Choice(action.id, wording(action), resource, because, action.areas, action.expectations)


def _fitting(mine: Sequence[Aim], steps: Sequence[Step], fresh: Sequence[Action]) -> list[Action]:
    """Those of the fresh actions that fit best, each as well as the others."""
    seen = {step.action for step in steps}
    served = {aim.id: aim.served(steps) for aim in mine}

    def fit(action: Action) -> tuple[bool, bool, int, bool]:
        fits = [aim for aim in mine if action.id in aim.reasons]
        turn = min((served[aim.id] for aim in fits), default=0)
        close = any(action.id in aim.close for aim in fits if served[aim.id] == turn)
        return bool(mine) and not fits, action.id in seen, turn, not close

    ranked = [(fit(action), action) for action in fresh]
    best = min(rank for rank, _ in ranked)
    return [action for rank, action in ranked if rank == best]


def wording(entry: Action | FirstStep) -> Wording:
    """The words of an action, or of the first step of a card, to be kept with the step."""
    return Wording(entry.title, entry.text, entry.minutes, entry.done_when)


def _final(step: Step) -> bool:
    """Whether its action may not be offered again: it was taken up, or refused for good."""
    return step.for_good or step.state in (StepState.TRYING, StepState.DONE)


def _resource(
    ladder: Ladder, level: str, action: Action, *, because: tuple[str, ...], steps: Sequence[Step], chance: Random
) -> Resource | None:
    """The resource of the level that is most about what the action is about, not seen before if there is one.

    It shares one of the reasons with the action, or one of its areas where there is none, and a competency as well:
    no resource comes rather than a loose one.
    """
    about = {*action.areas, *action.competencies}
    wanted = (set(because) & about) or set(action.areas)
    near = [r for r in ladder.resources if level in r.levels and _practises(r, action)]
    fitting = [r for r in near if wanted & {*r.areas, *r.competencies}]
    if not fitting:
        return None
    seen = {step.resource for step in steps}
    order = {resource.id: chance.random() for resource in fitting}

    def rank(resource: Resource) -> tuple[bool, float, float]:
        topics = {*resource.areas, *resource.competencies}
        return resource.id in seen, -len(about & topics) / len(about | topics), order[resource.id]

    return min(fitting, key=rank)


def _practises(resource: Resource, action: Action) -> bool:
    """Whether a resource is about a competency of the action; any is, where the action names none."""
    return not action.competencies or not set(action.competencies).isdisjoint(resource.competencies)
