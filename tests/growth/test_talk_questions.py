"""Which question of the ladder somebody is given for a 1:1."""

from random import Random

from content.model.ladder import Ladder
from content.model.paths import OneOnOneQuestion
from growth.talks import MANAGER, Side
from tests.cast import alice


def theirs(ladder: Ladder) -> set[str]:
    """All that whoever leads Alice could ask her."""
    return {q.text for q in ladder.every(OneOnOneQuestion) if q.side == MANAGER and not q.levels}


def test_none_comes_twice_for_the_same_two(ladder: Ladder) -> None:
    side, asked = Side(ladder, alice(), MANAGER), set[str]()
    for _ in theirs(ladder):
        asked.add(side.question(asked, Random(1)))
    assert asked == theirs(ladder)
    assert side.question(asked, Random(1)) == ""


def test_whoever_has_many_one_on_ones_has_a_question_for_each(ladder: Ladder) -> None:
    """Given to the last but one of their people, each of them is there for the next."""
    assert Side(ladder, alice(), MANAGER).question((), Random(1), lately=theirs(ladder)) in theirs(ladder)


def test_another_than_for_somebody_else_lately(ladder: Ladder) -> None:
    side = Side(ladder, alice(), MANAGER)
    first = side.question((), Random(1))
    assert side.question((), Random(1), lately={first}) not in ("", first)
