"""A workbook with a sheet for each competency, in which people mark themselves."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.ladder_sheets import understood
from content.authoring.sheets.drawn import outline
from content.reading.problems import LadderError

DOUGH = [
    ["Dough"],
    ["Mixing, resting, baking"],
    [],
    ["1/ Apprentice", None, "2/ Senior", None],
    ["Is learning how it is done", None, "Does it alone", None],
    [],
    ["You weigh to the gram", "Yes", "You know when it is ready", "No"],
    ["You clean the bowl", "No"],
    ["Result", "Almost", "Result", "Not yet"],
]
TEAM = [[{"Dough": "Team", "Mixing, resting, baking": "One table"}.get(cell, cell) for cell in row] for row in DOUGH]
TEAM[6:8] = [["You ask in time", "Yes", "You show how", "No"]]


def workbook(folder: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append([None, *row])
    book.save(folder / "bakery.xlsx")
    return folder / "bakery.xlsx"


def test_each_sheet_is_a_competency_and_what_people_marked_is_left_out(tmp_path: Path) -> None:
    found = understood(workbook(tmp_path, DoughMaking=DOUGH, Team=TEAM, Sum=[["Weight"], ["Dough", 0.5]]), None, None)
    assert found.shape == "a sheet for each competency, a column for each level"
    assert [(each.level, each.competency, each.text) for each in found.statements] == [
        ("Apprentice", "Dough Making", "You weigh to the gram"),
        ("Senior", "Dough Making", "You know when it is ready"),
        ("Apprentice", "Dough Making", "You clean the bowl"),
        ("Apprentice", "Team", "You ask in time"),
        ("Senior", "Team", "You show how"),
    ]
    assert found.left_out == [
        "the sheet Sum",
        "4 cells that say the same under several levels",
        "9 cells between the levels, where people mark themselves",
    ]


def test_what_stands_under_a_level_in_every_sheet_is_about_the_level(tmp_path: Path) -> None:
    drawn = outline(understood(workbook(tmp_path, Dough=DOUGH, Team=TEAM), None, None), "bakery")
    assert [(level.name, level.summary) for level in drawn.levels] == [
        ("Apprentice", "Is learning how it is done"),
        ("Senior", "Does it alone"),
    ]
    assert [(each.name, each.summary) for each in drawn.competencies] == [
        ("Dough", "Mixing, resting, baking"),
        ("Team", "One table"),
    ]


def test_sheets_of_other_levels_are_none_of_it(tmp_path: Path) -> None:
    managers = [["L1", "L2"], ["Leads one", "Leads two"]]
    found = understood(workbook(tmp_path, Dough=DOUGH, Team=TEAM, Managers=managers), None, None)
    assert list(found.competencies) == ["Dough", "Team"]
    assert "the sheet Managers" in found.left_out


def test_a_level_of_which_no_sheet_says_anything_is_told_with_the_sheet_that_names_it(tmp_path: Path) -> None:
    bare = [["Junior", "Senior"], ["Asks", None]]
    with pytest.raises(LadderError, match=":1: sheet Dough: nothing is said of the level Senior"):
        understood(workbook(tmp_path, Dough=bare, Team=[["Junior", "Senior"], ["Helps", None]]), None, None)


def test_sheets_whose_rows_have_names_are_read_as_the_table_that_they_are(tmp_path: Path) -> None:
    """The corner is empty, and levels stand over rows of competencies: the names of those are kept."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title in ("Backend", "Frontend"):
        page = book.create_sheet(title)
        page.append([None, "Junior", "Senior"])
        page.append(["Coding", "You write it", "You show how"])
        page.append(["Testing", "You test it", "You test it before"])
    book.save(tmp_path / "teams.xlsx")
    found = understood(tmp_path / "teams.xlsx", None, None)
    assert {each.competency for each in found.statements} == {"Coding", "Testing"}
