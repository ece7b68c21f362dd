"""A sheet under its heading."""

from dataclasses import dataclass

from content.authoring.sheets.headings import says_about
from content.authoring.sheets.table import SheetRow, Table


@dataclass(frozen=True, slots=True)
class Headed:
    """A sheet under its heading, with what each column holds as far as its heading says so."""

    table: Table
    heading: SheetRow
    body: tuple[SheetRow, ...]
    roles: dict[int, str | None]

    def columns(self, *wanted: str | None) -> list[int]:
        """The columns of these kinds; None is one whose heading is a name."""
        return [column for column, found in self.roles.items() if found in wanted]

    def about(self) -> list[int]:
        """The columns that sum something up."""
        return [column for column in self.columns("other") if says_about(self.heading.cell(column))]

    def has(self, *wanted: str) -> bool:
        """Whether there is a column of each of these kinds."""
        return all(self.columns(one) for one in wanted)
