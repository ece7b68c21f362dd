"""A sheet as a grid of texts, whatever kind of file it comes from."""

from dataclasses import dataclass
from pathlib import Path

from content.reading.problems import LadderError, Problem

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # an Excel workbook of before 2007, or one with a password
ZIPPED = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with something in it, and the line of the file, or the row of the sheet, on which it begins."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """What stands in a column, without the space around it; empty where the row is shorter."""
        return self.cells[column].strip() if column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns in which something stands."""
        return tuple(column for column in range(len(self.cells)) if self.cell(column))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet by what its file, and within that itself, is called; without its empty rows."""

    file: str
    lines: tuple[SheetRow, ...]
    sheet: str = ""
    unread: tuple[str, ...] = ()  # what of it could not be read

    def problem(self, what: str, mend: str, *, key: str = "", line: int | None = None) -> Problem:
        """Something that is wrong with this sheet."""
        key = f"sheet {self.sheet}: {key}".rstrip(": ") if self.sheet else key
        return Problem(self.file, key, what, mend, line)


def tables(path: Path) -> list[Table]:
    """The sheets of a file: those of a workbook that are not hidden, or the one of any other file, read as CSV.

    Raises `LadderError` for a file that is neither.
    """
    from content.authoring.sheets import separated, workbook  # both stand on this

    with path.open("rb") as file:
        begins = file.read(4)
    if begins == OLD_EXCEL:
        what = "is an Excel workbook of an old kind, or one with a password"
        raise LadderError([Problem(path.name, "", what, "save it as .xlsx, or as CSV UTF-8, without a password")])
    return workbook.read(path) if begins == ZIPPED else [separated.read(path)]
