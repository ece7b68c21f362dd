"""Which modals and Home tabs Slack takes, and which it refuses: a table."""

from typing import Any

import pytest
from block_pieces import Json, chart, entry, home, md, modal, plain, row, section

from playground.errors import ApiError
from playground.payload import check_view

GOOD_VIEWS = [
    pytest.param(modal(section()), id="a modal"),
    pytest.param(modal(entry(), submit=plain("Save")), id="a form"),
    pytest.param(modal({"type": "alert", "text": md(), "level": "info"}), id="an alert"),
    pytest.param(modal(*[{"type": "divider"}] * 100), id="a hundred blocks"),
    pytest.param(modal(private_metadata="x" * 3000, callback_id="c", external_id="e"), id="all its ids"),
    pytest.param(home(section(), entry()), id="a home with an input"),
    pytest.param(home(), id="an empty home"),
]

BAD_VIEWS = [
    pytest.param(modal(entry()), "/view/submit", id="a form without submit"),
    pytest.param({"type": "modal", "blocks": []}, "/view", id="no title"),
    pytest.param(modal(title=plain("x" * 25)), "/view/title/text", id="a long title"),
    pytest.param(modal(submit=plain("x" * 25)), "/view/submit/text", id="a long submit"),
    pytest.param(modal(title=md()), "/view/title/type", id="a title in mrkdwn"),
    pytest.param(modal(private_metadata="x" * 3001), "/view/private_metadata", id="much metadata"),
    pytest.param(modal(callback_id="x" * 256), "/view/callback_id", id="a long callback id"),
    pytest.param(modal(*[{"type": "divider"}] * 101), "/view/blocks", id="101 blocks"),
    pytest.param(modal({"type": "markdown", "text": "x"}), "/view/blocks/0/type", id="markdown in a modal"),
    pytest.param(modal(chart()), "/view/blocks/0/type", id="a chart in a modal"),
    pytest.param(home(submit=plain("Save")), "/view/submit", id="a home with submit"),
    pytest.param(home(chart()), "/view/blocks/0/type", id="a chart at home"),
    pytest.param(home(row({"type": "datetimepicker"})), "/view/blocks/0/elements/0/type", id="a datetime at home"),
    pytest.param({"type": "workflow_step"}, "/view/type", id="another kind of view"),
    pytest.param("modal", "/view", id="a string for a view"),
]


@pytest.mark.parametrize("view", GOOD_VIEWS)
def test_slack_takes_the_view(view: Json) -> None:
    check_view(view, home=view["type"] == "home")


@pytest.mark.parametrize(("view", "place"), BAD_VIEWS)
def test_slack_refuses_the_view(view: Any, place: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_view(view, home=isinstance(view, dict) and view["type"] == "home")
    assert refused.value.error == "invalid_arguments"
    assert f"[json-pointer:{place}]" in refused.value.answer["response_metadata"]["messages"][0]


def test_a_view_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(ApiError, match="view_too_large"):
        check_view(modal(*[section(text=md("x" * 2600))] * 100), home=False)
