"""CSV, in the dialects in which spreadsheet programs write it."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from content.authoring.sheets.table import SheetRow, Table
from content.reading import document
from content.reading.bounds import LONGEST
from content.reading.document import UnreadableYaml
from content.reading.problems import LadderError, Problem

SEPARATORS = ",;\t"  # a spreadsheet program chooses by the country it runs in
SAID = "sep="  # the line by which Excel is told the separator
UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # Excel's "Unicode text"


def read(path: Path) -> Table:
    """The rows of a CSV file. Raises `LadderError` for one that cannot be read, with the line where it can be told."""
    try:
        return Table(path.name, tuple(line for line in _lines(_text(path)) if line.filled))
    except UnreadableYaml as error:
        raise LadderError([Problem(path.name, "", error.what, error.mend, error.line)]) from error


def _text(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(2 * LONGEST)
    if not raw.startswith(UTF_16):
        return document.text(path)
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableYaml("is not UTF-16, as it says", "save it again, with the encoding UTF-8", None) from error


def _lines(text: str) -> list[SheetRow]:
    """The rows, by the separator that the file names or that makes most of them as wide as each other."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith(SAID) and len(said) == len(SAID) + 1:
        return list(_split(rest, said[-1], above=1))
    found: dict[str, list[SheetRow]] = {}
    broken: dict[str, UnreadableYaml] = {}
    for separator in SEPARATORS:
        try:
            found[separator] = list(_split(text, separator))
        except UnreadableYaml as error:
            broken[separator] = error
    best = max(found, key=lambda separator: _even(found[separator]), default="")
    if broken and (not best or _even(found[best]) == (0, 0)):
        raise broken[max(broken, key=first.count)]
    return found[best]


def _even(lines: list[SheetRow]) -> tuple[int, int]:
    """How many rows have as many cells as most of those that have several, and how many that is."""
    widths = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _split(text: str, separator: str, above: int = 0) -> Iterator[SheetRow]:
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in rows:
            yield SheetRow(line + above, tuple(cells))
            line = rows.line_num + 1
    except csv.Error as error:
        line = rows.line_num + above
        raise UnreadableYaml(f"is not CSV: {error}", "look at the quotes in this line", line) from error
