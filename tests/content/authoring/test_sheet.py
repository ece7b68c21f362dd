"""Spreadsheets in, the outline of a ladder out, or everything for which one cannot be read."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from content.authoring.outline import Outline, slug
from content.authoring.sheets import files, shape
from content.authoring.sheets.cells import fitting, statements
from content.authoring.sheets.drawn import outline
from content.authoring.sheets.understood import Understood
from content.reading.problems import LadderError

SHEETS = Path(__file__).parent / "sheets"
HEADING = "level,competency,text\n"
COLUMNS, ROWS = (
    "a row for each competency, a column for each level",
    "a row for each level, a column for each competency",
)
LIST = "one row for each level and competency"


def understood(path: Path) -> Understood:
    return shape.understand(files.tables(path)[0])


def drawn(path: Path) -> Outline:
    return outline(understood(path), path.stem)


def said(found: Understood) -> list[tuple[str, str, str]]:
    return [(each.level, each.competency, each.text) for each in found.statements]


def problems(path: Path) -> list[str]:
    with pytest.raises(LadderError) as caught:
        understood(path)
    return [str(problem) for problem in caught.value.problems]


def sheet(folder: Path, raw: bytes) -> Path:
    (folder / "sheet.csv").write_bytes(raw)
    return folder / "sheet.csv"


@pytest.mark.parametrize(
    ("file", "read_as", "levels", "competencies", "count"),
    [
        ("matrix.csv", COLUMNS, ["Apprentice", "Baker", "Head baker"], ["Dough", "Oven"], 6),
        ("several-in-a-cell.csv", COLUMNS, ["Apprentice", "Baker", "Head baker"], ["Dough", "Oven", "Team"], 12),
        ("several-rows.csv", COLUMNS, ["Apprentice", "Baker"], ["Dough", "Oven"], 6),
        ("groups-as-rows.csv", COLUMNS, ["Level 1", "Level 2"], ["Dough", "Oven", "Team"], 6),
        ("transposed.csv", ROWS, ["Apprentice", "Baker", "Head baker"], ["Dough", "Oven"], 6),
        ("transposed-without-a-word.csv", ROWS, ["Junior baker", "Senior baker"], ["Dough", "Oven"], 4),
        ("list.csv", LIST, ["Apprentice", "Baker"], ["Dough", "Oven"], 5),
        ("level-skill-description.csv", LIST, ["Apprentice", "Baker"], ["Dough", "Oven"], 4),
        ("semicolons.csv", LIST, ["Apprentice", "Baker"], ["Dough", "Team"], 3),
        ("highest-first.csv", COLUMNS, ["Junior baker", "Senior baker", "Principal baker"], ["Dough", "Oven"], 6),
        ("other-letters.csv", COLUMNS, ["Стажёр", "Мастер"], ["Тесто", "Печь"], 4),
        (
            "category-track-milestones.csv",
            COLUMNS,
            ["Milestone 1", "Milestone 2", "Milestone 3"],
            ["Dough", "Oven", "Team"],
            10,
        ),
        ("two-columns-of-names.csv", COLUMNS, ["IC1 Baker", "IC2 Baker"], ["Dough", "Oven", "Team"], 7),
        ("level-theme-summary.csv", LIST, ["Apprentice", "Baker"], ["Craft", "People"], 4),
        ("level-and-title.csv", LIST, ["IC1", "IC2"], ["Dough", "Team"], 4),
        ("said-again-above.csv", COLUMNS, ["Baker 1", "Baker 2", "Baker 3"], ["Dough", "Oven"], 4),
        ("unicode-text.txt", COLUMNS, ["Junior", "Senior"], ["Dough"], 2),
    ],
)
def test_a_sheet_is_read_in_the_shape_that_it_has(
    file: str, read_as: str, levels: list[str], competencies: list[str], count: int
) -> None:
    found = understood(SHEETS / file)
    assert (found.shape, list(found.levels), list(found.competencies)) == (read_as, levels, competencies)
    assert len(found.statements) == count


def test_no_sheet_of_the_folder_is_forgotten() -> None:
    table_of_cases = test_a_sheet_is_read_in_the_shape_that_it_has.pytestmark[0].args[1]
    assert {case[0] for case in table_of_cases} == {path.name for path in SHEETS.iterdir()}


def test_every_statement_of_a_cell_stands_alone() -> None:
    found = said(understood(SHEETS / "several-in-a-cell.csv"))
    assert [text for level, competency, text in found if (level, competency) == ("Baker", "Oven")] == [
        "You keep the heat",
        "You write the log",
    ]
    assert ("Baker", "Team", "Shows an apprentice the whole night, from mixing to selling") in found


def test_categories_become_areas_and_years_a_hint() -> None:
    found = drawn(SHEETS / "semicolons.csv")
    assert [(area.name, area.summary) for area in found.areas] == [("Craft", "Dough"), ("People", "Team")]
    assert [(level.name, level.years) for level in found.levels] == [("Apprentice", "The first 2"), ("Baker", "3 to 6")]
    assert [area.name for area in drawn(SHEETS / "groups-as-rows.csv").areas] == ["CRAFT", "PEOPLE"]


def test_what_is_not_used_is_named() -> None:
    assert understood(SHEETS / "semicolons.csv").left_out == ["the column Remarks"]
    assert understood(SHEETS / "several-rows.csv").left_out == ["line 1, above the heading", "the column Owner"]
    found = understood(SHEETS / "several-in-a-cell.csv")
    assert found.left_out == ["1 cell with only a sign, a number or “n/a”"]
    assert found.notes == ["4 cells with several statements: each of these is an expectation of its own."]


def test_the_column_of_categories_is_found_by_what_it_holds() -> None:
    found = understood(SHEETS / "two-columns-of-names.csv")
    assert found.category == {"Dough": "Craft", "Oven": "Craft", "Team": "People"}
    assert understood(SHEETS / "category-track-milestones.csv").category == {"Dough": "A", "Oven": "A", "Team": "B"}


def test_what_a_level_says_again_is_asked_for_once() -> None:
    found = understood(SHEETS / "said-again-above.csv")
    assert [text for level, _, text in said(found) if level == "Baker 2"] == ["Keeps: keeps the heat"]
    assert "2 statements that a lower level has in the same words: asked for once, there." in found.notes


def test_what_somebody_at_a_level_is_called_goes_with_it() -> None:
    found = drawn(SHEETS / "level-and-title.csv")
    assert [(level.name, level.titles) for level in found.levels] == [("IC1", ("Baker",)), ("IC2", ("Senior baker",))]


def test_without_categories_each_competency_is_something_to_grow_in() -> None:
    assert [area.name for area in drawn(SHEETS / "matrix.csv").areas] == ["Dough", "Oven"]


def test_one_level_in_two_spellings_is_one_and_said() -> None:
    assert understood(SHEETS / "list.csv").notes == [
        "“apprentice” in line 4 is the same as “Apprentice”: I read them as one."
    ]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        pytest.param("Level,L1,L2\nTests,a b,c d\nReviews,e f,g h\n", COLUMNS, id="the corner names what is beside it"),
        pytest.param("Level,Tests,Reviews\nL1,a b,c d\nL2,e f,g h\n", ROWS, id="the corner names what is below it"),
        pytest.param("Skill,Tests,Reviews\nJunior,a b,c d\nSenior,e f,g h\n", ROWS, id="the corner says the other"),
        pytest.param("Level,Tests,Reviews\nSprout,a b,c d\nTree,e f,g h\n", ROWS, id="only the corner says anything"),
        pytest.param("Skill,Sprout,Tree\nTests,a b,c d\nTeam lead,e f,g h\n", COLUMNS, id="a skill called as a level"),
    ],
)
def test_levels_are_found_wherever_they_stand(tmp_path: Path, text: str, read_as: str) -> None:
    assert understood(sheet(tmp_path, text.encode())).shape == read_as


def test_who_brings_a_sheet_has_the_last_word_on_how_it_is_read(tmp_path: Path) -> None:
    path = sheet(tmp_path, b"Skill,Sprout,Tree\nTests,a b,c d\n")
    assert list(shape.understand(files.tables(path)[0], "rows").levels) == ["Tests"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Writes tests", ["Writes tests"], id="one"),
        pytest.param("Writes tests.\nReads logs.", ["Writes tests.", "Reads logs."], id="lines"),
        pytest.param("Writes tests that\nothers can read", ["Writes tests that others can read"], id="a line broken"),
        pytest.param("- Writes\n- Reads\n  what others wrote", ["Writes", "Reads what others wrote"], id="hyphens"),
        pytest.param("•Writes •Reads", ["Writes", "Reads"], id="bullets on one line"),
        pytest.param("1. Writes\n2) Reads\n(3) Asks", ["Writes", "Reads", "Asks"], id="numbers"),
        pytest.param("Writes tests; reads logs;", ["Writes tests", "reads logs"], id="semicolons"),
        pytest.param("Knows SQL; Go; Rust", ["Knows SQL; Go; Rust"], id="single words stay together"),
        pytest.param("Weighs cost against speed; here against there; and now against then", None, id="one sentence"),
        pytest.param("- Writes tests; reads logs\n- Asks", ["Writes tests; reads logs", "Asks"], id="within bullets"),
        pytest.param("Sees (logs; traces) and acts", ["Sees (logs; traces) and acts"], id="within brackets"),
        pytest.param("Leads:\n- design\n- review", ["Leads: design", "Leads: review"], id="what opens a list"),
        pytest.param("Is well-known - and helpful", ["Is well-known - and helpful"], id="hyphens within a line"),
    ],
)
def test_a_cell_is_taken_apart(cell: str, expected: list[str] | None) -> None:
    assert statements(cell) == (expected or [cell])


def test_a_long_statement_keeps_every_word() -> None:
    long = "Writes what is needed for the whole of a year, and no more than that. " * 12
    parts = fitting(long.strip())
    assert [len(part) <= 300 for part in parts] == [True] * 3
    assert " ".join(parts) == long.strip()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(b"level,competency,text\nMaster,Hammer,Hits it\n", "Hits it", id="commas"),
        pytest.param(b"level;competency;text\r\nMaster;Hammer;Hits, once\r\n", "Hits, once", id="semicolons"),
        pytest.param(b"level\tcompetency\ttext\nMaster\tHammer\tHits it\n", "Hits it", id="tabs"),
        pytest.param(b"\xef\xbb\xbfLevel,Competency,Text\nMaster,Hammer,Hits it\n", "Hits it", id="as Excel saves it"),
        pytest.param('"sep=,"\nlevel,competency,text\nA,B,Hält\n'.encode(), "Hält", id="with its separator said"),
        pytest.param("level\tcompetency\ttext\nA\tB\tHält\n".encode("utf-16"), "Hält", id="UTF-16"),
        pytest.param(b"text,note,level,competency\nHits it,?,Master,Hammer\n", "Hits it", id="other columns too"),
        pytest.param(b'level,competency,text\nMaster,Hammer,"Hits\n  it"\n', "Hits it", id="a text on two lines"),
        pytest.param(b"level,competency,text\n,,\nMaster,Hammer,Hits it\n\n", "Hits it", id="empty rows"),
        pytest.param(b"Guild 2026,,\n\nlevel,competency,text\nMaster,Hammer,Hits it\n", "Hits it", id="under a title"),
        pytest.param(b"level,competence,behaviour\nMaster,Hammer,Hits it\n", "Hits it", id="in other words"),
        pytest.param(b"level,competency,txt\nMaster,Hammer,Hits it\n", "Hits it", id="the text under any word"),
        pytest.param(b"level,competency,text\nA,B,3\n", "3", id="a text that is a number"),
        pytest.param(b"Hammer,Master\nSwing,Hits it\n", "Hits it", id="a matrix of one level"),
    ],
)
def test_a_file_is_read_as_it_comes(tmp_path: Path, raw: bytes, text: str) -> None:
    assert [each.text for each in understood(sheet(tmp_path, raw)).statements] == [text]


def workbook(folder: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    matrix = [["Our ladder"], [], ["Skill", 1, 2.0], ["Dough", "Weighs", "Knows\nDecides"]]
    first, second = files.tables(workbook(tmp_path, Notes=[["Read me"]], Ladder=matrix, Empty=[]))
    assert (first.sheet, second.sheet) == ("Notes", "Ladder")
    found = shape.understand(second)
    assert said(found) == [("1", "Dough", "Weighs"), ("2", "Dough", "Knows"), ("2", "Dough", "Decides")]
    assert found.left_out == ["line 1, above the heading"]


def test_a_formula_that_was_never_calculated_is_named(tmp_path: Path) -> None:
    (sheet,) = files.tables(workbook(tmp_path, Ladder=[["Skill", "Junior"], ["Dough", "Weighs"], ["Oven", "=A1"]]))
    left = "1 cell with a formula that was never calculated: save the workbook once in Excel"
    assert shape.understand(sheet).left_out == [left]


def test_a_sheet_that_is_hidden_is_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, Ladder=[["Skill", "Junior"], ["Dough", "Weighs"]], Old=[["Skill", "Junior"]])
    book = openpyxl.load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    assert [each.sheet for each in files.tables(path)] == ["Ladder"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(
            b"PK\x03\x04 and nothing that a zip has",
            "book.xlsx: is not an Excel workbook that can be read, save it as .xlsx again, or as CSV UTF-8",
            id="broken",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0 and more",
            "book.xlsx: is an Excel workbook of an old kind, or one with a password, "
            "save it as .xlsx, or as CSV UTF-8, without a password",
            id="old",
        ),
    ],
)
def test_a_workbook_that_cannot_be_read_is_said_to_be_one(tmp_path: Path, raw: bytes, expected: str) -> None:
    (tmp_path / "book.xlsx").write_bytes(raw)
    with pytest.raises(LadderError) as caught:
        files.tables(tmp_path / "book.xlsx")
    assert [str(problem) for problem in caught.value.problems] == [expected]


def test_names_that_look_alike_get_ids_of_their_own(tmp_path: Path) -> None:
    rows = ["L,C,1 a", "L,C++,2 a", "L,C#,3 a", "L,話す,4 a"]
    there = drawn(sheet(tmp_path, f"{HEADING}{chr(10).join(rows)}\n".encode()))
    back = drawn(sheet(tmp_path, f"{HEADING}{chr(10).join(reversed(rows))}\n".encode()))
    ids = {each.name: each.id for each in there.competencies}
    assert ids == {each.name: each.id for each in back.competencies}
    assert len(set(ids.values())) == 4
    assert ids["C"] == "c"
    assert ids["話す"].startswith("competency-")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Déjà vu", "deja-vu", id="accents"),
        pytest.param("  A / B  ", "a-b", id="signs"),
        pytest.param("x" * 40, "x" * 24, id="too long"),
        pytest.param("話す", "", id="no latin letter"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


ANY = "it needs one row for each competency and one column for each level, or columns called level, competency and text"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"", f"sheet.csv: is empty, {ANY}", id="nothing"),
        pytest.param(b"Our ladder\n", f"sheet.csv:1: has no line with several headings, {ANY}", id="no heading"),
        pytest.param(
            "level,competency,text\nA,B,Hält\n".encode("cp1252"),
            "sheet.csv:2: is not UTF-8, save it again, with the encoding UTF-8",
            id="another encoding",
        ),
        pytest.param(
            b"level,competency,text\n",
            f"sheet.csv:1: has no row under its heading, {ANY}",
            id="a heading alone",
        ),
        pytest.param(
            b"level,competency,text\n,B,Two words\nA,B,1 a\n",
            "sheet.csv:2: level: is empty, fill it in, or delete the row",
            id="no level and none above",
        ),
        pytest.param(
            b"level,competency,text\nA,B,this, and that\n",
            "sheet.csv:2: has more cells than the heading, put a text with a separator in it between double quotes",
            id="a cell too many",
        ),
        pytest.param(
            b'level,competency,text\nA,B,"1\n',
            "sheet.csv:2: is not CSV: unexpected end of data, look at the quotes in this line",
            id="a quote left open",
        ),
        pytest.param(
            HEADING.encode() + b"".join(b"L%d,B,a %d\n" % (n, n) for n in range(10)),
            "sheet.csv: level: names 10 levels: L0, L1, L2, L3, L4 and more, "
            "join some, or make two sheets of it: there is room for 9; "
            "if these are no levels, name the column or the cell above them otherwise",
            id="too many levels",
        ),
        pytest.param(
            b"Skill,Junior,Senior\nCraft,,Leads\n",
            "sheet.csv:1: nothing is said of the level Junior, "
            "say one thing of it, or take it out: levels add up, so it must add something",
            id="a level of which nothing is said",
        ),
        pytest.param(
            b"level,competency,text\nA,B,-\n",
            "sheet.csv:1: holds no statement that a level asks for, fill in at least one",
            id="nothing but signs",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, raw: bytes, expected: str) -> None:
    assert problems(sheet(tmp_path, raw)) == [expected]


def test_all_bad_rows_come_at_once(tmp_path: Path) -> None:
    assert problems(sheet(tmp_path, f"{HEADING},B,x y\nA,B,2, 3\n{'x' * 76},B,4 a\n".encode())) == [
        "sheet.csv:2: level: is empty, fill it in, or delete the row",
        "sheet.csv:3: has more cells than the heading, put a text with a separator in it between double quotes",
    ]
