"""A document of a ladder in several files, and what entries may say that not all of them do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.authoring.page import markdown
from content.reading.loader import load
from content.reading.releases import record, vanished

Edit = Callable[[str, str, str], None]
Refusal = Callable[[], list[str]]


@pytest.fixture
def apart(smithy: Path) -> Path:
    """The small ladder with its second action in a folder."""
    first, mark, second = (smithy / "actions.yaml").read_text().partition("  - id: draw-a-gate")
    (smithy / "actions").mkdir()
    (smithy / "actions.yaml").write_text(first)
    (smithy / "actions" / "drawing.yaml").write_text(f"actions:\n{mark}{second}")
    (smithy / "actions" / "README.md").write_text("What is drawn stands here.")
    return smithy


def test_a_document_in_several_files_is_the_same_ladder(smithy: Path, request: pytest.FixtureRequest) -> None:
    whole = load(smithy)
    (smithy / "released.yaml").write_text(record(whole))
    parted = load(request.getfixturevalue("apart"))
    assert parted.actions == whole.actions
    assert markdown(parted) == markdown(whole)
    assert list(vanished(parted)) == []


def test_no_file_of_its_own_name_is_needed_beside_a_folder(apart: Path) -> None:
    (apart / "actions.yaml").rename(apart / "actions" / "cleaning.yaml")
    assert [action.id for action in load(apart).actions] == ["sweep", "draw-a-gate"]


def test_a_part_that_changes_is_read_anew(apart: Path) -> None:
    assert load(apart).action("draw-a-gate").title == "Draw a gate"
    part = apart / "actions" / "drawing.yaml"
    part.write_text(part.read_text().replace("Draw a gate\n", "Draw a door\n"))
    assert load(apart).action("draw-a-gate").title == "Draw a door"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            "level: master",
            "level: masters",
            "actions/drawing.yaml:3: draw-a-gate.level: masters is not one of the levels, perhaps you meant master",
            id="a wrong level",
        ),
        pytest.param(
            "minutes: 60",
            "minutes: soon",
            "actions/drawing.yaml:6: draw-a-gate.minutes: is 'soon', not a whole number, "
            "write it in digits, without quotes",
            id="a wrong number",
        ),
        pytest.param(
            "id: draw-a-gate",
            "id: sweep",
            "actions/drawing.yaml:2: sweep: is the id of 2 entries, give each an id of its own",
            id="an id of another file",
        ),
        pytest.param(
            "actions:",
            "axtions: []\nactions:",
            "actions/drawing.yaml:1: axtions: is not a key of this document, perhaps you meant actions",
            id="a wrong key",
        ),
    ],
)
def test_what_is_wrong_in_a_part_is_told_with_its_file(
    apart: Path, refusal: Refusal, old: str, new: str, problem: str
) -> None:
    part = apart / "actions" / "drawing.yaml"
    part.write_text(part.read_text().replace(old, new))
    assert refusal()[:1] == [problem]


def test_what_is_no_part_is_named(apart: Path, refusal: Refusal) -> None:
    (apart / "actions" / "notes.txt").write_text("")
    (apart / "released").mkdir()
    assert refusal() == [
        "actions/notes.txt: is not a part of a document, name it like entries.yaml, or move it elsewhere",
        "released: is not a document of a ladder, perhaps you meant released.yaml; otherwise move it elsewhere",
    ]


def test_what_all_parts_leave_out_is_missing(apart: Path, refusal: Refusal) -> None:
    (apart / "actions.yaml").unlink()
    (apart / "actions" / "drawing.yaml").unlink()
    assert refusal() == ["actions.yaml: is missing, add it, even with a single entry"]


def test_everything_that_an_entry_may_say_stands_on_the_page(smithy: Path, edit: Edit) -> None:
    edit("ladder.yaml", "author: The guild}", "author: The guild, link: https://guild.example}")
    shows = "examples: {shows: It burned on Monday., not_yet: You meant to light it.}"
    edit("expectations.yaml", "areas: [fire], source", f"until: apprentice, {shows}, areas: [fire], source")
    edit("expectations.yaml", "competencies: [hammering]", "replaces: [keeps-the-fire], competencies: [hammering]")
    edit("actions.yaml", "level: apprentice\n", "level: apprentice\n    levels: [master]\n")
    edit(
        "resources.yaml",
        "    why: It is the only one.\n",
        "    why: It is the only one.\n    checked: 2026-11\n    ended: 2026-10\n",
    )
    page = markdown(load(smithy))
    fire = "The fire is on in the morning."
    assert f"{fire} *Up to Apprentice.* *This shows it:* It burned on Monday. *This does not yet:* You meant" in page
    assert f"Your gate still opens. *In place of:* {fire}" in page
    assert page.count("**Sweep the forge**") == 2, "at both levels"
    assert "It is the only one. *Ended in 2026-10.*" in page
    assert "[The book of the guild, by The guild](https://guild.example)" in page


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            "expectations.yaml",
            "level: apprentice,",
            "level: apprentice, until: mastery,",
            "expectations.yaml:2: keeps-the-fire.until: mastery is not one of the levels, perhaps you meant master",
            id="until an unknown level",
        ),
        pytest.param(
            "expectations.yaml",
            "level: master,",
            "level: master, until: apprentice,",
            "expectations.yaml:3: makes-a-gate.until: apprentice is not on the way up from master, "
            "name the last level that asks for it",
            id="until before it began",
        ),
        pytest.param(
            "expectations.yaml",
            "level: apprentice,",
            "level: apprentice, replaces: [makes-a-gate],",
            "expectations.yaml:2: keeps-the-fire.replaces: makes-a-gate is asked for at master, "
            "name what a level below it asks for",
            id="making way upwards",
        ),
        pytest.param(
            "resources.yaml",
            "    cost: free\n",
            "    cost: free\n    checked: November\n",
            "resources.yaml:9: book.checked: is 'November', write it as 2026-11",
            id="checked in no year",
        ),
    ],
)
def test_one_mistake_is_one_problem(edit: Edit, refusal: Refusal, file: str, old: str, new: str, problem: str) -> None:
    edit(file, old, new)
    assert refusal() == [problem]
