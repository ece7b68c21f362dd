"""Which tables and charts Slack takes, and which it refuses."""

from typing import Any

import pytest
from block_pieces import Json, Surface, bad, chart, data_table, good, md, pie, plain, raw, rich, said, table, verdict

NUMBER = {"type": "raw_number", "value": 1.5, "text": "1.5"}
HEAD, LINE = [raw("Area"), raw("Wins")], [raw("Systems"), NUMBER]
SERIES = "/0/chart/series"


def block(kind: str, **chart: Any) -> Json:
    return {"type": "data_visualization", "title": "Wins", "chart": {"type": kind} | chart}


def series(*points: tuple[str, float], name: str = "Wins") -> Json:
    return {"name": name, "data": [{"label": label, "value": value} for label, value in points]}


def axes(*categories: str, **more: Any) -> Json:
    return {"categories": list(categories)} | more


GOOD = [
    good("a table", table(HEAD, LINE)),
    good("a table at home", table(HEAD, LINE), on="home"),
    good("a table of one cell", table([raw()])),
    good("a table of a hundred rows of twenty cells", table(*[[raw("x")] * 20] * 100)),
    good("a table of ten thousand characters", table(*[[raw("x" * 100)] * 2] * 50)),
    good("a table with rich text", table([rich(said()), raw()])),
    good("columns", table(HEAD, LINE, column_settings=[None, {"align": "right", "is_wrapped": True}])),
    good("a table with pages", data_table(HEAD, LINE, page_size=100, row_header_column_index=1)),
    good("a table with pages at home", data_table(HEAD, LINE), on="home"),
    good("two hundred rows and a head", data_table(HEAD, *[LINE] * 200)),
    good("rich text below the head", data_table(HEAD, [rich(said()), NUMBER])),
    good("twenty thousand characters in pages", data_table(*[[raw("x" * 100)] * 2] * 100)),
    good("a chart of twenty points", chart(20)),
    good("bars", block("bar", series=[series(("A", 1), ("B", -2.5))], axis_config=axes("A", "B", x_label="x" * 50))),
    good("areas", block("area", series=[series(("B", 1), ("A", 2))], axis_config=axes("A", "B", y_label="Hours"))),
    good("twelve lines", chart(1, series=[series(("W0", 1), name=f"S{n}") for n in range(12)])),
    good("a cake", pie(("Systems", 1), ("Data", 0.5))),
    good("a cake of twelve", pie(*[(f"S{n}", 1) for n in range(12)])),
    good("the longest names", pie(("x" * 20, 1)) | {"title": "x" * 50}),
    good("two charts", chart(), pie(("A", 1))),
]

BAD = [
    bad("no rows", table(), says="/0/rows must provide at least 1 items"),
    bad("101 rows", table(*[[raw()]] * 101), says="/0/rows no more than 100 items allowed, has 101"),
    bad("no cells", table([]), says="/0/rows/0 must provide at least 1 items"),
    bad("21 cells", table([raw()] * 21), says="/0/rows/0 no more than 20 items allowed, has 21"),
    bad("rows of two lengths", table(HEAD, [raw()]), says="/0/rows/1 must have 2 cells as the first row has, has 1"),
    bad("an empty cell", table([raw("")]), says="/0/rows/0/0/text must be more than 0 characters"),
    bad("a string for a cell", table(["Words"]), says="/0/rows/0/0 must provide an object"),
    bad(
        "mrkdwn in a cell", table([md()]), says="/0/rows/0/0/type unsupported type: mrkdwn; here may be raw_number, raw"
    ),
    bad(
        "a number without its text", table([{"type": "raw_number", "value": 1}]), says="/0/rows/0/0 missing required f"
    ),
    bad(
        "a number without its value", table([{"type": "raw_number", "text": "1"}]), says="/0/rows/0/0 missing required"
    ),
    bad("a number in words", table([NUMBER | {"value": "1"}]), says="/0/rows/0/0/value must provide a number"),
    bad("an object for rows", table() | {"rows": {}}, says="/0/rows must provide an array"),
    bad(
        "10,001 characters", table(*[[raw("x" * 3334)]] * 3), says="/0/rows must have less than 10001 characters in all"
    ),
    bad("21 columns", table(HEAD, column_settings=[{}] * 21), says="/0/column_settings no more than 20 items allowed"),
    bad(
        "a column in the middle", table(HEAD, column_settings=[{"align": "middle"}]), says="/0/column_settings/0/align"
    ),
    bad("a table with a caption", table(HEAD, caption="Wins"), says="/0 invalid additional property: caption"),
    bad(
        "a table in a modal",
        table(HEAD),
        on="modal",
        says="/0/type unsupported type: table; here may be actions, alert",
    ),
    bad("pages of no table", {"type": "data_table", "rows": [HEAD, LINE]}, says="/0 missing required field: caption"),
    bad("a head alone", data_table(HEAD), says="/0/rows must provide at least 2 items"),
    bad("202 rows", data_table(HEAD, *[LINE] * 201), says="/0/rows no more than 201 items allowed, has 202"),
    bad(
        "rich text in the head", data_table([rich(said())], [raw()]), says="/0/rows/0/0/type unsupported type: rich_te"
    ),
    bad("a page of none", data_table(HEAD, LINE, page_size=0), says="/0/page_size must be from 1 to 100"),
    bad("a page of 101", data_table(HEAD, LINE, page_size=101), says="/0/page_size must be from 1 to 100"),
    bad(
        "a column of none", data_table(HEAD, LINE, row_header_column_index=2), says="/0/row_header_column_index must be"
    ),
    bad(
        "a column below none", data_table(HEAD, LINE, row_header_column_index=-1), says="/0/row_header_column_index mus"
    ),
    bad(
        "columns for pages", data_table(HEAD, LINE, column_settings=[]), says="/0 invalid additional property: column_s"
    ),
    bad(
        "20,100 characters", data_table(*[[raw("x" * 100)]] * 201), says="/0/rows must have less than 20001 characters"
    ),
    bad("a chart of 21 points", chart(21), says=f"{SERIES}/0/data no more than 20 items allowed, has 21"),
    bad("a chart of no points", chart(0), says=f"{SERIES}/0/data must provide at least 1 items"),
    bad("a chart of none", chart(series=[]), says=f"{SERIES} must provide at least 1 items"),
    bad("thirteen lines", chart(1, series=[series(("W0", 1))] * 13), says=f"{SERIES} no more than 12 items allowed"),
    bad("a point too few", chart(axis_config=axes("W0", "W1", "W2")), says=f"{SERIES}/0/data must have exactly one"),
    bad(
        "a point of elsewhere", chart(axis_config=axes("W0", "Z")), says=f"{SERIES}/0/data must have exactly one point"
    ),
    bad("a point twice", chart(series=[series(("W0", 1), ("W0", 2))]), says=f"{SERIES}/0/data must have exactly one"),
    bad(
        "a name twice", chart(1, series=[series(("W0", 1)), series(("W0", 2))]), says=f"{SERIES}/1/name must be unique"
    ),
    bad(
        "a long name", chart(1, series=[series(("W0", 1), name="x" * 21)]), says=f"{SERIES}/0/name must be less than 21"
    ),
    bad("a long category", block("bar", series=[series(("x" * 21, 1))], axis_config=axes("x" * 21)), says=SERIES),
    bad(
        "a long axis",
        chart(axis_config=axes("W0", "W1", x_label="x" * 51)),
        says="/0/chart/axis_config/x_label must be",
    ),
    bad(
        "a chart without axes",
        block("bar", series=[series(("A", 1))]),
        says="/0/chart missing required field: axis_conf",
    ),
    bad(
        "a chart of a kind of none", block("radar"), says="/0/chart/type unsupported type: radar; here may be area, bar"
    ),
    bad("no chart", {"type": "data_visualization", "title": "Wins"}, says="/0 missing required field: chart"),
    bad("no title", pie(("A", 1)) | {"title": ""}, says="/0/title must be more than 0 characters"),
    bad("a long title", pie(("A", 1)) | {"title": "x" * 51}, says="/0/title must be less than 51 characters, has 51"),
    bad("a title as object", pie(("A", 1)) | {"title": plain()}, says="/0/title must provide a string"),
    bad("a cake of thirteen", pie(*[(f"S{n}", 1) for n in range(13)]), says="/0/chart/segments no more than 12 items"),
    bad("a piece of nothing", pie(("A", 0)), says="/0/chart/segments/0/value must be greater than 0"),
    bad("a piece of less", pie(("A", -1)), says="/0/chart/segments/0/value must be greater than 0"),
    bad("a piece without end", pie(("A", float("inf"))), says="/0/chart/segments/0/value must be a finite number"),
    bad("a piece of true", pie(("A", True)), says="/0/chart/segments/0/value must provide a number"),
    bad("a chart in a modal", chart(), on="modal", says="/0/type unsupported type: data_visualization; here may be"),
    bad("a chart at home", chart(), on="home", says="/0/type unsupported type: data_visualization; here may be"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_data(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_data(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
