"""A slip that has many consequences is told once, at its first place, with its cause."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from content.reading.loader import load, shipped
from content.reading.problems import LadderError

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]


def test_a_level_that_got_another_id_is_one_problem(tmp_path: Path) -> None:
    folder = tmp_path / "ladder"
    shutil.copytree(shipped() / "ml-engineer", folder)
    head = (folder / "ladder.yaml").read_text()
    assert head.count("  - id: junior\n") == 1
    (folder / "ladder.yaml").write_text(head.replace("  - id: junior\n", "  - id: medior\n"))
    with pytest.raises(LadderError) as caught:
        load(folder)
    (problem,) = caught.value.problems
    assert "junior is not one of the levels (also in " in str(problem)
    assert str(problem).endswith(
        " more places), if it is medior now, give that its old id again: an id stays, only the name may change"
    )


def test_two_that_name_what_is_not_there_are_one_problem_at_the_first(edit: Edit, refusal: Refusal) -> None:
    edit("ladder.yaml", "skills: [Stoking], source: guild", "skills: [Stoking], source: gild")
    edit("resources.yaml", "source: guild", "source: gild")
    assert refusal() == [
        "ladder.yaml:9: fire.source: gild is not one of the sources (also in resources.yaml:12), "
        "perhaps you meant guild"
    ]


SLIPS = [
    ("    title: Read: the book\n", 3, "has two colons in one line, put the text behind the first one between quotes"),
    ("\ttitle: Read\n", 3, "has a tab, use spaces"),
    (
        "    areas: [fire, iron\n    text: T\n",
        3,
        "has a bracket [ that is not closed, close it with ], or put the text",
    ),
    ("    pay: {low: 1\n    text: T\n", 3, "has a bracket { that is not closed, close it with }, or put the text"),
    ('    title: "Read\n    text: T\n', 3, "has a quote that is not closed, close it where the text ends"),
    ("    title: 'It's hot'\n", 3, "goes on after a quoted text has ended, put the whole text between quotes, of the"),
    ("   title: Read\n", 3, "is not indented like the lines above, begin all keys of an entry at the same column"),
    ("      title: Read\n", 3, "is indented deeper than the line above, begin all keys of an entry at the same column"),
    ("    title Read\n    text: T\n", 3, "has no key with a colon and a space behind it: title Read, write it as key"),
    ("    title: @me\n", 3, "begins a text with @, put the text between quotes"),
    ("    title: *me*\n", 3, "begins a text with *, put the text between quotes"),
    ("    title: `run` it\n", 3, "begins a text with `, put the text between quotes"),
    ('    title: "C:\\go"\n', 3, "has a backslash between double quotes, use single quotes"),
    ("    title: > Read\n", 3, "has a text behind > or |, begin the text on the next line, or put it between quotes"),
]


@pytest.mark.parametrize(("lines", "line", "told"), [pytest.param(*slip, id=slip[0].strip()) for slip in SLIPS])
def test_a_slip_of_yaml_is_told_in_plain_words(
    smithy: Path, refusal: Refusal, lines: str, line: int, told: str
) -> None:
    (smithy / "questions.yaml").write_text(f"questions:\n  - id: heat\n{lines}")
    (problem,) = refusal()
    assert problem.startswith(f"questions.yaml:{line}: {told}")
