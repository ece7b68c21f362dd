import pytest

from content.model.ladder import Ladder
from content.model.paths import Specialisation, Track
from content.reading import loader
from growth import aims

RESEARCH, PRODUCT, MLOPS = "research-track", "product-track", "mlops-specialisation"


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return loader.load(loader.shipped() / "ml-engineer")


def test_one_of_each_kind_can_be_chosen(ladder: Ladder) -> None:
    assert aims.with_direction(ladder, (RESEARCH,), ladder.get(Specialisation, MLOPS)) == (RESEARCH, MLOPS)


def test_another_of_the_same_kind_takes_its_place(ladder: Ladder) -> None:
    product = ladder.get(Track, PRODUCT)
    assert aims.with_direction(ladder, (RESEARCH, MLOPS), product) == (MLOPS, PRODUCT)
    assert aims.rival(ladder, (RESEARCH, MLOPS), product) == ladder.get(Track, RESEARCH)


def test_choosing_twice_is_choosing_once(ladder: Ladder) -> None:
    product = ladder.get(Track, PRODUCT)
    assert aims.with_direction(ladder, (PRODUCT,), product) == (PRODUCT,)
    assert aims.rival(ladder, (PRODUCT,), product) is None


def test_what_left_the_ladder_is_no_direction_any_more(ladder: Ladder) -> None:
    assert [path.id for path in aims.directions(ladder, ("gone", MLOPS))] == [MLOPS]
    assert aims.with_direction(ladder, ("gone",), ladder.get(Track, PRODUCT)) == (PRODUCT,)


def test_one_can_be_let_go() -> None:
    assert aims.without_direction((RESEARCH, MLOPS), RESEARCH) == (MLOPS,)
    assert aims.without_direction((MLOPS,), RESEARCH) == (MLOPS,)
