"""A sheet as a grid of texts, whatever kind of file it comes from."""

from dataclasses import dataclass

from content.reading.problems import Problem


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
