"""A company's own ladder, from its spreadsheet to the folder that a start reads, and again when the sheet changes."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.ladders import app
from content.reading.loader import load, load_all, shipped, warnings

MATRIX = "Area,Skill,Junior,Senior\nCode,Tests,Writes tests,Reads tests\nCode,Reviews,Asks why,Says why\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def brought(*words: str) -> Result:
    return CliRunner().invoke(app, ["import", *words])


def sheet(text: str) -> str:
    Path("acme.csv").write_text(text, encoding="utf-8")
    return "acme.csv"


def expectations(folder: str = "ladders/acme") -> dict[str, str]:
    return {wish.text: wish.id for wish in load(Path(folder)).expectations}


def borrowed() -> int:
    """How many steps of ours suit a ladder of two levels: those of the lowest and the highest."""
    ours = load(shipped() / "software-engineer")
    ends = {ours.levels[0].id, ours.levels[-1].id}
    return sum(not ends.isdisjoint(action.fits) for action in ours.actions)


def test_what_was_understood_is_said() -> None:
    done = brought(sheet(f"Acme 2026\nOwner,{MATRIX.replace(chr(10), chr(10) + 'Ada,').removesuffix('Ada,')}"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "acme.csv: read as a row for each competency, a column for each level.",
        "The levels, lowest first: Junior, Senior.",
        "4 statements of 2 competencies in 1 category.",
        "Left out: line 1, above the heading; the column Owner.",
        "4 steps made of its statements.",
        f"{borrowed()} steps of our ladder Software engineer of the level that is nearest, until you write better. "
        "With --borrow none there are none of them.",
        "ladders/acme holds the ladder acme. Edit it, and run: trellis ladder check ladders/acme",
        "To use it, set TRELLIS_LADDERS=ladders and TRELLIS_LADDER=acme.",
    ]
    assert load_all(Path("ladders"))["acme"].name == "Acme"


def test_a_workbook_is_as_good_and_its_other_sheets_are_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["Ask Ada"])
    page = book.create_sheet("Ladder")
    for line in MATRIX.splitlines():
        page.append(line.split(","))
    book.save("acme.xlsx")
    done = brought("acme.xlsx")
    assert "acme.xlsx, sheet Ladder: read as a row for each competency" in done.stdout
    assert "Left out: the sheet Read me." in done.stdout
    assert set(expectations()) == {"Writes tests", "Reads tests", "Asks why", "Says why"}
    assert "has no sheet Lader, name one of: Read me, Ladder" in brought("acme.xlsx", "--sheet", "Lader").stderr


def test_a_path_with_a_space_can_be_copied_from_the_advice() -> None:
    done = brought(sheet(MATRIX), "our ladders/Data Analyst")
    assert "trellis ladder check 'our ladders/Data Analyst'\n" in done.stdout
    assert "set TRELLIS_LADDERS='our ladders' and TRELLIS_LADDER=data-analyst." in done.stdout
    assert load(Path("our ladders/Data Analyst")).name == "Data Analyst"


def test_its_name_is_what_its_owner_calls_it() -> None:
    brought(sheet(MATRIX))
    assert load(Path("ladders/acme")).name == "Acme"
    brought(sheet(MATRIX), "--called", "Engineers of Acme")
    brought(sheet(MATRIX))
    assert load(Path("ladders/acme")).name == "Engineers of Acme"


def test_importing_again_keeps_every_id_wherever_rows_are_put() -> None:
    brought(sheet(MATRIX))
    before = expectations()
    done = brought(sheet(MATRIX.replace("Code,Tests", "Code,話す,Says one thing,Says all\nCode,Tests")))
    assert "Imported again: 4 expectations keep their ids, 2 are new, 0 are gone." in done.stdout
    assert expectations().items() > before.items()
    first = {each.name: each.id for each in load(Path("ladders/acme")).competencies}
    rows = "Code,聞く,Hears one thing,Hears all\nCode,話す,Says one thing,Says all\n"
    brought(sheet(MATRIX.replace("Code,Tests", f"{rows}Code,Tests")))
    assert {each.name: each.id for each in load(Path("ladders/acme")).competencies}.items() > first.items()


def test_what_is_written_anew_in_the_sheet_keeps_its_id() -> None:
    brought(sheet(MATRIX))
    before = load(Path("ladders/acme"))
    brought(sheet(MATRIX.replace("Writes tests", "Writes good tests").replace("Reviews", "Reviewing")))
    after = load(Path("ladders/acme"))
    assert [wish.id for wish in after.expectations] == [wish.id for wish in before.expectations]
    assert [(each.id, each.name) for each in after.competencies] == [("tests", "Tests"), ("reviews", "Reviewing")]


def test_what_its_owner_changed_stays_when_the_sheet_comes_again() -> None:
    brought(sheet(MATRIX))
    actions, head = Path("ladders/acme/actions.yaml"), Path("ladders/acme/ladder.yaml")
    actions.write_text(actions.read_text().replace('title: "Show: Writes tests"', "title: Test one thing twice"))
    head.write_text(head.read_text().replace("name: Junior\n", "name: Junior\n    years: The first 2\n"))
    brought(sheet(MATRIX.replace("Says why", "Says why not")))
    ladder = load(Path("ladders/acme"))
    assert ladder.level("junior").years == "The first 2"
    assert next(action.title for action in ladder.actions) == "Test one thing twice"
    assert "Show: Says why not" in [action.title for action in ladder.actions]


def test_what_the_sheet_no_longer_has_goes_and_is_named() -> None:
    brought(sheet(MATRIX))
    done = brought(sheet(MATRIX.replace("Asks why", "")))
    assert "3 expectations keep their ids, 0 are new, 1 are gone." in done.stdout
    assert "Gone: “Asks why”. What people did for them stays theirs, in its own words." in done.stdout
    assert len([action for action in load(Path("ladders/acme")).actions if action.source == "own"]) == 3


BAKERY = "Skill,Apprentice,Baker\nDough,Weighs to the gram,Knows when it is ready\n"


def test_steps_of_ours_are_borrowed_where_it_is_about_the_same_work() -> None:
    done = brought(sheet(MATRIX))
    assert "4 steps made of its statements.\n" in done.stdout
    assert "steps of our ladder Software engineer of the level that is nearest, until you write better." in done.stdout
    ladder = load(Path("ladders/acme"))
    taken = [action for action in ladder.actions if action.source != "own"]
    assert len(taken) == borrowed()
    assert {level for action in taken for level in action.fits} == {"junior", "senior"}
    assert not any(action.expectations for action in taken)
    assert len([action for action in ladder.actions if action.expectations]) == 4
    assert "of our ladder" not in brought(sheet(BAKERY), "ladders/bakery").stdout


def test_what_is_borrowed_can_be_chosen() -> None:
    assert "of our ladder" not in brought(sheet(MATRIX), "--borrow", "none").stdout
    assert "of our ladder Machine learning" in brought(sheet(BAKERY), "ml", "--borrow", "ml-engineer").stdout
    done = brought(sheet(BAKERY), "cakes", "--borrow", "cakes")
    assert done.exit_code == 2
    assert "There is no ladder cakes to borrow from." in done.stderr


def test_questions_are_enough_and_nothing_is_doubtful() -> None:
    brought(sheet(BAKERY))
    assert warnings(Path("ladders/acme")) == ()


def test_a_ladder_that_forks_is_one_with_branches() -> None:
    heading = "Skill,Engineer,Lead (People Manager),Expert (Individual Contributor)"
    done = brought(sheet(f"{heading}\nWork,Builds one thing,Leads a team,Solves the hardest\n"))
    assert (
        "The ladder forks above Engineer: individual contributor (Expert (Individual Contributor)) and" in done.stdout
    )
    ladder = load(Path("ladders/acme"))
    assert [(level.name, level.branch) for level in ladder.levels] == [
        ("Engineer", None),
        ("Expert (Individual Contributor)", "individual-contributor"),
        ("Lead (People Manager)", "people-manager"),
    ]


def test_managers_who_come_last_are_said_to_be_above_all_others() -> None:
    done = brought(sheet("Skill,Engineer,Engineering manager\nWork,Builds one thing,Leads a team\n"))
    assert "Engineering manager: read as a level above Engineer." in done.stdout


def test_a_folder_that_is_no_ladder_is_left_alone() -> None:
    Path("forge").mkdir()
    done = brought(sheet(MATRIX), "forge")
    assert done.exit_code == 2
    assert list(Path("forge").iterdir()) == []


def test_a_ladder_that_was_broken_since_is_not_written_over() -> None:
    brought(sheet(MATRIX))
    Path("ladders/acme/actions.yaml").write_text("actions: []\n")
    done = brought(sheet(MATRIX))
    assert done.exit_code == 1
    assert "actions.yaml:1: actions: is missing or empty" in done.stderr
    assert Path("ladders/acme/actions.yaml").read_text() == "actions: []\n"


def test_what_the_last_import_wrote_lies_beside_it() -> None:
    brought(sheet(MATRIX))
    assert json.loads(Path("ladders/acme/.imported.json").read_text())["ladder.yaml"]["id"] == "acme"


@pytest.mark.parametrize("length", range(170, 200))
def test_a_statement_of_any_length_fits_its_step(length: int) -> None:
    done = brought(sheet(f"Skill,Junior\nWork,{('Bakes ' * 60)[:length].strip()}\n"), "--borrow", "none")
    assert (done.exit_code, done.stderr) == (0, "")
