"""In which order competencies are looked at, against what, where one goes on, and how two views stand side by side."""

from datetime import timedelta

import pytest

from content.model.ladder import Ladder
from content.reading import loader
from growth import assessing
from growth.assessing import Pair
from growth.facts import Person, Rating
from tests.cast import NOW, alice, an_assessment, bob

NOT_YET, GETTING_THERE, THERE, BEYOND = Rating


@pytest.fixture(scope="module")
def other() -> Ladder:
    return loader.load(loader.shipped() / "software-engineer")


def test_every_competency_comes_once_category_by_category(ladder: Ladder, other: Ladder) -> None:
    for shipped in (ladder, other):
        order = assessing.walk(shipped)
        assert sorted(c.id for c in order) == sorted(c.id for c in shipped.competencies)
        categories = [c.category for c in order]
        assert list(dict.fromkeys(categories)) == [category.id for category in shipped.categories]
        assert categories == sorted(categories, key=[c.id for c in shipped.categories].index)


def test_one_walks_forward_and_back_and_not_beyond_the_ends(ladder: Ladder) -> None:
    order = assessing.walk(ladder)
    assert assessing.step(ladder, order[0].id, 1) == order[1]
    assert assessing.step(ladder, order[1].id, -1) == order[0]
    assert assessing.step(ladder, order[0].id, -1) is None
    assert assessing.step(ladder, order[-1].id, 1) is None
    assert assessing.step(ladder, "alchemy", 1) is None


@pytest.mark.parametrize(
    ("person", "level"),
    [
        pytest.param(alice(level="senior"), "senior", id="their own"),
        pytest.param(alice(level="novice"), "novice", id="their own, though nothing describes it"),
        pytest.param(alice(level=None), "junior", id="not sure: the lowest that is described"),
        pytest.param(alice(level="wizard"), "junior", id="a level that left the ladder"),
    ],
)
def test_the_level_one_looks_at_oneself_against(ladder: Ladder, person: Person, level: str) -> None:
    assert assessing.level_of(ladder, person) == level


@pytest.mark.parametrize(
    ("described", "level", "asked"),
    [
        pytest.param(("junior", "senior"), "senior", "senior", id="described"),
        pytest.param(("junior", "seasoned"), "senior", "junior", id="the nearest below"),
        pytest.param(("junior", "senior"), "novice", "junior", id="nothing below: the lowest"),
        pytest.param(("seasoned",), "junior", "seasoned", id="only a higher one"),
        pytest.param(("junior", "senior"), "wizard", "junior", id="a level that left the ladder"),
    ],
)
def test_the_descriptor_that_counts(ladder: Ladder, described: tuple[str, ...], level: str, asked: str) -> None:
    thin = ladder.competencies[0].model_copy(update={"descriptors": dict.fromkeys(described, "Something.")})
    assert assessing.asked(ladder, thin, level).id == asked


def test_it_goes_on_after_the_furthest_that_was_rated(ladder: Ladder) -> None:
    order = [competency.id for competency in assessing.walk(ladder)]
    rated = an_assessment((order[4], THERE), (order[1], THERE))
    assert assessing.going_on(ladder, rated).id == order[5]
    assert assessing.going_on(ladder, an_assessment()).id == order[0]
    assert assessing.going_on(ladder, an_assessment((order[-1], THERE))).id == order[-1]
    assert assessing.going_on(ladder, an_assessment(("alchemy", THERE))).id == order[0]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"finished_at": NOW}, id="finished"),
        pytest.param({"ladder": "software-engineer"}, id="of another ladder"),
        pytest.param({"ladder_version": "0"}, id="of another version"),
        pytest.param({"level": "senior"}, id="against another level"),
        pytest.param({"ratings": ()}, id="without a rating"),
    ],
)
def test_what_does_not_go_on(ladder: Ladder, changes: dict[str, object]) -> None:
    begun = {"finished_at": None, "ladder_version": ladder.version}
    going = an_assessment(("agile", THERE), **begun)
    other = an_assessment(("agile", THERE), **{**begun, **changes})
    assert assessing.unfinished([going], ladder, "junior") == going
    assert assessing.unfinished([other], ladder, "junior") is None


def test_the_one_that_was_finished_last_counts() -> None:
    first, later = an_assessment(id=2), an_assessment(id=1, finished_at=NOW + timedelta(days=1))
    assert assessing.finished([an_assessment(id=3, finished_at=None), first, later]) == later
    assert assessing.finished([]) is None


def test_the_newest_rating_of_each_counts_wherever_it_stands(ladder: Ladder) -> None:
    old = an_assessment(("agile", GETTING_THERE), ("planning", GETTING_THERE))
    again = [(r, NOW + timedelta(days=90)) for r in an_assessment(("agile", THERE)).ratings]
    new = an_assessment(ratings=tuple(type(r)(r.competency, r.name, r.rating, at) for r, at in again))
    for order in ([old, new], [new, old]):
        ratings = {uid: rated.rating for uid, rated in assessing.newest(order, ladder).items()}
        assert ratings == {"agile": THERE, "planning": GETTING_THERE}
        assert assessing.getting_there(order, ladder) == {"planning"}


def test_what_was_said_of_another_ladder_or_level_is_no_mark_here(ladder: Ladder) -> None:
    elsewhere = an_assessment(("agile", THERE), ladder="software-engineer")
    higher = an_assessment(("agile", THERE), level="senior")
    assert assessing.newest([elsewhere], ladder) == {}
    assert assessing.newest([higher], ladder, "junior") == {}


def test_what_two_see_differently_comes_first(ladder: Ladder) -> None:
    hers = an_assessment(("agile", THERE), ("planning", THERE), ("libraries", BEYOND), ("ownership", THERE))
    his = an_assessment(
        ("agile", THERE), ("planning", GETTING_THERE), ("libraries", NOT_YET), ("delivery", THERE), author=bob()
    )
    assert assessing.pairs(ladder, hers, his) == [
        Pair("Libraries", BEYOND, NOT_YET),
        Pair("Planning", THERE, GETTING_THERE),
        Pair("Agile", THERE, THERE),
    ]
    assert [rated.name for rated in assessing.one_sided(ladder, hers, his)] == ["Delivery", "Ownership"]


def test_what_has_left_the_ladder_comes_last(ladder: Ladder) -> None:
    ratings = an_assessment(("alchemy", THERE), ("ownership", THERE), ("libraries", THERE)).ratings
    assert [r.competency for r in assessing.in_order(ladder, ratings)] == ["libraries", "ownership", "alchemy"]


def test_a_short_one_walks_its_own_and_all_where_the_ladder_has_none_of_them(ladder: Ladder) -> None:
    assert [c.id for c in assessing.walk(ladder, ("delivery", "workflows"))] == ["workflows", "delivery"]
    assert assessing.walk(ladder, ("alchemy",)) == assessing.walk(ladder)
    assert assessing.step(ladder, "workflows", 1, ("delivery", "workflows")) == ladder.competency("delivery")
    assert assessing.step(ladder, "delivery", 1, ("delivery", "workflows")) is None


def test_what_stands_is_of_finished_ones_against_the_level_and_still_on_the_ladder(ladder: Ladder) -> None:
    every = [
        an_assessment(("delivery", THERE), ("alchemy", THERE)),
        an_assessment(("agile", THERE), finished_at=None),
        an_assessment(("planning", THERE), level="senior"),
    ]
    assert [rated.competency for rated in assessing.standing(every, ladder, "junior")] == ["delivery"]
    assert assessing.unfinished([an_assessment(("agile", THERE), finished_at=None, scope=("agile",))], ladder) is None
