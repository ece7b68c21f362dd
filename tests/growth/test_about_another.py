"""What a ladder says to "you", said of somebody else."""

import re

import pytest

from content.reading import loader
from growth.about_another import of_another

TOLD = [
    ("You own the parts you feel at home in.", "They own the parts they feel at home in."),
    ("You say where your knowledge ends.", "They say where their knowledge ends."),
    ("Juniors learn them from you.", "Juniors learn them from them."),
    ("Seniors ask you whether to go deeper.", "Seniors ask them whether to go deeper."),
    ("Nobody waits for you or trips over you.", "Nobody waits for them or trips over them."),
    ("Asked to own something you do not like, you take it.", "Asked to own something they do not like, they take it."),
    ("You set up some of them yourself. Yours runs.", "They set up some of them themselves. Theirs runs."),
    ("A better page than you found", "A better page than they found"),
    ("Young youths", "Young youths"),
]


@pytest.mark.parametrize(("said", "told"), TOLD)
def test_they_where_it_said_you(said: str, told: str) -> None:
    assert of_another(said) == told


@pytest.mark.parametrize("folder", loader.folders(loader.shipped()), ids=lambda p: p.name)
def test_no_competency_of_the_shipped_ladders_speaks_to_its_reader_then(folder: object) -> None:
    ladder = loader.load(loader.shipped() / getattr(folder, "name", ""))
    said = [of_another(t) for c in ladder.competencies for t in (c.summary, *c.descriptors.values())]
    assert [text for text in said if re.search(r"\b(you|your|yours|yourself)\b", text, re.IGNORECASE)] == []
    assert [text for text in said if re.search(r"\b(than|what|that|and|if|when) them\b", text)] == []
