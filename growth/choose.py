"""Which step and resource to offer a person now, and why these."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from content.model.ladder import Ladder
from content.model.offers import Action, Resource
from content.model.paths import FirstStep
from growth import levels, needs, sequences, turns
from growth.aims import aims
from growth.facts import Person, Pulse, Step, StepState, Wording

LOW = 2  # how many levels these are
HARD = frozenset({Pulse.HARD, Pulse.ROUGH})
LATELY = 4  # rounds: a word from before these says nothing of how it goes now
LIGHTER = "lighter:hard-going"  # the reason of a step that was chosen for being short, as work is hard going


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


@dataclass(frozen=True, slots=True)
class Signs:
    """What somebody said of themselves that weighs in: what they marked as getting there, and that work is hard going.

    `marked` are competencies, `hard` is what `hard_going` made of their last words.
    """

    marked: Collection[str] = ()
    hard: bool = False


NO_SIGNS = Signs()


def hard_going(said: Sequence[Pulse | None]) -> bool:
    """Whether work was hard going twice in a row, of the words of somebody's rounds, the newest first.

    A round without a word is passed over, as is that they would rather not say; what lies far back is not looked at.
    """
    told = [word for word in said[:LATELY] if word not in (None, Pulse.UNSAID)][:2]
    return len(told) == 2 and HARD.issuperset(told)


def dice(person: Person, day: date, salt: str = "") -> Random:
    """A source of chance that is the same for the same person and day: a choice can be repeated and explained."""
    seed = f"{person.workspace}:{person.slack_id}:{day.isoformat()}:{salt}"
    return Random(hashlib.sha256(seed.encode()).digest())  # noqa: S311 - variety, not a secret


def mark(competency: str) -> str:
    """The id under which a competency is the reason for a step because somebody marked it, and did not choose it."""
    return f"marked:{competency}"


def after(action: str) -> str:
    """The id under which an action that somebody did is the reason for the one that builds on it."""
    return f"after:{action}"


def working_level(ladder: Ladder, person: Person) -> str:
    """The level to choose for: the person's own, or the second one from below for somebody who is not sure yet."""
    middle = ladder.levels[min(1, len(ladder.levels) - 1)]
    return (levels.own(ladder, person) or middle).id


def choose(
    ladder: Ladder, person: Person, steps: Sequence[Step], *, chance: Random, signs: Signs = NO_SIGNS
) -> Choice | None:
    """The best step that the person has not had: of their level, for their aims, the least served aim first.

    What builds on the step they did last comes before all others that fit, once, unless an aim would get more than its
    share by it: then it comes first when the turn of that aim comes. `steps` is everything offered to them so far. What
    they did, or said is not for them, never comes again; what they passed over comes again only after everything else
    that fits, and not among the next few. Of two steps that fit as well, one that practises a competency they see
    themselves getting there in comes first. At the lowest levels the short comes before the long where nothing else
    tells them apart. While work is hard going, something short comes, whoever's turn it is: of what is short, the
    shortest that gives no aim more than its share. What presupposes work that they do not do never comes. None when
    nothing is left.
    """
    level = working_level(ladder, person)
    final = {step.action for step in steps if _final(step)}
    fresh = needs.suited(ladder, person, [a for a in ladder.actions_at(level) if a.id not in final])
    if not fresh:
        return None
    mine = aims(ladder, person)
    building = sequences.built_on(ladder, steps)
    order = {action.id: chance.random() for action in fresh} | {
        one: n - len(building) for n, one in enumerate(building)
    }
    short = turns.SHORT if ladder.rank(level) < LOW else None
    equal = turns.lightest(mine, steps, fresh) if signs.hard else turns.fitting(ladder, mine, steps, fresh, building)
    practising = [action for action in equal if not set(signs.marked).isdisjoint(action.competencies)]
    action = min(practising or equal, key=lambda a: (_long(a, short) and a.id not in building, order[a.id]))
    because = tuple(aim.reasons[action.id] for aim in mine if action.id in aim.reasons)
    resource = _resource(ladder, level, action, because=because, steps=steps, chance=chance)
    if resource is not None and resource.id not in action.resources:
        kept = {*resource.areas, *resource.competencies}
        focus = set(person.areas)
        because = tuple(reason for reason in because if reason not in focus or reason in kept)
    if len(practising) < len(equal):
        because += tuple(mark(c) for c in action.competencies if c in signs.marked and c not in person.areas)
    because += (after(building[action.id]),) if action.id in building else ()
    because += (LIGHTER,) if signs.hard else ()
    return Choice(action.id, wording(action), resource, because, action.areas, towards(ladder, level, action))


def towards(ladder: Ladder, level: str, action: Action) -> tuple[str, ...]:
    """The expectations that an action serves for somebody at a level: not those that it does not ask for any more."""
    over = {wish.id for wish in ladder.over_at(level)}
    return tuple(wish for wish in action.expectations if wish not in over)


def _long(action: Action, short: int | None) -> bool:
    return short is not None and action.minutes > short


def wording(entry: Action | FirstStep) -> Wording:
    """The words of an action, or of the first step of a card, to be kept with the step."""
    return Wording(entry.title, entry.text, entry.minutes, entry.done_when)


def _final(step: Step) -> bool:
    """Whether its action may not be offered again: it was taken up, or refused for good."""
    return step.for_good or step.state in (StepState.TRYING, StepState.DONE)


def _resource(
    ladder: Ladder, level: str, action: Action, *, because: tuple[str, ...], steps: Sequence[Step], chance: Random
) -> Resource | None:
    """The resource that goes with the action, not seen before if there is one.

    Of those that the ladder names for it, the first that is about the reason, else the first. Where it names none for
    the level, that of the level which is most about what the action is about. What has ended is passed over.
    It shares one of the reasons with the action, or one of its areas where there is none, and a competency as well:
    no resource comes rather than a loose one.
    """
    about = {*action.areas, *action.competencies}
    wanted = (set(because) & about) or set(action.areas)
    seen = {step.resource for step in steps}
    there = [r for r in ladder.resources if level in r.levels and not r.ended]
    named = [r for one in action.resources for r in there if r.id == one]
    if named:
        return min(named, key=lambda r: (r.id in seen, wanted.isdisjoint({*r.areas, *r.competencies})))
    near = [r for r in there if _practises(r, action)]
    fitting = [r for r in near if wanted & {*r.areas, *r.competencies}]
    if not fitting:
        return None
    order = {resource.id: chance.random() for resource in fitting}

    def rank(resource: Resource) -> tuple[bool, float, float]:
        topics = {*resource.areas, *resource.competencies}
        return resource.id in seen, -len(about & topics) / len(about | topics), order[resource.id]

    return min(fitting, key=rank)


def _practises(resource: Resource, action: Action) -> bool:
    """Whether a resource is about a competency of the action; any is, where the action names none."""
    return not action.competencies or not set(action.competencies).isdisjoint(resource.competencies)
