"""What becomes of an answer when a reply that is a part of it is changed or deleted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import merge
from growth.rewording import reworded

LINES = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "part", "now", "then"),
    [
        pytest.param("One.", "One.", "Uno.", "Uno.", id="all of it"),
        pytest.param("One.\nTwo.\nThree.", "Two.", "Due.", "One.\nDue.\nThree.", id="one of several"),
        pytest.param("One.\nTwo.\nThree.", "Two.", "", "One.\nThree.", id="taken out of the middle"),
        pytest.param("One.\nTwo.", "One.", "", "Two.", id="taken out of the beginning"),
        pytest.param("One.\nTwo.", "Two.", "", "One.", id="taken out of the end"),
        pytest.param("One.", "One.", "", "", id="nothing is left"),
        pytest.param("One.\nTwo\nlines.", "Two\nlines.", "One line.", "One.\nOne line.", id="more lines than one"),
        pytest.param("One. And more.", "One.", "Uno.", None, id="gone on in the form"),
        pytest.param("Not One.", "One.", "Uno.", None, id="begun anew in the form"),
        pytest.param("Other.", "One.", "Uno.", None, id="other words since"),
        pytest.param("", "One.", "Uno.", None, id="taken back since"),
        pytest.param("One.", "", "Uno.", None, id="a reply of which nothing was kept"),
    ],
)
def test_a_part_of_an_answer_follows(text: str, part: str, now: str, then: str | None) -> None:
    assert reworded(text, merge.drawn(part), now) == then


@pytest.mark.parametrize(("nth", "then"), [(0, "No.\nHm.\nYes."), (1, "Yes.\nHm.\nNo."), (7, "Yes.\nHm.\nNo.")])
def test_of_parts_that_are_alike_the_one_that_is_meant(nth: int, then: str) -> None:
    assert reworded("Yes.\nHm.\nYes.", merge.drawn("Yes."), "No.", nth=nth) == then


@given(st.lists(LINES, min_size=1, max_size=4, unique=True), st.data(), LINES)
def test_the_other_parts_stay_as_they_are(parts: list[str], data: st.DataObject, now: str) -> None:
    at = data.draw(st.integers(0, len(parts) - 1))
    before, after = parts[:at], parts[at + 1 :]
    assert reworded("\n".join(parts), merge.drawn(parts[at]), now) == "\n".join([*before, now, *after])
    assert reworded("\n".join(parts), merge.drawn(parts[at]), "") == "\n".join([*before, *after])
