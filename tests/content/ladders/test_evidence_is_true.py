"""What an action goes towards is shown by doing it: people read it under "You did", and it may carry a promotion."""

import pytest

from content.model.ladder import Expectation, Ladder
from content.model.offers import Action
from content.reading.loader import load_all, shipped

LADDERS = load_all(shipped())


def links(ladder: Ladder) -> list[tuple[Action, Expectation]]:
    return [(action, ladder.get(Expectation, wish)) for action in ladder.actions for wish in action.expectations]


@pytest.mark.parametrize("name", LADDERS)
def test_an_action_and_what_it_shows_are_about_the_same_competency(name: str) -> None:
    apart = [(a.id, w.id) for a, w in links(LADDERS[name]) if not {*a.competencies} & {*w.competencies}]
    assert apart == []


@pytest.mark.parametrize("name", LADDERS)
def test_an_action_shows_three_things_at_most_and_each_once(name: str) -> None:
    assert [a.id for a in LADDERS[name].actions if len(a.expectations) > min(3, len(set(a.expectations)))] == []
