"""What builds on a step comes after it, with its reason; and what is named to read with a step comes with it."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load_all, shipped
from growth import choose, sequences
from growth.facts import Person, Step, StepState
from tests.cast import NOW, a_step, alice

LADDERS = load_all(shipped())
AREAS = ("data", "ops")


def did(action: str, *, days: int = 0) -> Step:
    return a_step(action, state=StepState.DONE, because=("data",), decided_at=NOW + timedelta(days=days))


@pytest.mark.parametrize("seed", range(5))
def test_what_builds_on_the_last_step_comes_next_and_says_so(ladder: Ladder, seed: int) -> None:
    choice = choose.choose(ladder, alice(areas=AREAS), [did("train-from-one-command")], chance=Random(seed))
    assert choice is not None
    assert choice.action == "generate-the-report"  # the first that follows and serves what was served least
    assert choose.after("train-from-one-command") in choice.because


def test_what_was_done_last_counts_and_not_what_was_offered_last(ladder: Ladder) -> None:
    steps = [did("evaluate-by-slice"), did("script-the-data-preparation", days=1)]
    assert sequences.next_of(ladder, steps)[0] == "script-the-data-preparation"


@pytest.mark.parametrize("seed", range(5))
def test_what_was_passed_over_is_not_pressed_upon_them_as_building_on_it(ladder: Ladder, seed: int) -> None:
    steps = [a_step("sort-fifty-errors", state=StepState.DECLINED), did("evaluate-by-slice")]
    choice = choose.choose(ladder, alice(areas=("models",)), steps, chance=Random(seed))
    assert choice is not None
    assert choice.action != "sort-fifty-errors"


def test_a_step_of_another_ladder_is_built_on_by_nothing(ladder: Ladder) -> None:
    assert sequences.next_of(ladder, [a_step("evaluate-by-slice", state=StepState.DONE, ladder="another")]) == ("", ())


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_every_action_of_the_shipped_ladders_names_what_to_read(ladder: Ladder) -> None:
    assert [action.id for action in ladder.actions if not action.resources] == []


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_most_actions_of_the_shipped_ladders_lead_somewhere(ladder: Ladder) -> None:
    highest = ladder.levels[-1].id
    assert [a.id for a in ladder.actions if not a.leads_to and highest not in a.fits] in ([], ["read-three-job-ads"])


def two_years(ladder: Ladder, person: Person, weeks: int = 52) -> Iterator[Step]:
    """What somebody is offered who does two of three and passes over the third, or refuses it for good."""
    chance = Random(person.slack_id)
    steps: list[Step] = []
    for week in range(weeks):
        now = NOW + timedelta(weeks=2 * week)
        choice = choose.choose(ladder, person, steps, chance=chance)
        if choice is None:
            return
        state = StepState.DONE if chance.random() < 2 / 3 else StepState.DECLINED
        refused = state is StepState.DECLINED and chance.random() < 0.5
        step = a_step(choice.action, state=state, for_good=refused, because=choice.because, decided_at=now)
        steps.insert(0, step)
        yield step


@pytest.mark.parametrize("level", ["novice", "junior", "senior", "seasoned"])
def test_in_two_years_nothing_final_comes_again_and_sequences_are_followed(ladder: Ladder, level: str) -> None:
    reached: set[str] = set()
    for n in range(PEOPLE):
        final: set[str] = set()
        seen: set[str] = set()
        last = ""
        for step in two_years(ladder, alice(level=level, areas=(), slack_id=f"U{n}")):
            open_ones = [
                one
                for one in (ladder.action(last).leads_to if last else ())
                if one not in seen and level in ladder.action(one).fits
            ]
            assert step.action not in final
            assert not open_ones or step.action == open_ones[0]
            seen.add(step.action)
            final |= {step.action} if step.for_good or step.state is StepState.DONE else set()
            last = step.action if step.state is StepState.DONE else last
        reached |= seen
    assert reached == {action.id for action in ladder.actions if level in action.fits}


PEOPLE = 12  # people at each level; the seeds are fixed, so that the same is tried each time
