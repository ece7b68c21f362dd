"""Every step of every ladder, by every area, direction and level: the reason is true of it, and so is what to read."""

from collections.abc import Iterator
from random import Random

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action, Resource
from content.model.paths import Path
from content.reading.loader import load_all, shipped
from growth import choose
from growth.choose import Choice, Signs
from growth.facts import Person, Step, StepState
from handlers.shared import step_reasons
from tests.cast import a_step, alice

LADDERS = load_all(shipped())
CASES = [
    pytest.param(ladder, level.id, id=f"{ladder.id} {level.id}")
    for ladder in LADDERS.values()
    for level in ladder.levels
]
each_level = pytest.mark.parametrize(("ladder", "level"), CASES)


def people(ladder: Ladder, level: str) -> Iterator[Person]:
    """Somebody for each thing that one can choose, and one who chose nothing."""
    at = {"ladder": ladder.id, "level": level}
    yield alice(**at, areas=())
    yield from (alice(**at, areas=(focus,)) for focus in ladder.focuses())
    yield from (alice(**at, areas=(), directions=(path.id,)) for path in ladder.every(Path))
    ways = {way.towards for way in ladder.transitions if way.level == level}
    yield from (alice(**at, areas=(ladder.areas[0].id,), towards=towards) for towards in ways)


def offers(ladder: Ladder, person: Person, signs: Signs) -> Iterator[tuple[Choice, set[str]]]:
    """All that comes to somebody who does each step, with the actions that they did before it."""
    steps: list[Step] = []
    while choice := choose.choose(ladder, person, steps, chance=Random(len(steps)), signs=signs):
        yield choice, {step.action for step in steps}
        steps.insert(0, a_step(choice.action, ladder=ladder.id, state=StepState.DONE, because=choice.because))


def true_of(ladder: Ladder, action: Action, before: set[str]) -> set[str]:
    """Every reason that can be given for an action with truth, to somebody who did others before."""
    about = {*action.areas, *action.competencies}
    near = [
        p for p in ladder.every(Path) if set(action.areas) & {*p.areas} and {*action.competencies} & {*p.competencies}
    ]
    named = [path for path in ladder.every(Path) if action.id in path.actions]
    ways = [way.id for way in ladder.transitions if action.id in way.actions]
    builds = [choose.after(one) for one in before if action.id in ladder.action(one).leads_to]
    return {*about, *(path.id for path in (*near, *named)), *ways, *builds, *map(choose.mark, action.competencies)}


@each_level
def test_the_reason_is_true_of_the_step_and_its_resource_is_about_the_same(ladder: Ladder, level: str) -> None:
    reached = set()
    signs = Signs(marked=frozenset(competency.id for competency in ladder.competencies[::3]))
    for person in people(ladder, level):
        for choice, before in offers(ladder, person, signs):
            action = ladder.action(choice.action)
            assert set(choice.because) <= true_of(ladder, action, before), (person, choice)
            assert choice.resource is not None
            assert level in choice.resource.levels
            assert choice.resource.id in action.resources or shares(choice.resource, action)
            named = areas_read(ladder, person, choice=choice, action=action)
            assert named <= set(action.areas), (person, choice)
            assert not named or len(action.areas) < len(ladder.areas), (person, choice)
            reached.add(action.id)
    assert reached == {action.id for action in ladder.actions if level in action.fits}


def shares(resource: Resource, action: Action) -> bool:
    return bool({*resource.areas, *resource.competencies} & {*action.areas, *action.competencies})


def areas_read(ladder: Ladder, person: Person, *, choice: Choice, action: Action) -> set[str]:
    """The areas that the reasons on the card call chosen."""
    step = a_step(action.id, ladder=ladder.id, because=choice.because, areas=action.areas)
    chosen = " ".join(r for r in step_reasons.of(ladder, person, step=step, action=action) if "you chose" in r)
    named = chosen.replace(",", "").split()
    return {area.id for area in ladder.areas if area.name in named} & set(person.areas)
