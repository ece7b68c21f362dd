"""A workbook with a sheet for each competency: the levels above, and under each what one sees of the competency there.

Such a workbook is often one in which people mark themselves, so that the columns between the levels are theirs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from content.authoring.sheets import tidy
from content.authoring.sheets.headings import folded, like_a_level
from content.authoring.sheets.table import SheetRow, Table
from content.authoring.sheets.understood import Understood
from content.reading.problems import LadderError

SHEETS = "a sheet for each competency, a column for each level"
NUMBER_BEFORE = re.compile(r"^\d{1,2}\s*[/.):–-]\s*")  # that a level stands at, before its name


@dataclass(frozen=True, slots=True)
class Apart:
    """The sheet of a competency, its levels by the columns in which they stand, and the row in which they do."""

    table: Table
    levels: dict[int, str]
    heading: int

    @property
    def competency(self) -> str:
        """The name of the sheet, as words."""
        return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.table.sheet).replace("_", " ").split())

    @property
    def about(self) -> str:
        """The line above the levels that says what the competency is about: behind one with its name."""
        above = [line for line in self.table.lines if line.number < self.heading]
        return above[-1].cell(above[-1].filled[0]) if len(above) > 1 else ""

    @property
    def body(self) -> list[SheetRow]:
        return [line for line in self.table.lines if line.number > self.heading]

    def said(self) -> Iterator[tuple[str, str, int]]:
        """Each level with what a cell under it holds, and the line where that is."""
        for line in self.body:
            for column, level in self.levels.items():
                if line.cell(column):
                    yield level, line.cell(column), line.number


def understand(tables: Sequence[Table]) -> Understood | None:
    """The ladder in the sheets of a workbook; None where they are not of this shape.

    What stands under a level in most sheets is about the level; what stands under every level alike is no statement.
    Raises `LadderError` with everything for which it cannot be read.
    """
    sheets = [sheet for table in tables if (sheet := _sheet(table))]
    same = Counter(_names(sheet) for sheet in sheets).most_common(1)
    sheets = [sheet for sheet in sheets if _names(sheet) == same[0][0]] if same else []
    if len(sheets) < 2:
        return None
    first = sheets[0].table  # it names every level, so that what is wrong with one is told of it
    found = Understood(replace(first, lines=()), SHEETS)
    used = {sheet.table.sheet for sheet in sheets}
    found.left_out += [f"the sheet {table.sheet}" for table in tables if table.sheet not in used]
    found.left_out += [what for sheet in sheets for what in sheet.table.unread]
    _take(found, sheets)
    tidy.tidied(found)
    if found.problems:
        raise LadderError(found.problems)
    found.table = Table(first.file, ())
    return found


def _sheet(table: Table) -> Apart | None:
    """The sheet of a competency: one in which a row has two levels at least, and nothing that is none."""
    for line in table.lines:
        names = {column: line.cell(column) for column in line.filled}
        if len(names) > 1 and all(like_a_level(name) for name in names.values()):
            below = [row for row in table.lines if row.number > line.number]
            if any(column < min(names) for row in below for column in row.filled):
                return None  # its rows have names: it is a table of its own
            plain = {column: NUMBER_BEFORE.sub("", name) for column, name in names.items()}
            return Apart(table, plain if all(plain.values()) else names, line.number)
    return None


def _names(sheet: Apart) -> tuple[str, ...]:
    return tuple(folded(name) for name in sheet.levels.values())


def _take(found: Understood, sheets: Sequence[Apart]) -> None:
    in_sheets = Counter((level, text) for sheet in sheets for level, text in {(x, y) for x, y, _ in sheet.said()})
    under = Counter(text for level, text in in_sheets)
    for sheet in sheets:
        known = found.competencies.add(sheet.competency, sheet.heading)
        found.sums_up(known, sheet.about)
        for name in sheet.levels.values():
            found.levels.add(name, sheet.heading)
        for level, text, line in sheet.said():
            if under[text] > 1:
                found.counted["alike"] += 1
            elif in_sheets[level, text] * 2 > len(sheets):
                found.summaries.setdefault(found.levels.add(level, line), " ".join(text.split()))
            else:
                found.say(found.levels.add(level, line), known, text, line)
        found.counted["beside"] += _beside(sheet)


def _beside(sheet: Apart) -> int:
    """How many cells stand in the columns between the levels: marks that somebody gave."""
    return sum(column not in sheet.levels for line in sheet.body for column in line.filled)
