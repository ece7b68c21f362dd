"""How a sheet holds a ladder: as a list with a row for each level and competency, or as a matrix, either way round."""

from collections.abc import Iterable
from typing import Literal

from content.authoring.sheets import matrix, rows, tidy
from content.authoring.sheets.headed import Headed
from content.authoring.sheets.headings import like_a_level, role
from content.authoring.sheets.table import SheetRow, Table
from content.authoring.sheets.understood import Understood
from content.reading.problems import LadderError

HALF = 0.5
TOP = 15  # rows among which the heading is looked for
ANY = "one row for each competency and one column for each level, or columns called level, competency and text"
LevelsIn = Literal["rows", "columns"]


def understand(table: Table, levels_in: LevelsIn | None = None) -> Understood:
    """The ladder in a sheet. `levels_in` says where its levels stand, for a matrix that could be read either way.

    Raises `LadderError` with everything for which the sheet cannot be read, line by line.
    """
    headed = _headed(table)
    found = Understood(table)
    found.left_out += table.unread
    above = [line.number for line in table.lines if line.number < headed.heading.number]
    found.left_out += [f"line {number}, above the heading" for number in above]
    if levels_in is None and _is_a_list(headed):
        rows.read(headed, found)
    else:
        _matrix(headed, found, levels_in)
    tidy.tidied(found)
    if found.problems:
        raise LadderError(sorted(found.problems, key=lambda problem: problem.line or 0))
    return found


def _headed(table: Table) -> Headed:
    if not table.lines:
        raise LadderError([table.problem("is empty", f"it needs {ANY}")])
    place = _heading(table.lines)
    if place is None:
        first = table.lines[0].number
        raise LadderError([table.problem("has no line with several headings", f"it needs {ANY}", line=first)])
    heading = table.lines[place]
    body = table.lines[place + 1 :]
    if not body:
        what = "has no row under its heading"
        raise LadderError([table.problem(what, f"it needs {ANY}", line=heading.number)])
    used = {column for line in (heading, *body) for column in line.filled}
    return Headed(table, heading, body, {column: role(heading.cell(column)) for column in sorted(used)})


def _heading(lines: tuple[SheetRow, ...]) -> int | None:
    """Where the heading is: the first row as wide as most, or one below it whose words are those of a heading."""
    wide = max(len(line.filled) for line in lines)
    first = next((n for n, line in enumerate(lines[:TOP]) if len(line.filled) >= max(2, 0.6 * wide)), None)
    worded = next((n for n, line in enumerate(lines[:TOP]) if _worded(line)), None)
    if first is None or (worded is not None and worded < first):
        return worded
    plain = not any(like_a_level(cell) for cell in lines[first].cells)
    return worded if worded is not None and worded <= first + 3 and plain else first


def _worded(line: SheetRow) -> bool:
    found = {role(line.cell(column)) for column in line.filled}
    return len(line.filled) > 1 and bool(found & {"level", "competency", "category"})


def _is_a_list(headed: Headed) -> bool:
    """Whether a column holds the levels and another what they ask for.

    In a list a level comes again with every competency; in a matrix it comes once.
    """
    names = headed.columns(None)
    if not headed.has("level"):
        return headed.has("competency", "text") and not names
    if headed.has("text") and (headed.has("competency") or headed.has("category")):
        return True
    own = headed.columns("level")[0]
    levels = [line.cell(own) for line in headed.body if line.cell(own)]
    again = len(set(levels)) < len(levels)
    if headed.has("competency"):
        return len(names) < 2 or again
    if headed.has("category") and headed.about():
        return again and len(names) < 2
    return headed.has("text") and (again or not names)


def _matrix(headed: Headed, found: Understood, levels_in: LevelsIn | None) -> None:
    if (levels_in or _levels_in(headed)) == "rows":
        matrix.levels_in_rows(headed, found)
    else:
        matrix.levels_in_columns(headed, found)


def _levels_in(headed: Headed) -> LevelsIn:
    """Where the names of the levels stand: where most names look like those of levels, whatever the corner says.

    Where no names do, the corner decides; in columns, as is usual, where that says nothing either.
    """
    labels = matrix.labels(headed)
    above = _like(headed.heading.cell(column) for column in headed.columns(None) if column != labels)
    beside = _like(line.cell(labels) for line in headed.body if line.cell(labels))
    if max(above, beside) > HALF and above != beside:
        return "rows" if beside > above else "columns"
    return "rows" if headed.has("level") or (beside > above and not headed.has("competency")) else "columns"


def _like(names: Iterable[str]) -> float:
    """The share of names that look like those of levels."""
    known = [like_a_level(name) for name in names]
    return sum(known) / len(known) if known else 0
