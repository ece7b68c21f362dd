"""The ladders that ship, against what their last release had."""

import pytest

from content.model.ladder import Ladder
from content.reading.loader import folders, load, shipped
from content.reading.releases import vanished

LADDERS = [pytest.param(load(path), id=path.name) for path in folders(shipped())]


@pytest.mark.parametrize("ladder", LADDERS)
def test_every_ladder_that_ships_was_released_as_it_calls_itself(ladder: Ladder) -> None:
    assert [release.id for release in ladder.releases][-1:] == [ladder.version]


@pytest.mark.parametrize("ladder", LADDERS)
def test_nothing_that_people_may_have_is_gone(ladder: Ladder) -> None:
    assert [str(problem) for problem in vanished(ladder)] == []


@pytest.mark.parametrize("ladder", LADDERS)
def test_what_would_go_is_named(ladder: Ladder) -> None:
    gone = ladder.actions[0]
    (problem,) = vanished(ladder.model_copy(update={"actions": ladder.actions[1:]}))
    assert str(problem).startswith(f"actions.yaml: {gone.id}: was one of the actions in version {ladder.version}")
