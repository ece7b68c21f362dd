"""What the steps that somebody did show of a ladder."""

import pytest

from content.model.ladder import Ladder
from content.model.offers import Action
from growth import evidence
from growth.evidence import Evidence
from growth.facts import ClaimKind, Step, StepState, Win
from tests.cast import a_claim, a_step, a_win, utc

DONE = StepState.DONE
WISH = "automates-what-repeats"  # of a junior


def done(number: int, action: Action, **changes: object) -> Step:
    """A step that was done on that day of November, with what its action served."""
    when = utc(f"2026-11-{number:02} 09:00")
    served = {"areas": action.areas, "expectations": action.expectations, **changes}
    return a_step(action.id, id=number, state=DONE, decided_at=when, **served)


def shown(ladder: Ladder, *steps: Step) -> Evidence:
    return evidence.gather(ladder, steps, ())


@pytest.fixture
def actions(ladder: Ladder) -> list[Action]:
    """The actions that serve it."""
    return [action for action in ladder.actions if WISH in action.expectations]


def test_a_step_was_tried_for_every_expectation_that_it_serves(ladder: Ladder) -> None:
    action = next(action for action in ladder.actions if len(action.expectations) > 1)
    step = done(1, action)
    assert shown(ladder, step).tried == dict.fromkeys(action.expectations, (step,))
    assert shown(ladder, step).others == ()


def test_the_newest_step_stands_first(ladder: Ladder, actions: list[Action]) -> None:
    first, second, third = done(2, actions[0]), done(9, actions[1]), done(5, actions[0])
    assert shown(ladder, first, second, third).tried[WISH] == (second, third, first)


@pytest.mark.parametrize("state", [state for state in StepState if state is not DONE])
def test_only_what_was_done_was_tried(ladder: Ladder, actions: list[Action], state: StepState) -> None:
    found = shown(ladder, a_step(actions[0].id, state=state))
    assert (found.tried, found.others, found.breadth) == ({}, (), 0)


def test_a_step_counts_in_each_of_its_areas(ladder: Ladder) -> None:
    wide = next(action for action in ladder.actions if len(action.areas) > 1)
    narrow = next(action for action in ladder.actions if action.areas == (wide.areas[0],))
    found = shown(ladder, done(1, wide), done(2, narrow))
    assert list(found.areas) == [area.id for area in ladder.areas]
    assert found.areas[wide.areas[0]] == 2
    assert found.areas[wide.areas[1]] == 1
    assert found.deepest == (wide.areas[0],)
    assert found.breadth == len(wide.areas)


def test_two_areas_can_be_equally_deep(ladder: Ladder) -> None:
    action = next(action for action in ladder.actions if len(action.areas) == 2)
    assert set(shown(ladder, done(1, action)).deepest) == set(action.areas)


def test_before_the_first_step_nothing_is_deep(ladder: Ladder) -> None:
    assert (shown(ladder).deepest, shown(ladder).breadth) == ((), 0)


def test_the_first_step_of_a_card_counts_in_its_areas_and_under_no_expectation(ladder: Ladder) -> None:
    step = a_step("project-pipeline", state=DONE, areas=("data", "ops"))
    found = shown(ladder, step)
    assert {area for area, count in found.areas.items() if count} == {"data", "ops"}
    assert found.others == (step,)


def test_an_action_that_left_the_ladder_stays_tried_for_what_it_served(ladder: Ladder, actions: list[Action]) -> None:
    step = done(1, actions[0])
    less = ladder.model_copy(update={"actions": tuple(a for a in ladder.actions if a.id != step.action)})
    assert shown(less, step) == shown(ladder, step)
    assert step in next(iter(shown(less, step).tried.values()))


def test_an_expectation_that_left_the_ladder_leaves_its_steps_among_the_others(ladder: Ladder) -> None:
    step = a_step("draw-a-diagram", state=DONE, expectations=("what-was-asked-last-year",))
    assert (shown(ladder, step).tried, shown(ladder, step).others) == ({}, (step,))


def test_what_was_done_under_another_ladder_shows_nothing_here_but_stays(ladder: Ladder, actions: list[Action]) -> None:
    step = done(1, actions[0], ladder="software-engineer", because=("systems",))
    found = shown(ladder, step)
    assert (found.tried, found.others, found.breadth) == ({}, (step,), 0)


def kept(number: int, *wishes: str, **changes: object) -> Win:
    """A win of that day of November, of which Alice says that it shows these expectations."""
    claims = tuple(a_claim(ClaimKind.EXPECTATION, wish) for wish in wishes)
    return a_win(number, shows=claims, **changes)


def test_a_win_is_evidence_of_what_its_author_says_and_of_nothing_else(ladder: Ladder) -> None:
    first, second = (wish.id for wish in ladder.expectations[:2])
    older, newer = kept(3, first), kept(9, first)
    found = evidence.gather(ladder, [], [older, newer])
    assert found.shown == {first: (newer, older)}
    assert second not in found.shown
    assert found.other_wins == ()


def test_a_step_that_a_win_tells_of_stands_nowhere_else(ladder: Ladder, actions: list[Action]) -> None:
    found = shown(ladder, done(1, actions[0], kept=True))
    assert (found.tried, found.others) == ({}, ())
    assert found.count == 1


def test_a_win_of_another_ladder_or_without_a_claim_stands_among_the_others(ladder: Ladder) -> None:
    first = ladder.expectations[0].id
    silent, elsewhere = kept(1), kept(2, first, ladder="software-engineer")
    found = evidence.gather(ladder, [], [silent, elsewhere])
    assert (found.shown, found.other_wins) == ({}, (elsewhere, silent))


def test_a_competency_of_the_same_name_claims_no_expectation(ladder: Ladder) -> None:
    first = ladder.expectations[0].id
    win = a_win(1, shows=(a_claim(ClaimKind.COMPETENCY, first),))
    assert evidence.gather(ladder, [], [win]).shown == {}
