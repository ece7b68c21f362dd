"""A shipped ladder, and a small one of a smithy that tests may break."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.model.ladder import Ladder
from content.reading.loader import load, shipped
from content.reading.problems import LadderError

SMITHY = {
    "ladder.yaml": """
id: smith
name: Smith
version: "1"
summary: Two levels at the forge.
levels:
  - {id: apprentice, name: Apprentice, years: The first 3 years, summary: You keep the fire., source: guild}
  - {id: master, name: Master, years: After 7 years, summary: You make what lasts., source: guild}
areas:
  - {id: fire, name: Fire, summary: Heat where it is needed, skills: [Stoking], source: guild}
sources:
  - {id: guild, title: The book of the guild, author: The guild}
""",
    "competencies.yaml": """
categories:
  - {id: craft, name: Craft}
competencies:
  - id: hammering
    name: Hammering
    category: craft
    descriptors: {apprentice: You hit the iron., master: You hit it once.}
    source: guild
""",
    "expectations.yaml": """
expectations:
  - {id: keeps-the-fire, level: apprentice, text: The fire is on in the morning., areas: [fire], source: guild}
  - {id: makes-a-gate, level: master, text: Your gate still opens., competencies: [hammering], source: guild}
""",
    "actions.yaml": """
actions:
  - id: sweep
    level: apprentice
    title: Sweep the forge
    text: Sweep the forge before you light it.
    minutes: 30
    done_when: The floor is clean.
    areas: [fire]
    expectations: [keeps-the-fire]
    source: guild
  - id: draw-a-gate
    level: master
    title: Draw a gate
    text: Draw a gate that one person can lift.
    minutes: 60
    done_when: Somebody wants it.
    areas: [fire]
    source: guild
""",
    "resources.yaml": """
resources:
  - id: book
    title: The book
    owner: The guild
    link: https://guild.example/book
    kind: read
    minutes: 20
    cost: free
    levels: [apprentice, master]
    areas: [fire]
    why: It is the only one.
    source: guild
""",
    "questions.yaml": """
questions:
  - {id: heat, text: Was it hot enough?, kind: looking back, areas: [fire]}
""",
}


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    """The ladder that ships with Trellis."""
    return load(shipped() / "ml-engineer")


@pytest.fixture
def smithy(tmp_path: Path) -> Path:
    """The folder of a small ladder with nothing wrong in it."""
    folder = tmp_path / "smith"
    folder.mkdir()
    for file, text in SMITHY.items():
        (folder / file).write_text(text.lstrip())
    return folder


@pytest.fixture
def edit(smithy: Path) -> Callable[[str, str, str], None]:
    """Replace the one place in a file of the small ladder where a text stands: `edit(file, old, new)`."""

    def replace(file: str, old: str, new: str) -> None:
        text = (smithy / file).read_text()
        assert text.count(old) == 1, "the edit must hit one place"
        (smithy / file).write_text(text.replace(old, new))

    return replace


@pytest.fixture
def refusal(smithy: Path) -> Callable[[], list[str]]:
    """What the author of the small ladder gets to read when it is loaded."""

    def lines() -> list[str]:
        with pytest.raises(LadderError) as caught:
            load(smithy)
        return [str(problem) for problem in caught.value.problems]

    return lines
