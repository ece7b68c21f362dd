import pytest

from content.model.ladder import Ladder
from content.model.paths import Project, Specialisation, Track
from content.reading import loader
from growth import directions, first_step
from tests import cast

RESEARCH, PRODUCT, MLOPS = "research-track", "product-track", "mlops-specialisation"


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return loader.load(loader.shipped() / "ml-engineer")


def test_one_of_each_kind_can_be_chosen(ladder: Ladder) -> None:
    assert directions.choose(ladder, (RESEARCH,), ladder.path(Specialisation, MLOPS)) == (RESEARCH, MLOPS)


def test_another_of_the_same_kind_takes_its_place(ladder: Ladder) -> None:
    product = ladder.path(Track, PRODUCT)
    assert directions.choose(ladder, (RESEARCH, MLOPS), product) == (MLOPS, PRODUCT)
    assert directions.rival(ladder, (RESEARCH, MLOPS), product) == ladder.path(Track, RESEARCH)


def test_choosing_twice_is_choosing_once(ladder: Ladder) -> None:
    product = ladder.path(Track, PRODUCT)
    assert directions.choose(ladder, (PRODUCT,), product) == (PRODUCT,)
    assert directions.rival(ladder, (PRODUCT,), product) is None


def test_what_left_the_ladder_is_no_direction_any_more(ladder: Ladder) -> None:
    assert [path.id for path in directions.chosen(ladder, ("gone", MLOPS))] == [MLOPS]
    assert directions.choose(ladder, ("gone",), ladder.path(Track, PRODUCT)) == (PRODUCT,)


def test_one_can_be_let_go() -> None:
    assert directions.let_go((RESEARCH, MLOPS), RESEARCH) == (MLOPS,)
    assert directions.let_go((MLOPS,), RESEARCH) == (MLOPS,)


def test_the_first_step_of_a_card_is_a_step_under_the_id_of_the_card(ladder: Ladder) -> None:
    project = ladder.path(Project, "project-monitoring")
    choice = first_step.choice(ladder, cast.alice(areas=("ops", "data", "workflows")), project)
    assert choice is not None
    assert (choice.action, choice.wording.title) == (project.id, project.first_step.title)
    assert choice.because == ("ops", "workflows")


def test_a_chosen_direction_is_a_reason_for_its_own_first_step(ladder: Ladder) -> None:
    person = cast.alice(areas=(), directions=(RESEARCH, PRODUCT))
    choice = first_step.choice(ladder, person, ladder.path(Track, PRODUCT))
    assert choice is not None
    assert choice.because == (PRODUCT,)


@pytest.mark.parametrize(
    ("level", "resource"),
    [
        pytest.param("novice", None, id="none is for the level"),
        pytest.param("junior", "rules-of-ml", id="the first that is"),
    ],
)
def test_the_resource_is_the_first_of_the_card_that_is_for_the_level(
    ladder: Ladder, level: str, resource: str | None
) -> None:
    choice = first_step.choice(ladder, cast.alice(level=level), ladder.path(Track, PRODUCT))
    assert choice is not None
    assert (choice.resource and choice.resource.id) == resource


def test_the_steps_of_a_project_come_one_after_another(ladder: Ladder) -> None:
    for project in ladder.every(Project):
        ways = [first_step.ahead(project, done) for done in range(len(project.steps) + 1)]
        assert ways[-1] is None
        assert [way.text for way in ways if way] == [project.first_step.text, *project.steps[1:]]
        assert [way.title for way in ways if way and len(way.title) > first_step.TITLE] == []


def test_other_cards_have_one_step(ladder: Ladder) -> None:
    track = ladder.path(Track, PRODUCT)
    assert first_step.ahead(track, 0) is not None
    assert first_step.ahead(track, 1) is None
    assert first_step.choice(ladder, cast.alice(), track, done=1) is None
