"""Which step and resource to offer a person now, and why these."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from content.models import Action, Ladder, Question, Resource
from growth.facts import Person, Step, StepState

RECENT_QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """An action, perhaps a resource that goes with it, and the ids of the areas of the person's that both serve."""

    action: Action
    resource: Resource | None
    because: tuple[str, ...]


def dice(person: Person, day: date, salt: str = "") -> Random:
    """A source of chance that is the same for the same person and day: a choice can be repeated and explained."""
    seed = f"{person.workspace}:{person.slack_id}:{day.isoformat()}:{salt}"
    return Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 - variety, not a secret


def working_level(ladder: Ladder, person: Person) -> str:
    """The level to choose for: the person's own, or the second one from below for somebody who is not sure yet."""
    ids = [level.id for level in ladder.levels]
    if person.level in ids:
        return person.level
    return ids[min(1, len(ids) - 1)]


def choose(ladder: Ladder, person: Person, steps: Sequence[Step], *, chance: Random) -> Choice | None:
    """The best step that the person has not had: of their level, in their areas, the least served area first.

    `steps` is everything offered to them so far. What they did, or said is not for them, never comes again; what they
    passed over comes again only after everything else that fits. None when the level has nothing left.
    """
    level = working_level(ladder, person)
    seen = {step.action for step in steps}
    final = {step.action for step in steps if _final(step)}
    fresh = [a for a in ladder.actions if a.level == level and a.id not in final]
    if not fresh:
        return None
    served = _served(ladder, steps)
    order = {action.id: chance.random() for action in fresh}

    def rank(action: Action) -> tuple[bool, bool, int, float]:
        mine = [area for area in action.areas if area in person.areas]
        return (
            bool(person.areas) and not mine,
            action.id in seen,
            min((served.get(area, 0) for area in mine), default=0),
            order[action.id],
        )

    action = min(fresh, key=rank)
    because = tuple(area for area in person.areas if area in action.areas)
    resource = _resource(ladder, level, action, because=because, steps=steps, chance=chance)
    if resource is not None:
        because = tuple(area for area in because if area in resource.areas)
    return Choice(action, resource, because)


def _final(step: Step) -> bool:
    """Whether its action may not be offered again: it was taken up, or refused for good."""
    return step.for_good or step.state in (StepState.TRYING, StepState.DONE)


def _served(ladder: Ladder, steps: Iterable[Step]) -> dict[str, int]:
    """How often each area was served by the steps so far. An action that has left the ladder counts for nothing."""
    areas = {action.id: action.areas for action in ladder.actions}
    counts: dict[str, int] = {}
    for step in steps:
        for area in areas.get(step.action, ()):
            counts[area] = counts.get(area, 0) + 1
    return counts


def _resource(
    ladder: Ladder, level: str, action: Action, *, because: tuple[str, ...], steps: Sequence[Step], chance: Random
) -> Resource | None:
    """The resource of the level that is most about what the action is about, not seen before if there is one.

    It shares an area with the action: one of the person's, where the action serves any.
    """
    about = set(action.areas)
    wanted = set(because) or about
    fitting = [r for r in ladder.resources if level in r.levels and wanted & set(r.areas)]
    if not fitting:
        return None
    seen = {step.resource for step in steps}
    order = {resource.id: chance.random() for resource in fitting}

    def rank(resource: Resource) -> tuple[bool, float, float]:
        areas = set(resource.areas)
        return resource.id in seen, -len(about & areas) / len(about | areas), order[resource.id]

    return min(fitting, key=rank)


def question(ladder: Ladder, person: Person, asked: Sequence[str], *, chance: Random) -> Question:
    """this round's question: in the person's areas and for their level, none of the last few (`asked`, newest first).

    After a question of one kind comes one of another, where there is one.
    """
    level = working_level(ladder, person)
    pool = [q for q in ladder.questions if not q.levels or level in q.levels]
    recent = list(asked[:RECENT_QUESTIONS])
    last_kind = next((q.kind for q in ladder.questions if q.id in recent[:1]), None)
    order = {q.id: chance.random() for q in pool}

    def rank(q: Question) -> tuple[bool, bool, bool, float]:
        elsewhere = bool(person.areas) and not set(q.areas) & set(person.areas)
        return q.id in recent, elsewhere, q.kind == last_kind, order[q.id]

    return min(pool, key=rank)


def starter(ladder: Ladder, team_id: int, week: str) -> Question:
    """One question for a team to talk about in a week: the same whenever it is asked for in that week."""
    chance = Random(hashlib.sha256(f"{team_id}:{week}".encode()).digest())  # noqa: S311 - variety, not a secret
    return chance.choice([q for q in ladder.questions if not q.levels] or list(ladder.questions))
