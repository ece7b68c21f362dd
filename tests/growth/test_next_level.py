"""The way to the next level, line by line: what is counted, what is to be tried, and what is asked."""

import pytest

from content.model.ladder import Ladder
from content.model.paths import OneOnOneQuestion
from growth import evidence
from growth.facts import ClaimKind, Person, Step, StepState, Win
from growth.readiness import Readiness, questions, readiness
from tests.cast import a_claim, a_step, a_win, alice


def way(ladder: Ladder, *steps: Step, person: Person | None = None, wins: tuple[Win, ...] = ()) -> Readiness:
    who = person or alice(level="junior")
    found = readiness(ladder, who, evidence.gather(ladder, steps, wins), steps)
    assert found is not None
    return found


def test_it_is_what_the_next_level_adds(ladder: Ladder) -> None:
    found = way(ladder)
    assert (found.level.id, found.highest) == ("senior", False)
    assert [line.wish for line in found.lines] == [wish for wish in ladder.expectations if wish.level == "senior"]
    assert found.with_words == 0


def test_for_the_highest_level_it_is_that_one(ladder: Ladder) -> None:
    last = ladder.levels[-1]
    found = way(ladder, person=alice(level=last.id))
    assert (found.level, found.highest) == (last, True)


def test_it_is_nothing_for_somebody_who_is_not_sure(ladder: Ladder) -> None:
    assert readiness(ladder, alice(level=None), evidence.gather(ladder, (), ()), ()) is None


def test_a_line_counts_once_however_many_wins_show_it_and_a_step_alone_never(ladder: Ladder) -> None:
    first, second, *_ = way(ladder).lines
    claim = a_claim(ClaimKind.EXPECTATION, first.wish.id)
    tried = a_step("x", state=StepState.DONE, expectations=(second.wish.id,))
    found = way(ladder, tried, wins=(a_win(3, shows=(claim,)), a_win(4, shows=(claim,))))
    assert found.with_words == 1
    assert [len(line.shown) for line in found.lines[:2]] == [2, 0]
    assert [len(line.tried) for line in found.lines[:2]] == [0, 1]


def test_what_is_to_be_tried_serves_its_line_and_stands_under_one_while_there_are_others(ladder: Ladder) -> None:
    lines = way(ladder).lines
    assert all(line.wish.id in line.to_try.expectations for line in lines if line.to_try)
    tries = [line.to_try.id for line in lines if line.to_try]
    for line in lines:
        serving = {action.id for action in ladder.actions if line.wish.id in action.expectations}
        if line.to_try and tries.count(line.to_try.id) > 1:
            assert serving <= set(tries)


@pytest.mark.parametrize(
    "over", [pytest.param({"state": StepState.DONE}, id="done"), pytest.param({"for_good": True}, id="declined")]
)
def test_what_was_done_or_declined_is_not_to_be_tried_again(ladder: Ladder, over: dict[str, object]) -> None:
    (line, *_) = (line for line in way(ladder).lines if line.to_try)
    serving = [action for action in ladder.actions if line.wish.id in action.expectations]
    had = [a_step(action.id, id=n, **over) for n, action in enumerate(serving[:-1], start=1)]
    (again, *_) = (each for each in way(ladder, *had).lines if each.wish == line.wish)
    assert again.to_try == serving[-1]
    had.append(a_step(serving[-1].id, id=99, **over))
    (none, *_) = (each for each in way(ladder, *had).lines if each.wish == line.wish)
    assert none.to_try is None


def test_what_is_of_an_area_that_they_chose_goes_before(ladder: Ladder) -> None:
    for area in ladder.areas:
        (first, *_) = way(ladder, person=alice(level="junior", areas=(area.id,))).lines
        serving = [action for action in ladder.actions if first.wish.id in action.expectations]
        assert first.to_try is not None
        assert area.id in first.to_try.areas or not any(area.id in action.areas for action in serving)


def test_an_engineer_asks_three_questions_of_an_engineers_side(ladder: Ladder) -> None:
    asked = questions(ladder, alice(level="junior"), way(ladder).lines)
    assert len(asked) == 3
    assert {question.side for question in asked} == {"engineer"}
    assert all(not question.levels or "junior" in question.levels for question in asked)
    assert {question.id for question in asked} <= {question.id for question in ladder.every(OneOnOneQuestion)}
