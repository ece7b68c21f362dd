"""Tables: the plain one, and the one with pages that can be sorted."""

from collections.abc import Callable
from typing import Any

from playground import limits
from playground.payload.checks import (
    Check,
    Fault,
    Faults,
    anything,
    boolean,
    choice,
    every,
    integer,
    many,
    number,
    shape,
    string,
    typed,
)
from playground.payload.objects import block
from playground.payload.rich_text import RICH_TEXT
from playground.wire import Json

_RAW: dict[str, Check] = {
    "raw_text": shape({"type": anything, "text": string()}),
    "raw_number": shape({"type": anything, "value": number(), "text": string()}),
}
_CELL = typed({**_RAW, "rich_text": RICH_TEXT})
_ROW = many(_CELL, least=1, most=limits.TABLE_CELLS)
_COLUMN = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def _column(value: Any, at: str) -> Faults:
    """How a column looks; null leaves it as it is."""
    if value is not None:
        yield from _COLUMN(value, at)


def _rows_fit(table: Json, at: str) -> Faults:
    width = len(table["rows"][0])
    for index, row in enumerate(table["rows"]):
        if len(row) != width:
            yield Fault(f"{at}/rows/{index}", f"must have {width} cells as the first row has, has {len(row)}")


def _head_is_plain(table: Json, at: str) -> Faults:
    for index, cell in enumerate(table["rows"][0]):
        if cell["type"] not in _RAW:
            yield Fault(f"{at}/rows/0/{index}/type", f"unsupported type: {cell['type']}, in a table's header")


def _row_header_is_a_column(table: Json, at: str) -> Faults:
    if table.get("row_header_column_index", 0) >= len(table["rows"][0]):
        yield Fault(
            f"{at}/row_header_column_index", f"must be less than {len(table['rows'][0])}, the number of columns"
        )


def _short_enough(most: int) -> Callable[[Json, str], Faults]:
    def check(table: Json, at: str) -> Faults:
        if size(table) > most:
            yield Fault(f"{at}/rows", f"must have less than {most + 1} characters in all cells, has {size(table)}")

    return check


def size(table: Json) -> int:
    """How many characters stand in the cells of a good table."""
    return sum(_characters(cell) for row in table["rows"] for cell in row)


def _characters(part: Json) -> int:
    return len(part.get("text", "")) + sum(_characters(inner) for inner in part.get("elements", ()))


TABLE = block(
    {"rows": many(_ROW, least=1, most=limits.TABLE_ROWS)},
    {"column_settings": many(_column, most=limits.TABLE_CELLS)},
    _rows_fit,
    _short_enough(limits.TABLE_TEXT),
)

DATA_TABLE = block(
    {
        "caption": string(),
        "rows": many(_ROW, least=limits.DATA_TABLE_LEAST, most=limits.DATA_TABLE_ROWS),
    },
    {"page_size": integer(1, limits.DATA_TABLE_PAGE), "row_header_column_index": integer(0)},
    every(_rows_fit, _head_is_plain, _row_header_is_a_column),
    _short_enough(limits.DATA_TABLE_TEXT),
)
