"""The way to the level above: who has one ahead, who practises it, and how often."""

import pytest

from content.model.ladder import Ladder
from growth import shift
from growth.facts import Person, StepState
from tests.cast import a_step, alice

BEHAVIOURS = ("join-design-talks", "propose-improvements", "think-past-the-first-version", "teach-what-you-know")


def test_a_junior_has_the_four_behaviours_ahead(ladder: Ladder) -> None:
    way = shift.ahead(ladder, alice())
    assert way is not None
    assert (way.level.id, way.towards.id) == ("junior", "senior")
    assert tuple(behaviour.id for behaviour in way.behaviours) == BEHAVIOURS


def test_each_skill_that_they_build_stands_once(ladder: Ladder) -> None:
    way = shift.ahead(ladder, alice())
    assert way is not None
    assert way.skills == ladder.design_skills


@pytest.mark.parametrize("level", [None, "novice", "senior", "seasoned", "wizard"])
def test_no_way_leads_up_from_elsewhere(ladder: Ladder, level: str | None) -> None:
    assert shift.ahead(ladder, alice(level=level)) is None


def test_of_two_levels_above_the_nearest_is_ahead(ladder: Ladder) -> None:
    further = ladder.transitions[0].model_copy(update={"id": "leap", "towards": "seasoned"})
    both = ladder.model_copy(update={"transitions": (further, *ladder.transitions)})
    way = shift.ahead(both, alice())
    assert way is not None
    assert way.towards.id == "senior"
    assert further not in way.behaviours


@pytest.mark.parametrize(
    ("person", "practises"),
    [
        pytest.param(alice(), False, id="chose nothing"),
        pytest.param(alice(towards="senior"), True, id="chose the level above"),
        pytest.param(alice(towards="seasoned"), False, id="a level no way leads to"),
        pytest.param(alice(level="senior", towards="senior"), False, id="has reached it"),
        pytest.param(alice(level=None, towards="senior"), False, id="is not sure of the level any more"),
    ],
)
def test_who_practises(ladder: Ladder, person: Person, practises: bool) -> None:
    assert (shift.chosen(ladder, person) is not None) is practises


def test_what_was_done_for_a_behaviour_counts_and_nothing_else(ladder: Ladder) -> None:
    steps = [
        a_step(state=StepState.DONE, because=("systems", "join-design-talks")),
        a_step(state=StepState.DONE, because=("join-design-talks", "propose-improvements")),
        a_step(state=StepState.TRYING, because=("join-design-talks",)),
        a_step(state=StepState.DONE, because=("systems",)),
    ]
    assert [shift.practised(behaviour, steps) for behaviour in ladder.transitions] == [2, 1, 0, 0]
