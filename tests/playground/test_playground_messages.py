"""Which messages Slack takes, and which it refuses: a table."""

from typing import Any

import pytest
from block_pieces import CONFIRM, Json, button, chart, entry, md, option, options, plain, row, section, select

from playground.errors import ApiError
from playground.payload import check_blocks
from playground.payload.metadata import check_metadata

GOOD_MESSAGES = [
    pytest.param([section()], id="a section"),
    pytest.param([{"type": "section", "fields": [md(), plain()]}], id="a section of fields alone"),
    pytest.param([section(text=md("x" * 3000))], id="the longest section"),
    pytest.param([section(accessory=select())], id="a select beside a section"),
    pytest.param([{"type": "header", "text": plain("x" * 150)}], id="the longest header"),
    pytest.param([{"type": "header", "text": plain(), "level": 2}], id="a header with a level"),
    pytest.param([row(*[button(action_id=f"b{n}") for n in range(25)])], id="twenty-five buttons"),
    pytest.param([row(button(confirm=CONFIRM, style="danger"))], id="a button that asks back"),
    pytest.param([row({"type": "overflow", "options": options(5)})], id="a menu of five"),
    pytest.param([row(select(initial_option=option("v1", "Option 1")))], id="a select with a choice made"),
    pytest.param([row(select(options=options(100)))], id="a select of a hundred"),
    pytest.param([row({"type": "datepicker", "initial_date": "2026-12-24"})], id="a date"),
    pytest.param([row({"type": "timepicker", "initial_time": "09:30"})], id="a time"),
    pytest.param([row({"type": "datetimepicker"})], id="a date and time in a message"),
    pytest.param([row({"type": "multi_users_select", "max_selected_items": 3})], id="several people"),
    pytest.param([{"type": "context", "elements": [md(), plain()]}], id="small print"),
    pytest.param([{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A"}], id="a picture"),
    pytest.param([entry()], id="an input in a message"),
    pytest.param([{"type": "divider"}] * 50, id="fifty blocks"),
    pytest.param([chart(20)], id="a chart of twenty points"),
    pytest.param([{"type": "markdown", "text": "# Title"}], id="markdown"),
    pytest.param([{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}], id="a table"),
    pytest.param([{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}], id="rich text"),
]

BAD_MESSAGES = [
    pytest.param([{"type": "divider"}] * 51, "/blocks", id="fifty-one blocks"),
    pytest.param(["text"], "/blocks/0", id="a string for a block"),
    pytest.param([{"text": md()}], "/blocks/0", id="no type"),
    pytest.param([{"type": "sections"}], "/blocks/0/type", id="an unknown type"),
    pytest.param([{"type": "alert", "text": md()}], "/blocks/0/type", id="an alert outside a modal"),
    pytest.param([{"type": "section"}], "/blocks/0", id="an empty section"),
    pytest.param([section(text=md(""))], "/blocks/0/text/text", id="an empty text"),
    pytest.param([section(text=md("x" * 3001))], "/blocks/0/text/text", id="a long section"),
    pytest.param([section(text="words")], "/blocks/0/text", id="a string for a text object"),
    pytest.param([section(text={"type": "markdown", "text": "x"})], "/blocks/0/text/type", id="an unknown text type"),
    pytest.param([section(colour="red")], "/blocks/0/colour", id="an unknown field"),
    pytest.param([section(text=plain() | {"verbatim": True})], "/blocks/0/text/verbatim", id="plain text verbatim"),
    pytest.param([section(fields=[md()] * 11)], "/blocks/0/fields", id="eleven fields"),
    pytest.param([section(fields=[md("x" * 2001)])], "/blocks/0/fields/0/text", id="a long field"),
    pytest.param([section(accessory={"type": "plain_text_input"})], "/blocks/0/accessory/type", id="a text beside it"),
    pytest.param([section(block_id="x" * 256)], "/blocks/0/block_id", id="a long block id"),
    pytest.param([section(block_id="a"), section(block_id="a")], "/blocks/1/block_id", id="a block id twice"),
    pytest.param([row(button(), button())], "/blocks/0/elements/1/action_id", id="an action id twice in a row"),
    pytest.param([row(button()), row(button())], "/blocks/1/elements/0/action_id", id="an action id in two blocks"),
    pytest.param([{"type": "header", "text": md()}], "/blocks/0/text/type", id="a header in mrkdwn"),
    pytest.param([{"type": "header", "text": plain("x" * 151)}], "/blocks/0/text/text", id="a long header"),
    pytest.param([{"type": "header", "text": plain(), "level": 5}], "/blocks/0/level", id="a header too deep"),
    pytest.param([row()], "/blocks/0/elements", id="an empty row"),
    pytest.param([row(*[button(action_id=f"b{n}") for n in range(26)])], "/blocks/0/elements", id="26 buttons"),
    pytest.param([row({"type": "plain_text_input"})], "/blocks/0/elements/0/type", id="a text input in a row"),
    pytest.param([row(button(text=plain("x" * 76)))], "/blocks/0/elements/0/text/text", id="a long button"),
    pytest.param([row(button(text=md()))], "/blocks/0/elements/0/text/type", id="a button in mrkdwn"),
    pytest.param([row(button(value="x" * 2001))], "/blocks/0/elements/0/value", id="a long value"),
    pytest.param([row(button(value=1))], "/blocks/0/elements/0/value", id="a number for a value"),
    pytest.param([row(button(style="default"))], "/blocks/0/elements/0/style", id="a style that is none"),
    pytest.param([row(button(disabled=True))], "/blocks/0/elements/0/disabled", id="a disabled button"),
    pytest.param([row(button(action_id="x" * 256))], "/blocks/0/elements/0/action_id", id="a long action id"),
    pytest.param(
        [row(button(confirm=CONFIRM | {"deny": plain("x" * 31)}))],
        "/blocks/0/elements/0/confirm/deny/text",
        id="a long no",
    ),
    pytest.param([row(select(options=[]))], "/blocks/0/elements/0/options", id="a select without options"),
    pytest.param([row(select(options=options(101)))], "/blocks/0/elements/0/options", id="101 options"),
    pytest.param([row({"type": "static_select"})], "/blocks/0/elements/0", id="neither options nor groups"),
    pytest.param(
        [row(select(options=[option("a", "x" * 76)]))], "/blocks/0/elements/0/options/0/text/text", id="a long option"
    ),
    pytest.param(
        [row(select(options=[option("x" * 151)]))], "/blocks/0/elements/0/options/0/value", id="a long option value"
    ),
    pytest.param(
        [row(select(initial_option=option("z", "Z")))],
        "/blocks/0/elements/0/initial_option",
        id="a choice that is not offered",
    ),
    pytest.param(
        [row(select(placeholder=plain("x" * 151)))], "/blocks/0/elements/0/placeholder/text", id="a long placeholder"
    ),
    pytest.param([row({"type": "overflow", "options": options(6)})], "/blocks/0/elements/0/options", id="menu of six"),
    pytest.param(
        [row({"type": "radio_buttons", "options": options(11)})], "/blocks/0/elements/0/options", id="11 radio buttons"
    ),
    pytest.param(
        [row({"type": "datepicker", "initial_date": "24.12."})],
        "/blocks/0/elements/0/initial_date",
        id="a date not in ISO",
    ),
    pytest.param([{"type": "context", "elements": [md()] * 11}], "/blocks/0/elements", id="eleven in small print"),
    pytest.param([{"type": "context", "elements": [button()]}], "/blocks/0/elements/0/type", id="a button small"),
    pytest.param([{"type": "image", "alt_text": "A"}], "/blocks/0", id="a picture of nothing"),
    pytest.param(
        [{"type": "image", "image_url": "https://example.org/a.png"}], "/blocks/0", id="a picture without words"
    ),
    pytest.param([entry(element={"type": "button"})], "/blocks/0/element/type", id="a button as input"),
    pytest.param(
        [entry(element={"type": "email_text_input"})], "/blocks/0/element/type", id="an email input in a message"
    ),
    pytest.param(
        [entry(element={"type": "plain_text_input", "min_length": 9, "max_length": 3})],
        "/blocks/0/element/min_length",
        id="lengths that cross",
    ),
    pytest.param([chart(21)], "/blocks/0/chart/series/0/data", id="a chart of 21 points"),
    pytest.param(
        [chart(2, axis_config={"categories": ["W0"]})], "/blocks/0/chart/series/0/data", id="a chart that misses a name"
    ),
    pytest.param([chart(), chart(), chart()], "/blocks", id="three charts"),
    pytest.param([{"type": "markdown", "text": "x" * 7000}] * 2, "/blocks", id="much markdown"),
]


@pytest.mark.parametrize("blocks", GOOD_MESSAGES)
def test_slack_takes_the_message(blocks: list[Json]) -> None:
    check_blocks(blocks)


@pytest.mark.parametrize(("blocks", "place"), BAD_MESSAGES)
def test_slack_refuses_the_message(blocks: list[Any], place: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_blocks(blocks)
    assert refused.value.error == "invalid_blocks"
    assert f"[json-pointer:{place}]" in refused.value.answer["response_metadata"]["messages"][0]


def test_a_message_of_too_many_words_is_refused() -> None:
    check_blocks([section(text=md("x" * 2640))] * 5)
    with pytest.raises(ApiError, match="msg_blocks_too_long"):
        check_blocks([section(text=md("x" * 2641))] * 5)


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        pytest.param({"event_type": "sent"}, "invalid_metadata_format", id="no payload"),
        pytest.param({"event_type": "sent", "event_payload": {"a": {"b": {}}}}, "invalid_metadata_schema", id="deep"),
        pytest.param({"event_type": "sent", "event_payload": {"a": "x" * 9000}}, "metadata_too_large", id="large"),
    ],
)
def test_metadata_is_refused(metadata: Json, error: str) -> None:
    check_metadata({"event_type": "sent", "event_payload": {"id": "1", "list": [1, 2]}})
    with pytest.raises(ApiError, match=error):
        check_metadata(metadata)
