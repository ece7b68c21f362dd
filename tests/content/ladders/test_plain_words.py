"""Questions, expectations and readings use the words that engineers use: none has to be heard twice."""

import re
from collections.abc import Iterator

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load_all, shipped

LADDERS = load_all(shipped())
UNUSUAL = re.compile(
    r"\b(mend(s|ed|ing)?|faults?|in another way|text (by|of) strangers|slow line|stands? (in the|beside|nowhere|where)"
    r"|goes? round|round it)\b",
    re.IGNORECASE,
)


def texts(ladder: Ladder) -> Iterator[tuple[str, str]]:
    """What people read of what they are asked, what they are to read and what is expected of them, with its id."""
    for question in ladder.questions:
        yield question.id, question.text
    for resource in ladder.resources:
        yield resource.id, f"{resource.title}\n{resource.why}"
    for wish in ladder.expectations:
        shown = wish.examples
        yield wish.id, "\n".join([wish.text, *((shown.shows, shown.not_yet) if shown else ())])


@pytest.mark.parametrize("ladder", [pytest.param(LADDERS[name], id=name) for name in LADDERS])
def test_no_entry_uses_a_word_that_has_to_be_guessed(ladder: Ladder) -> None:
    assert [(entry, UNUSUAL.findall(text)) for entry, text in texts(ladder) if UNUSUAL.search(text)] == []
