"""Holidays and workdays of many people, out of a spreadsheet saved as CSV: a row for each, by their Slack id."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from growth import places, weekdays

COLUMNS = ("slack_id", "holidays", "workdays")
SLACK_ID, HOLIDAYS, DAYS = COLUMNS
SEPARATORS = ",;\t"  # a spreadsheet program chooses by the country it runs in
FIRST_LINE = f"the first line must be {','.join(COLUMNS)}"

NO_ID = "is “{cell}”, no Slack id such as U024BE7LH: Copy member ID, in the menu of somebody's profile"
NO_PLACE = "knows no calendar for “{cell}”: write DE or DE-BY, none for no holidays, or nothing"
NO_DAYS = "knows no days “{cell}”: write mon-fri, sun-thu or mon wed fri, or nothing"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing that is wrong with a sheet, by the line of the file and the column."""

    line: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"{self.line}: {self.column}: {self.what}"


class SheetError(Exception):
    """A sheet that cannot be used, with everything that is wrong with it, in the order of its lines."""

    def __init__(self, problems: Iterable[RowProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class DaysRow:
    """What the sheet says of somebody; None for as Slack's zone and the settings have it."""

    line: int
    slack_id: str
    holidays: str | None
    workdays: frozenset[int] | None


def read(text: str) -> list[DaysRow]:
    """The rows of a sheet. Raises SheetError with everything that is wrong with it."""
    problems: list[RowProblem] = []
    lines = list(_lines(text))
    columns = [cell.lower() for cell in lines[0][1]] if lines else []
    problems += _headed(columns)
    if problems:
        raise SheetError(problems)
    rows = [_row(line, dict(zip(columns, cells, strict=False)), problems) for line, cells in lines[1:]]
    problems += (
        RowProblem(
            line, columns[-1], "has more after it than the first line has columns: put days between double quotes"
        )
        for line, cells in lines[1:]
        if any(cells[len(columns) :])
    )
    problems += _twice(rows)
    if problems:
        raise SheetError(problems)
    return rows


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, as the number on which it begins and its cells. Raises SheetError for no CSV."""
    heading = next(iter(text.splitlines()), "")
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(SEPARATORS, key=heading.count), strict=True)
    begins = 1
    try:
        for cells in reader:
            told = [" ".join(cell.split()) for cell in cells]
            if any(told):
                yield begins, told
            begins = reader.line_num + 1
    except csv.Error as error:
        problem = RowProblem(begins, SLACK_ID, f"begins a line that is not CSV ({error}): look at its quotes")
        raise SheetError([problem]) from error


def _headed(columns: list[str]) -> Iterator[RowProblem]:
    for column in COLUMNS:
        if columns.count(column) != 1:
            yield RowProblem(1, column, f"{'stands there twice' if column in columns else 'is missing'}: {FIRST_LINE}")
    for column in columns:
        if column not in COLUMNS:
            yield RowProblem(1, column or "(no name)", f"is no column here: {FIRST_LINE}")


def _row(line: int, cells: dict[str, str], problems: list[RowProblem]) -> DaysRow:
    slack_id, place, named = (cells.get(column, "") for column in COLUMNS)
    holidays, workdays = _place(place), weekdays.read(named)
    if not re.fullmatch("[UW][A-Z0-9]{2,30}", slack_id):
        problems.append(RowProblem(line, SLACK_ID, NO_ID.format(cell=slack_id)))
    if place and holidays is None:
        problems.append(RowProblem(line, HOLIDAYS, NO_PLACE.format(cell=place)))
    if named and workdays is None:
        problems.append(RowProblem(line, DAYS, NO_DAYS.format(cell=named)))
    return DaysRow(line, slack_id, holidays, workdays)


def _place(cell: str) -> str | None:
    """The country or region of a cell, in whichever case it is written; None where there is no such calendar."""
    if cell.lower() == places.NOWHERE:
        return places.NOWHERE
    return next((place for place in (cell, cell.upper()) if places.known(place)), None)


def _twice(rows: Iterable[DaysRow]) -> Iterator[RowProblem]:
    first: dict[str, int] = {}
    for row in rows:
        if first.setdefault(row.slack_id, row.line) != row.line and row.slack_id:
            yield RowProblem(row.line, SLACK_ID, f"{row.slack_id} stands in line {first[row.slack_id]} already")
