"""What people chose to grow towards, and how it takes turns in what they are offered."""

from random import Random

import pytest

from content.model.ladder import Ladder
from content.model.paths import Path, RoleMove, Specialisation, Track
from growth import choose
from growth.aims import aims
from growth.choose import Choice, Signs
from growth.facts import Person, Step, StepState
from tests.cast import a_step, alice

LEVELS = ("novice", "junior", "senior", "seasoned")
DIRECTION = "mlops-specialisation"


def offers(ladder: Ladder, person: Person, count: int, **more: object) -> list[Choice]:
    """What is offered one after another to somebody who does each of them."""
    steps: list[Step] = []
    made = []
    for n in range(count):
        choice = choose.choose(ladder, person, steps, chance=Random(n), **more)  # type: ignore[arg-type]
        assert choice is not None
        made.append(choice)
        steps.insert(0, a_step(choice.action, state=StepState.DONE, because=choice.because))
    return made


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", [Track, Specialisation])
def test_every_direction_has_its_first_step_at_every_level(ladder: Ladder, level: str, kind: type[Path]) -> None:
    for path in ladder.every(kind):
        first = offers(ladder, alice(level=level, areas=(), directions=(path.id,)), 1)[0]
        assert first.action in path.actions
        assert path.id in first.because


def test_every_role_move_has_a_step_where_it_is_for(ladder: Ladder) -> None:
    for move in ladder.every(RoleMove):
        for level in move.levels or LEVELS:
            first = offers(ladder, alice(level=level, areas=(), directions=(move.id,)), 1)[0]
            assert move.id in first.because, (move.id, level)


def test_a_direction_takes_turns_with_the_focus_areas(ladder: Ladder) -> None:
    reasons = [set(c.because) for c in offers(ladder, alice(areas=("models",), directions=(DIRECTION,)), 8)]
    assert sum(DIRECTION in because for because in reasons) >= 3
    assert sum("models" in because for because in reasons) >= 3
    assert all(because & {DIRECTION, "models"} for because in reasons)


def test_the_ways_to_the_level_above_are_all_taken(ladder: Ladder) -> None:
    junior = alice(areas=(), towards="senior")
    ways = {way.id for way in ladder.transitions if way.level == "junior"}
    practising = {action for way in ladder.transitions for action in way.actions}
    made = offers(ladder, junior, len(practising))
    assert {choice.action for choice in made} == practising
    assert {reason for choice in made for reason in choice.because if ":" not in reason} == ways


def test_the_way_up_takes_turns_with_a_focus_area(ladder: Ladder) -> None:
    made = offers(ladder, alice(areas=("data",), towards="senior"), 6)
    upwards = {way.id for way in ladder.transitions}
    assert 2 <= sum(bool(upwards & set(choice.because)) for choice in made) <= 4


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(alice(areas=("systems",), towards="seasoned"), id="a level without a way"),
        pytest.param(alice(areas=("systems",), level="senior", towards="senior"), id="the level they are at"),
        pytest.param(alice(areas=("systems", "alchemy"), directions=("the-moon",)), id="what left the ladder"),
    ],
)
def test_what_leads_nowhere_is_no_aim(ladder: Ladder, person: Person) -> None:
    assert [aim.id for aim in aims(ladder, person)] == ["systems"]


def test_a_competency_is_an_aim_like_an_area(ladder: Ladder) -> None:
    for choice in offers(ladder, alice(areas=("communication",)), 3):
        assert "communication" in ladder.action(choice.action).competencies
        assert "communication" in choice.because


def test_what_somebody_is_getting_there_in_is_practised_first(ladder: Ladder) -> None:
    person = alice(areas=("systems",))
    for choice in offers(ladder, person, 2, signs=Signs({"workflows"})):
        assert "workflows" in ladder.action(choice.action).competencies
