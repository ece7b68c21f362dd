"""Which level somebody is at, and which one they mean by a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.model.ladder import Ladder
from content.reading.loader import load, shipped
from growth.levels import named, own
from tests import cast

ML, SOFTWARE = load(shipped() / "ml-engineer"), load(shipped() / "software-engineer")


@pytest.mark.parametrize(
    ("ladder", "level", "is_at"),
    [
        pytest.param("ml-engineer", "junior", "Junior", id="theirs"),
        pytest.param("ml-engineer", None, None, id="not sure"),
        pytest.param("ml-engineer", "maker", None, id="one that their ladder has no more"),
        pytest.param("retired", "junior", None, id="one of another ladder that is called the same"),
    ],
)
def test_the_level_of_a_person_is_one_of_their_own_ladder(ladder: str, level: str | None, is_at: str | None) -> None:
    found = own(ML, cast.alice(ladder=ladder, level=level))
    assert (found.name if found else None) == is_at


@pytest.mark.parametrize(
    ("ladder", "word", "level"),
    [
        pytest.param(ML, "senior", "senior", id="its name"),
        pytest.param(ML, " SENIOR ", "senior", id="in any case, with spaces"),
        pytest.param(ML, "senor", "senior", id="misspelt"),
        pytest.param(ML, "seasned", "seasoned", id="a letter short"),
        pytest.param(ML, "ml engineer", "junior", id="a title"),
        pytest.param(ML, "Staff ML engineer", "seasoned", id="a whole title"),
        pytest.param(ML, "staff", "seasoned", id="a word of a title"),
        pytest.param(ML, "engineer staff", "seasoned", id="the words of a title, turned round"),
        pytest.param(ML, "lead", "seasoned", id="a name on another ladder"),
        pytest.param(ML, "mid", "junior", id="a word of a name on another ladder"),
        pytest.param(ML, "AI architect", "seasoned", id="a title on another ladder at two levels: the higher"),
        pytest.param(ML, "junior", "junior", id="our own name before that of another ladder"),
        pytest.param(SOFTWARE, "maker", "maker", id="the other ladder"),
        pytest.param(SOFTWARE, "Shapr", "shaper", id="the other ladder, misspelt"),
    ],
)
def test_a_word_finds_its_level(ladder: Ladder, word: str, level: str) -> None:
    found = named(ladder, word)
    assert found is not None
    assert found.id == level


@pytest.mark.parametrize("word", ["", "  ", "banana", "xyzzy", "🌱"])
def test_a_word_that_is_near_none_finds_none(word: str) -> None:
    assert named(ML, word) is None


@given(st.text())
def test_no_text_is_too_strange(word: str) -> None:
    found = named(ML, word)
    assert found is None or found in ML.levels
