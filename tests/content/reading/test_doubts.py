"""What the check warns of: each of these stands in a ladder that can be used all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.loader import load, warnings

Edit = Callable[[str, str, str], None]

QUESTIONS = "".join(f"  - {{id: q-{n}, text: Was it hot?, kind: learning, areas: [fire]}}\n" for n in range(6))
WISHES = """
  - {id: hits-it, level: apprentice, text: You hit it., competencies: [hammering], source: guild}
  - {id: hot, level: master, text: It is hot., areas: [fire], source: guild}
"""
FACTS = "facts:\n  - {id: g.sweep}\n  - {id: g.gate}\n"


@pytest.fixture
def sure(smithy: Path) -> Path:
    """The small ladder with nothing doubtful in it."""
    for file, text in (("expectations.yaml", WISHES), ("questions.yaml", QUESTIONS)):
        (smithy / file).write_text((smithy / file).read_text().rstrip("\n") + "\n" + text.lstrip("\n"))
    (smithy / "facts.yaml").write_text(FACTS)
    return smithy


def test_a_ladder_can_be_free_of_doubt(sure: Path) -> None:
    assert warnings(sure) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "warning"),
    [
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "expectations: [makes-a-gate]",
            "actions.yaml:9: sweep.expectations: makes-a-gate shares no level, area or competency with it, "
            "name what doing it shows, or nothing",
            id="evidence for something else",
        ),
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "covers: [g.sweeep]",
            "actions.yaml:9: sweep.covers: g.sweeep is not one of the facts, perhaps you meant g.sweep",
            id="an unknown fact",
        ),
        pytest.param(
            "actions.yaml",
            "expectations: [keeps-the-fire]",
            "expectations: [keeps-the-fire, keeps-the-fire]",
            "actions.yaml:9: sweep.expectations: names keeps-the-fire 2 times, once is enough",
            id="named twice",
        ),
        pytest.param(
            "expectations.yaml",
            "competencies: [hammering]",
            "areas: [fire]",
            "competencies.yaml:4: hammering: no expectation of the level master is about it, "
            "add one, or name it in one that is there",
            id="a competency of which a level asks nothing",
        ),
        pytest.param(
            "expectations.yaml",
            "It is hot., areas: [fire]",
            "It is hot., competencies: [hammering]",
            "ladder.yaml:9: fire: no expectation of the level master is about it, "
            "add one, or name it in one that is there",
            id="an area of which a level asks nothing",
        ),
        pytest.param(
            "questions.yaml",
            "  - {id: q-5, text: Was it hot?, kind: learning, areas: [fire]}\n",
            "  - {id: q-5, text: Was it hot?, kind: learning, areas: [fire], levels: [master]}\n",
            "questions.yaml:1: questions: has 6 for the level apprentice, "
            "so that people are soon asked the same again, "
            "write 7 at least",
            id="few questions",
        ),
    ],
)
def test_each_doubt_is_one_warning(sure: Path, edit: Edit, file: str, old: str, new: str, warning: str) -> None:
    if file == "expectations.yaml" and "competencies" in old:
        edit(file, "master, text: Your gate still opens., " + old, "master, text: Your gate still opens., " + new)
    else:
        edit(file, old, new)
    load(sure)
    (found,) = warnings(sure)
    assert (str(found), found.severity) == (warning, "warning")


def test_one_link_for_two_resources_is_doubtful(sure: Path) -> None:
    text = (sure / "resources.yaml").read_text()
    (sure / "resources.yaml").write_text(text + text.replace("resources:\n", "").replace("id: book", "id: pages"))
    (found,) = warnings(sure)
    assert "pages.link: is also the link of book, make one entry of the two" in str(found)


def test_facts_that_a_ladder_does_not_list_are_not_doubted(sure: Path, edit: Edit) -> None:
    (sure / "facts.yaml").unlink()
    edit("actions.yaml", "expectations: [keeps-the-fire]", "covers: [anything]")
    assert warnings(sure) == ()
