"""Files with sheets in them, by what they are and not by their names."""

from pathlib import Path

from content.authoring.sheets import separated, workbook
from content.authoring.sheets.table import Table
from content.reading.problems import LadderError, Problem

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # an Excel workbook of before 2007, or one with a password
ZIPPED = b"PK\x03\x04"


def tables(path: Path) -> list[Table]:
    """The sheets of a file: those of a workbook that are not hidden, or the one of any other file, read as CSV.

    Raises `LadderError` for a file that is neither.
    """
    with path.open("rb") as file:
        begins = file.read(4)
    if begins == OLD_EXCEL:
        what = "is an Excel workbook of an old kind, or one with a password"
        raise LadderError([Problem(path.name, "", what, "save it as .xlsx, or as CSV UTF-8, without a password")])
    return workbook.read(path) if begins == ZIPPED else [separated.read(path)]
