import pytest

from content.model.ladder import Ladder
from content.model.paths import Project, Track
from content.reading import loader
from growth import taking_on
from tests import cast

RESEARCH, PRODUCT = "research-track", "product-track"


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return loader.load(loader.shipped() / "ml-engineer")


def test_the_first_step_of_a_card_is_a_step_under_the_id_of_the_card(ladder: Ladder) -> None:
    project = ladder.get(Project, "project-monitoring")
    choice = taking_on.next_step(ladder, cast.alice(areas=("ops", "data", "workflows")), project)
    assert choice is not None
    assert (choice.action, choice.wording.title) == (project.id, project.first_step.title)
    assert choice.because == ("ops", "workflows")


def test_a_chosen_direction_is_a_reason_for_its_own_first_step(ladder: Ladder) -> None:
    person = cast.alice(areas=(), directions=(RESEARCH, PRODUCT))
    choice = taking_on.next_step(ladder, person, ladder.get(Track, PRODUCT))
    assert choice is not None
    assert choice.because == (PRODUCT,)


@pytest.mark.parametrize(
    ("level", "resource"),
    [
        pytest.param("novice", None, id="none is for the level"),
        pytest.param("junior", "people-ai-guidebook", id="the first that is"),
    ],
)
def test_the_resource_is_the_first_of_the_card_that_is_for_the_level(
    ladder: Ladder, level: str, resource: str | None
) -> None:
    choice = taking_on.next_step(ladder, cast.alice(level=level), ladder.get(Track, PRODUCT))
    assert choice is not None
    assert (choice.resource and choice.resource.id) == resource


def test_the_steps_of_a_project_come_one_after_another(ladder: Ladder) -> None:
    for project in ladder.every(Project):
        ways = [taking_on.ahead(project, done) for done in range(len(project.steps) + 1)]
        assert ways[-1] is None
        assert [way.text for way in ways if way] == [project.first_step.text, *project.steps[1:]]
        assert [way.title for way in ways if way and len(way.title) > taking_on.TITLE] == []


def test_other_cards_have_one_step(ladder: Ladder) -> None:
    track = ladder.get(Track, PRODUCT)
    assert taking_on.ahead(track, 0) is not None
    assert taking_on.ahead(track, 1) is None
    assert taking_on.next_step(ladder, cast.alice(), track, done=1) is None
