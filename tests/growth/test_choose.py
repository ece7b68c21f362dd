"""Which step and resource come next, on the ladder that ships. Steps are given the newest first, as they are kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain, combinations
from random import Random

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action, Resource
from growth import choose
from growth.choose import Choice
from growth.facts import Person, Step, StepState, Wording
from growth.turns import SHORT
from tests.cast import a_choice, a_step, alice, bob

LEVELS = ("novice", "junior", "senior", "seasoned")
AREAS = ("data", "models", "systems", "ops")
TUESDAY = date(2026, 11, 24)
SETS = list(chain.from_iterable(combinations(AREAS, n) for n in (1, 2, 3)))
every_focus = pytest.mark.parametrize("areas", [pytest.param(areas, id=" ".join(areas)) for areas in SETS])
every_level = pytest.mark.parametrize("level", LEVELS)


def offered(ladder: Ladder, person: Person, steps: Sequence[Step] = (), seed: int = 1) -> Choice:
    choice = choose.choose(ladder, person, steps, chance=Random(seed))
    assert choice is not None
    return choice


def run(ladder: Ladder, person: Person, state: StepState, **more: bool) -> list[str]:
    """The actions offered one after another to somebody who always reacts in the same way, until nothing is left."""
    steps: list[Step] = []
    while len(steps) < 99 and (choice := choose.choose(ladder, person, steps, chance=Random(len(steps)))) is not None:
        steps.insert(0, a_step(choice.action, state=state, because=choice.because, **more))
    return [step.action for step in reversed(steps)]


def loose(ladder: Ladder) -> Ladder:
    """The ladder with nothing that its author tied together: neither sequences, nor resources named for an action."""
    untied = {"leads_to": (), "resources": ()}
    return ladder.model_copy(update={"actions": tuple(a.model_copy(update=untied) for a in ladder.actions)})


def at_level(ladder: Ladder, level: str) -> list[str]:
    return [action.id for action in ladder.actions if level in action.fits]


@every_level
@every_focus
@pytest.mark.parametrize("seed", range(5))
def test_it_is_at_the_level_and_serves_an_area(ladder: Ladder, level: str, areas: tuple[str, ...], seed: int) -> None:
    choice = offered(ladder, alice(level=level, areas=areas), seed=seed)
    action = ladder.action(choice.action)
    assert level in action.fits
    assert set(action.areas) & set(areas)
    assert choice.wording == Wording(action.title, action.text, action.minutes, action.done_when)


@every_level
@every_focus
@pytest.mark.parametrize("seed", range(5))
def test_its_resource_fits_the_level_and_the_reason(
    ladder: Ladder, level: str, areas: tuple[str, ...], seed: int
) -> None:
    choice = offered(ladder, alice(level=level, areas=areas), seed=seed)
    assert choice.resource is not None
    assert level in choice.resource.levels
    assert choice.because
    action = ladder.action(choice.action)
    assert set(choice.because) <= set(areas) & set(action.areas)
    assert {*action.areas, *action.competencies} & {*choice.resource.areas, *choice.resource.competencies}


@every_level
def test_without_a_focus_everything_at_the_level_comes(ladder: Ladder, level: str) -> None:
    assert sorted(run(ladder, alice(level=level, areas=()), StepState.DONE)) == sorted(at_level(ladder, level))


@every_level
@pytest.mark.parametrize(
    ("state", "for_good"),
    [
        pytest.param(StepState.DONE, False, id="done"),
        pytest.param(StepState.DECLINED, True, id="not for me"),
        pytest.param(StepState.TRYING, False, id="still going"),
    ],
)
def test_what_has_its_final_word_never_comes_again(
    ladder: Ladder, level: str, state: StepState, for_good: bool
) -> None:
    actions = run(ladder, alice(level=level), state, for_good=for_good)
    assert sorted(actions) == sorted(at_level(ladder, level))


@pytest.mark.parametrize("final", [StepState.DONE, StepState.TRYING])
def test_what_was_passed_over_and_then_taken_never_comes_again(ladder: Ladder, final: StepState) -> None:
    actions = at_level(ladder, "junior")
    taken = [a_step(action, state=final) for action in actions]
    passed_over = [a_step(action, state=StepState.DECLINED) for action in actions]
    assert choose.choose(ladder, alice(), [*taken, *passed_over], chance=Random(1)) is None


@pytest.mark.parametrize("state", [StepState.OFFERED, StepState.DECLINED])
@every_focus
def test_what_was_passed_over_comes_again_after_all_others_that_fit(
    ladder: Ladder, areas: tuple[str, ...], state: StepState
) -> None:
    serving = [ladder.action(action) for action in at_level(ladder, "junior")]
    fitting = sorted(action.id for action in serving if not areas or set(areas) & set(action.areas))
    actions = run(ladder, alice(areas=areas), state)
    assert sorted(actions[: len(fitting)]) == fitting
    assert set(actions) == set(fitting)


def test_the_persons_own_areas_come_first(ladder: Ladder) -> None:
    actions = [ladder.action(action) for action in run(ladder, alice(areas=("data",)), StepState.DONE)]
    serving = ["data" in action.areas for action in actions]
    assert serving == sorted(serving, reverse=True)


@pytest.mark.parametrize("seed", range(10))
def test_the_least_served_area_comes_first(ladder: Ladder, seed: int) -> None:
    only_data = next(a.id for a in ladder.actions if a.level == "junior" and a.areas == ("data",))
    steps = [a_step(only_data, state=StepState.DONE, because=("data",))]
    assert "ops" in ladder.action(offered(loose(ladder), alice(areas=("data", "ops")), steps, seed).action).areas


def test_the_same_chance_makes_the_same_choice(ladder: Ladder) -> None:
    first, again = (offered(ladder, alice(), seed=7) for _ in range(2))
    assert first == again


def test_chance_makes_a_difference(ladder: Ladder) -> None:
    assert len({offered(ladder, alice(), seed=seed).action for seed in range(20)}) > 1


@pytest.mark.parametrize(
    ("person", "level"),
    [
        pytest.param(alice(level=None), "junior", id="not sure: the second from below"),
        pytest.param(alice(level="wizard"), "junior", id="a level that left the ladder"),
        pytest.param(alice(level="novice"), "novice", id="the lowest"),
        pytest.param(alice(level="seasoned"), "seasoned", id="the highest"),
    ],
)
def test_the_level_to_choose_for(ladder: Ladder, person: Person, level: str) -> None:
    assert choose.working_level(ladder, person) == level
    assert ladder.action(offered(ladder, person).action).level == level


def test_a_ladder_of_one_level_has_that_one(ladder: Ladder) -> None:
    short = ladder.model_copy(update={"levels": ladder.levels[:1]})
    assert choose.working_level(short, alice(level=None)) == "novice"


def test_an_area_that_left_the_ladder_is_no_reason(ladder: Ladder) -> None:
    choice = offered(ladder, alice(areas=("alchemy",)))
    assert (ladder.action(choice.action).level, choice.because) == ("junior", ())


def test_steps_of_another_version_of_the_ladder_are_no_hindrance(ladder: Ladder) -> None:
    gone = [a_step("turn-lead-into-gold", resource="the-emerald-tablet", state=StepState.DONE)]
    assert offered(ladder, alice(), gone) == offered(ladder, alice())


def test_a_level_without_actions_has_nothing_to_offer(ladder: Ladder) -> None:
    bare = ladder.model_copy(update={"actions": tuple(a for a in ladder.actions if "junior" not in a.fits)})
    assert choose.choose(bare, alice(), [], chance=Random(1)) is None


def test_without_a_fitting_resource_the_step_comes_alone(ladder: Ladder) -> None:
    bare = ladder.model_copy(update={"resources": ()})
    assert offered(bare, alice()).resource is None
    assert offered(bare, alice()).because == ("systems",)


def test_a_resource_comes_again_only_after_the_others(ladder: Ladder) -> None:
    ladder = loose(ladder)
    action = ladder.action(offered(ladder, alice()).action)
    fitting = [r.id for r in ladder.resources if "junior" in r.levels and "systems" in r.areas and about(r, action)]
    assert len(fitting) > 1
    for last in fitting:
        seen = [a_step("another", resource=resource) for resource in fitting if resource != last]
        resource = offered(ladder, alice(), seen).resource
        assert resource is not None
        assert resource.id == last


@every_level
@every_focus
def test_what_there_is_to_read_practises_what_the_step_does(ladder: Ladder, level: str, areas: tuple[str, ...]) -> None:
    for seed in range(5):
        choice = offered(loose(ladder), alice(level=level, areas=areas), seed=seed)
        assert choice.resource is None or about(choice.resource, ladder.action(choice.action))


def about(resource: Resource, action: Action) -> bool:
    """Whether the two have a competency in common."""
    return not set(resource.competencies).isdisjoint(action.competencies)


def test_a_loose_resource_stays_away(ladder: Ladder) -> None:
    ladder = loose(ladder)
    action = offered(ladder, alice()).action
    far = tuple(r for r in ladder.resources if not about(r, ladder.action(action)))
    choice = offered(ladder.model_copy(update={"resources": far}), alice())
    assert (choice.action, choice.resource) == (action, None)


@pytest.mark.parametrize("level", LEVELS[:2])
@every_focus
def test_the_short_comes_before_the_long_at_the_lowest_levels(
    ladder: Ladder, level: str, areas: tuple[str, ...]
) -> None:
    person = alice(level=level, areas=areas[:1])
    actions = [ladder.action(action) for action in run(loose(ladder), person, StepState.DONE)]
    serving = [action.minutes > SHORT for action in actions if areas[0] in action.areas]
    assert serving == sorted(serving)


def test_the_higher_levels_get_the_long_ones_too(ladder: Ladder) -> None:
    first = {offered(ladder, alice(level="seasoned"), seed=seed).wording.minutes > SHORT for seed in range(20)}
    assert first == {True, False}


def test_the_reason_is_what_the_step_and_the_resource_have_in_common(ladder: Ladder) -> None:
    both = {"competencies": ("workflows",)}
    ladder = loose(ladder)
    action = ladder.actions[0].model_copy(update={**both, "level": "junior", "areas": ("data", "systems")})
    resource = ladder.resources[0].model_copy(update={**both, "levels": ("junior",), "areas": ("systems", "ops")})
    small = ladder.model_copy(update={"actions": (action,), "resources": (resource,)})
    assert offered(small, alice(areas=("data", "systems", "ops"))) == a_choice(action, resource, ("systems",))


def test_the_dice_fall_the_same_way_for_one_person_on_one_day() -> None:
    rolls = {choose.dice(alice(), TUESDAY).random() for _ in range(3)}
    assert len(rolls) == 1


def test_the_dice_fall_differently_for_others_on_other_days_and_for_other_things() -> None:
    rolls = {
        choose.dice(alice(), TUESDAY).random(),
        choose.dice(bob(), TUESDAY).random(),
        choose.dice(alice(workspace="T0ORCHARD"), TUESDAY).random(),
        choose.dice(alice(), TUESDAY + timedelta(days=1)).random(),
        choose.dice(alice(), TUESDAY, salt="question").random(),
    }
    assert len(rolls) == 5


@every_level
def test_what_has_ended_is_offered_to_nobody(ladder: Ladder, level: str) -> None:
    ended = tuple(r.model_copy(update={"ended": "2026-03"}) if n % 2 else r for n, r in enumerate(ladder.resources))
    over = {resource.id for resource in ended if resource.ended}
    left = ladder.model_copy(update={"resources": ended})
    choices = [offered(left, alice(level=level, areas=("systems",)), seed=seed) for seed in range(20)]
    assert over.isdisjoint(choice.resource.id for choice in choices if choice.resource)


def test_a_step_does_not_go_towards_what_a_level_is_not_asked_for_any_more(ladder: Ladder) -> None:
    (old, *_) = ladder.over_at("senior")
    action = ladder.actions[0].model_copy(update={"expectations": (old.id,)})
    assert choose.towards(ladder, "junior", action) == (old.id,)
    assert choose.towards(ladder, "senior", action) == ()
