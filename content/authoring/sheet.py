"""The usual spreadsheet of a ladder, saved as CSV: a row for each level and competency, with the text between them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from content.authoring.outline import Named, Outline, named
from content.reading.check import ROOM
from content.reading.document import UnreadableYaml, text
from content.reading.problems import LadderError, Problem, nearest

COLUMNS = {"level": 75, "competency": 75, "text": 300}  # and the most characters that each can hold
SEPARATORS = ",;\t"  # a spreadsheet program chooses by the country it runs in


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet, with the line on which it stands."""

    line: int
    cells: dict[str, str]

    @property
    def place(self) -> tuple[str, str]:
        """The level and the competency that it describes, by their names; once in a sheet."""
        return self.cells["level"], self.cells["competency"]


def read(path: Path, name: str) -> Outline:
    """The outline of a ladder called `name` from a CSV file. Levels and competencies keep the order of the file.

    Raises `LadderError` with everything that is wrong with the file, line by line.
    """
    problems: list[Problem] = []
    try:
        rows = list(_rows(path, problems))
    except UnreadableYaml as error:
        raise LadderError([Problem(path.name, "", error.what, error.mend, error.line)]) from error
    levels = named((row.cells["level"] for row in rows), "level")
    problems += _refused(path.name, rows, levels)
    if not rows and not problems:
        problems.append(Problem(path.name, "", "has no row", "add one for each level and competency", 1))
    if problems:
        raise LadderError(sorted(problems, key=lambda problem: problem.line or 0))
    (ladder,) = named([name], "ladder")
    competencies = named((row.cells["competency"] for row in rows), "competency")
    ids = {name.name: name.id for name in levels}, {name.name: name.id for name in competencies}
    texts = {
        (ids[0][level], ids[1][competency]): row.cells["text"] for row in rows for level, competency in [row.place]
    }
    return Outline(ladder, levels, competencies, texts)


def _rows(path: Path, problems: list[Problem]) -> Iterator[Row]:
    """The good rows under a good heading, with a problem for each other one."""
    content = text(path)
    heading = next(iter(content.splitlines()), "")
    lines = csv.reader(StringIO(content, newline=""), delimiter=max(SEPARATORS, key=heading.count), strict=True)
    try:
        columns = [cell.strip().lower() for cell in next(lines, [])]
        problems += _headed(path.name, columns)
        if problems:
            return
        line = lines.line_num + 1
        for cells in lines:
            row = Row(line, {c: " ".join(cell.split()) for c, cell in zip(columns, cells, strict=False)})
            line = lines.line_num + 1
            if any(row.cells.values()):
                wrong = list(_wrong(path.name, row, extra=len(cells) > len(columns)))
                problems += wrong
                if not wrong:
                    yield row
    except csv.Error as error:
        raise UnreadableYaml(f"is not CSV: {error}", "look at the quotes in this line", lines.line_num) from error


def _headed(file: str, columns: list[str]) -> Iterator[Problem]:
    wanted = f"the first line must be: {','.join(COLUMNS)}"
    if not columns:
        yield Problem(file, "", "is empty", wanted)
        return
    for column in COLUMNS:
        if column not in columns:
            yield Problem(file, "", f"there is no column {column}", f"{nearest(column, columns)}; {wanted}", 1)


def _wrong(file: str, row: Row, *, extra: bool) -> Iterator[Problem]:
    if extra:
        what = "has more cells than the first line"
        yield Problem(file, "", what, "put a text with a separator in it between double quotes", row.line)
    for column, most in COLUMNS.items():
        cell = row.cells.get(column, "")
        if not cell:
            yield Problem(file, column, "is empty", "fill it in, or delete the row", row.line)
        elif len(cell) > most:
            yield Problem(file, column, f"has {len(cell)} characters", f"shorten it to {most}", row.line)


def _refused(file: str, rows: list[Row], levels: tuple[Named, ...]) -> Iterator[Problem]:
    """What is wrong between rows that are good by themselves."""
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        if first.setdefault(row.place, row.line) != row.line:
            what = f"{' and '.join(row.place)} stand in line {first[row.place]} already"
            yield Problem(file, "", what, "join the two texts", row.line)
    if len(levels) > ROOM["levels"]:
        yield Problem(file, "level", f"names {len(levels)} levels", f"join some: there is room for {ROOM['levels']}")
