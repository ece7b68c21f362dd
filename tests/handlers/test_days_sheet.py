"""A sheet of people's holidays and workdays, as somebody fills it in: what it says, and what is wrong with it."""

import pytest

from handlers.operator import sheet
from handlers.operator.sheet import SheetError

HEAD = "slack_id,holidays,workdays\n"


@pytest.mark.parametrize(
    ("cells", "holidays", "workdays"),
    [
        pytest.param("U0ADA,DE-BY,mon-fri", "DE-BY", {0, 1, 2, 3, 4}, id="both"),
        pytest.param("U0ADA,de-by,", "DE-BY", None, id="in small letters"),
        pytest.param("U0ADA,None,", "none", None, id="no public holidays"),
        pytest.param("U0ADA,,", None, None, id="as Slack and the settings say"),
        pytest.param("U0ADA", None, None, id="cells left out"),
        pytest.param("U0ADA,,sun-thu", None, {6, 0, 1, 2, 3}, id="over the end of the week"),
        pytest.param("U0ADA,,Sunday to Thursday", None, {6, 0, 1, 2, 3}, id="in words"),
        pytest.param('U0ADA,,"mon, wed,fri"', None, {0, 2, 4}, id="one by one"),
        pytest.param("U0ADA,,mon tue thu-sat", None, {0, 1, 3, 4, 5}, id="mixed"),
    ],
)
def test_what_a_row_says(cells: str, holidays: str | None, workdays: set[int] | None) -> None:
    (row,) = sheet.read(HEAD + cells)
    assert (row.slack_id, row.holidays, row.workdays) == ("U0ADA", holidays, workdays)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_columns_stand_in_any_order_and_behind_any_separator(between: str) -> None:
    text = "Workdays,Slack_ID,Holidays\r\n\r\nsun-thu,U0NOA,IL\r\n".replace(",", between)
    assert [(row.line, row.slack_id, row.holidays) for row in sheet.read(text)] == [(3, "U0NOA", "IL")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", ["1: slack_id: is missing", "1: holidays: is missing", "1: workdays: is missing"], id="empty"),
        pytest.param("slack_id,holidays,email", ["1: workdays: is missing", "1: email: is no column"], id="an email"),
        pytest.param(
            HEAD.replace("holidays", "slack_id"), ["1: slack_id: stands there twice", "1: holidays"], id="twice"
        ),
        pytest.param(HEAD + "bob,DE,", ["2: slack_id: is “bob”, no Slack id"], id="a name"),
        pytest.param(HEAD + "U0ADA,XX,", ["2: holidays: knows no calendar for “XX”"], id="no country"),
        pytest.param(HEAD + "U0ADA,DE-XX,", ["2: holidays: knows no calendar for “DE-XX”"], id="no region"),
        pytest.param(HEAD + "U0ADA,,moonday", ["2: workdays: knows no days “moonday”"], id="no day"),
        pytest.param(HEAD + "U0ADA,,mon-", ["2: workdays: knows"], id="half a range"),
        pytest.param(HEAD + "U0ADA,DE,mon,tue", ["2: workdays: has more after it"], id="days without quotes"),
        pytest.param(HEAD + "U0ADA,DE,\nU0ADA,NL,", ["3: slack_id: U0ADA stands in line 2"], id="somebody twice"),
        pytest.param(HEAD + 'U0ADA,"DE,', ["2: slack_id: begins a line that is not CSV"], id="a quote left open"),
        pytest.param(HEAD + "ada,XX,x", ["2: slack_id", "2: holidays", "2: workdays"], id="all of it at once"),
    ],
)
def test_everything_that_is_wrong_is_said_by_line_and_column(text: str, told: list[str]) -> None:
    with pytest.raises(SheetError) as error:
        sheet.read(text)
    said = [str(problem) for problem in error.value.problems]
    assert len(said) == len(told)
    assert [(line, start) for line, start in zip(said, told, strict=True) if not line.startswith(start)] == []
