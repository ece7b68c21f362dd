"""Which modals and Home tabs Slack takes, and which it refuses."""

import json
from typing import Any

import pytest
from block_pieces import Json, asks, home, md, modal, plain, row, section, select

from playground.errors import ApiError
from playground.payload import check_view

LINE: Json = {"type": "divider"}
FORM = asks("plain_text_input")


def row_of(name: str, view: Any, *says: str) -> Any:
    return pytest.param(view, *says, id=name)


GOOD = [
    row_of("a modal", modal(section())),
    row_of("a modal of nothing", modal()),
    row_of("a form", modal(FORM, submit=plain("Save"), close=plain("Back"))),
    row_of("titles of twenty-four", modal(**dict.fromkeys(("title", "submit", "close"), plain("x" * 24)))),
    row_of("a title with emoji", modal(title=plain() | {"emoji": True})),
    row_of("a hundred blocks", modal(*[LINE] * 100)),
    row_of("all its ids", modal(private_metadata="x" * 3000, callback_id="x" * 255, external_id="x" * 255)),
    row_of("empty ids", modal(private_metadata="", callback_id="", external_id="")),
    row_of("what is told when it closes", modal(clear_on_close=True, notify_on_close=True)),
    row_of("thirteen thousand characters and more", modal(*[section(text=md("x" * 3000))] * 10)),
    row_of(
        "the same table twice at home", home(*[{"type": "table", "rows": [[{"type": "raw_text", "text": "A"}]]}] * 2)
    ),
    row_of("a home", home(section(), callback_id="home", private_metadata="{}")),
    row_of("a home with a field", home(FORM)),
    row_of("a hundred blocks at home", home(*[LINE] * 100)),
    row_of("an empty home", home()),
]

BAD = [
    row_of("a string", "modal", "must provide an object [json-pointer:/view]"),
    row_of("a list", [modal()], "must provide an object [json-pointer:/view]"),
    row_of("nothing", None, "must provide an object [json-pointer:/view]"),
    row_of("no type", {"blocks": []}, "missing required field: type [json-pointer:/view]"),
    row_of("another type", {"type": "workflow_step"}, "unsupported type: workflow_step; here may be modal [json-po"),
    row_of("a null for a type", {"type": None}, "unsupported type: NoneType; here may be modal [json-pointer:/view/ty"),
    row_of("no title", {"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    row_of("no blocks", {"type": "modal", "title": plain()}, "missing required field: blocks [json-pointer:/view]"),
    row_of("an object for blocks", modal() | {"blocks": {}}, "must provide an array [json-pointer:/view/blocks]"),
    row_of(
        "a long title", modal(title=plain("x" * 25)), "must be less than 25 characters, has 25 [json-pointer:/view/ti"
    ),
    row_of(
        "a long submit", modal(submit=plain("x" * 25)), "must be less than 25 characters, has 25 [json-pointer:/view"
    ),
    row_of(
        "a long close", modal(close=plain("x" * 25)), "must be less than 25 characters, has 25 [json-pointer:/view/c"
    ),
    row_of(
        "a title in mrkdwn", modal(title=md()), "must be a valid enum value: plain_text [json-pointer:/view/title/ty"
    ),
    row_of("an empty title", modal(title=plain("")), "must be more than 0 characters [json-pointer:/view/title/text]"),
    row_of(
        "much metadata", modal(private_metadata="x" * 3001), "must be less than 3001 characters, has 3001 [json-point"
    ),
    row_of(
        "an object for metadata", modal(private_metadata={}), "must provide a string [json-pointer:/view/private_met"
    ),
    row_of(
        "a long callback id", modal(callback_id="x" * 256), "must be less than 256 characters, has 256 [json-pointer:"
    ),
    row_of(
        "a long external id", modal(external_id="x" * 256), "must be less than 256 characters, has 256 [json-pointer:"
    ),
    row_of(
        "a word for a flag", modal(notify_on_close="yes"), "must provide a boolean [json-pointer:/view/notify_on_clos"
    ),
    row_of(
        "a submit that is off", modal(submit_disabled=True), "invalid additional property: submit_disabled [json-poin"
    ),
    row_of(
        "a form without submit", modal(section(), FORM), "must define `submit` to use an `input` block in modals [js"
    ),
    row_of("101 blocks", modal(*[LINE] * 101), "no more than 100 items allowed, has 101 [json-pointer:/view/blocks]"),
    row_of(
        "a bad block", modal(LINE, {"type": "section"}), "must define at least one of text, fields [json-pointer:/vie"
    ),
    row_of(
        "an id twice in a row",
        modal(row(select(), select())),
        '`action_id` "pick" already exists [json-pointer:/view/b',
    ),
    row_of(
        "the focus twice",
        modal(row(select(focus_on_load=True)), row(select(focus_on_load=True, action_id="other"))),
        "only one element can have the focus [json-pointer:/view/blocks/1/elements/0/focus_on_load]",
    ),
    row_of(
        "markdown in a modal", modal({"type": "markdown", "text": "x"}), "unsupported type: markdown; here may be act"
    ),
    row_of("a home with a title", home(title=plain()), "invalid additional property: title [json-pointer:/view]"),
    row_of("a home with submit", home(submit=plain()), "invalid additional property: submit [json-pointer:/view]"),
    row_of(
        "101 blocks at home", home(*[LINE] * 101), "no more than 100 items allowed, has 101 [json-pointer:/view/bloc"
    ),
    row_of(
        "a warning at home", home({"type": "alert", "text": md()}), "unsupported type: alert; here may be actions, ca"
    ),
]


def is_home(view: Any) -> bool:
    return isinstance(view, dict) and view.get("type") == "home"


@pytest.mark.parametrize("view", GOOD)
def test_slack_takes_the_view(view: Json) -> None:
    check_view(view, home=is_home(view))


@pytest.mark.parametrize(("view", "says"), BAD)
def test_slack_refuses_the_view(view: Any, says: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_view(view, home=is_home(view))
    assert refused.value.error == "invalid_arguments"
    assert refused.value.answer["response_metadata"]["messages"][0].startswith(f"[ERROR] {says}")


def test_a_modal_is_no_home_and_a_home_no_modal() -> None:
    with pytest.raises(ApiError, match="unsupported type: modal"):
        check_view(modal(), home=True)
    with pytest.raises(ApiError, match="unsupported type: home"):
        check_view(home(), home=False)


def test_a_view_of_too_many_bytes_is_refused() -> None:
    view = modal(*[section(text=md("x" * 2410))] * 100, private_metadata="")
    room = 250_000 - len(json.dumps(view))
    check_view(view | {"private_metadata": "x" * room}, home=False)
    with pytest.raises(ApiError, match="view_too_large"):
        check_view(view | {"private_metadata": "x" * (room + 1)}, home=False)
