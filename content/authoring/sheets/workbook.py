"""Excel workbooks."""

import warnings
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from content.authoring.sheets.table import SheetRow, Table
from content.reading.problems import LadderError, Problem

LARGEST = 20_000_000  # bytes
ROWS, COLUMNS = 5_000, 200  # of a sheet: more than any ladder has
FARTHEST = 50_000  # rows that are looked at: some are empty
BROKEN = (
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
)  # all by which openpyxl fails


def read(path: Path) -> list[Table]:
    """The sheets of a workbook that are not hidden and not empty, as their formulas were last calculated.

    Raises `LadderError` for what is no workbook, or too large for a ladder.
    """
    if path.stat().st_size > LARGEST:
        what = f"is larger than {LARGEST // 1_000_000} MB"
        raise LadderError([Problem(path.name, "", what, "save the sheet of the ladder as CSV UTF-8")])
    try:
        tables = list(_sheets(path))
    except BROKEN as error:
        what = "is not an Excel workbook that can be read"
        raise LadderError([Problem(path.name, "", what, "save it as .xlsx again, or as CSV UTF-8")]) from error
    if not tables:
        raise LadderError([Problem(path.name, "", "is empty", "fill in one sheet that is not hidden")])
    return tables


def _sheets(path: Path) -> Iterator[Table]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not read: pictures, drop-down lists, print areas
        book, formulas = (load_workbook(path, read_only=True, data_only=values) for values in (True, False))
        try:
            for sheet in book.worksheets:
                filled = _filled(sheet)
                if sheet.sheet_state == "visible" and filled:
                    lost = _lost(filled, _filled(formulas[sheet.title]))
                    yield Table(path.name, filled, sheet.title, lost)
        finally:
            book.close()
            formulas.close()


def _filled(sheet: Any) -> tuple[SheetRow, ...]:
    """The rows with something in them. Raises ValueError where they are more than a ladder can have."""
    rows = sheet.iter_rows(values_only=True, max_col=COLUMNS)
    lines = (SheetRow(number, tuple(map(_said, cells))) for number, cells in enumerate(rows, 1))
    filled = tuple(line for line in islice(lines, FARTHEST) if line.filled)
    if len(filled) > ROWS:
        raise ValueError(ROWS)
    return filled


def _lost(values: tuple[SheetRow, ...], formulas: tuple[SheetRow, ...]) -> tuple[str, ...]:
    """Cells with a formula that no spreadsheet program has calculated yet, so that nothing stands in them."""
    there = {line.number: line for line in values}
    count = sum(
        line.cell(column).startswith("=") and not (line.number in there and there[line.number].cell(column))
        for line in formulas
        for column in line.filled
    )
    cells = "1 cell" if count == 1 else f"{count} cells"
    return (f"{cells} with a formula that was never calculated: save the workbook once in Excel",) if count else ()


def _said(value: Any) -> str:
    """A cell as it reads: a number of a level is 3, not 3.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat()[:10] if isinstance(value, date) else str(value)
