"""What the parts of one message have to agree on, and by which name Slack refuses it."""

import json
from typing import Any

import pytest
from block_pieces import (
    Json,
    Surface,
    asks,
    bad,
    button,
    chart,
    container,
    data_table,
    good,
    md,
    option,
    pie,
    raw,
    row,
    section,
    select,
    table,
    verdict,
)

from playground.errors import ApiError
from playground.payload import check_attachments, check_blocks
from playground.payload.metadata import check_metadata

LINE: Json = {"type": "divider"}
TABLE = table([raw()])
PAGES = data_table([raw()], [raw()])

GOOD = [
    good("fifty blocks", *[LINE] * 50),
    good("no blocks"),
    good("two charts", chart(), pie(("A", 1))),
    good("one block id for each", section(block_id="a"), section(block_id="b")),
    good("many without an id", row({"type": "datepicker"}, {"type": "timepicker"}), row({"type": "datepicker"})),
    good("an action id in two blocks", row(button()), section(accessory=button()), container(row(button()))),
    good("one empty block id", section(block_id=""), LINE),
    good("an id that is a block's and an element's", section(block_id="go", accessory=button())),
    good("thirteen thousand characters", *[section(text=md("x" * 2600))] * 5),
    good("as many in menus", *[row(select(options=[option(f"v{n}", "x" * 75) for n in range(100)]))], section()),
    good(
        "a table of nine thousand beside five thousand", table([raw("x" * 9000)]), *[section(text=md("x" * 2500))] * 2
    ),
    good("twelve thousand of markdown", *[{"type": "markdown", "text": "x" * 6000}] * 2),
]

BAD = [
    bad("fifty-one blocks", *[LINE] * 51, says=" no more than 50 items allowed, has 51"),
    bad(
        "a block id twice",
        section(block_id="a"),
        LINE,
        section(block_id="a"),
        says='/2/block_id `block_id` "a" already',
    ),
    bad("two empty block ids", section(block_id=""), section(block_id=""), says='/1/block_id `block_id` "" already'),
    bad(
        "an action id twice in a row", row(button(), button()), says='/0/elements/1/action_id `action_id` "go" already'
    ),
    bad(
        "a block id inside", section(block_id="a"), container(section(block_id="a")), says="/1/child_blocks/0/block_id"
    ),
    bad(
        "the focus twice",
        row(select(focus_on_load=True)),
        asks("datepicker", focus_on_load=True),
        says="/1/element/focus_on_load only one element can have the focus",
    ),
    bad("three charts", chart(), pie(("A", 1)), chart(), says="/2 no more than 2 data_visualization blocks allowed"),
    bad("two tables", TABLE, LINE, TABLE, says="/2 only_one_table_allowed"),
    bad("a table and one with pages", PAGES, TABLE, says="/1 only_one_table_allowed"),
    bad("a table inside", TABLE, container(TABLE), says="/1/child_blocks/0 only_one_table_allowed"),
    bad(
        "much markdown", *[{"type": "markdown", "text": "x" * 6001}] * 2, says=" must be less than 12001 characters of"
    ),
    bad(
        "many words", *[section(text=md("x" * 2601))] * 5, says=" must be less than 13001 characters of text in all, ha"
    ),
    bad("not blocks at all", LINE, [LINE], says="/1 must provide an object"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_message(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_message(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)


def attached(*blocks: Any, **more: Any) -> list[Json]:
    return [{"blocks": list(blocks)} | more]


@pytest.mark.parametrize(
    "attachments",
    [
        pytest.param(attached(section(), color="#36a64f"), id="blocks under a bar"),
        pytest.param([{"text": "Words", "fallback": "Words", "color": "good"}], id="words of old"),
        pytest.param(
            [{"title": "Wins", "fields": [{"title": "A", "value": "1", "short": True}], "ts": 1}], id="fields"
        ),
        pytest.param(attached(TABLE), id="a table"),
        pytest.param([{"text": "Words"}] * 100, id="a hundred"),
    ],
)
def test_slack_takes_the_attachments(attachments: list[Json]) -> None:
    check_attachments(attachments)


@pytest.mark.parametrize(
    ("attachments", "says"),
    [
        pytest.param("Words", "must provide an array [json-pointer:/attachments]", id="a string"),
        pytest.param(["Words"], "must provide an object [json-pointer:/attachments/0]", id="strings"),
        pytest.param([{"text": 1}], "must provide a string [json-pointer:/attachments/0/text]", id="a number"),
        pytest.param([{"text": "x", "colour": ""}], "invalid additional property: colour", id="an unknown field"),
        pytest.param(
            attached({"type": "section"}), "must define at least one of text, fields [json-po", id="a bad block"
        ),
        pytest.param(
            attached(*[LINE] * 51), "no more than 50 items allowed, has 51 [json-pointer:/att", id="51 blocks"
        ),
        pytest.param([{"blocks": {}}], "must provide an array [json-pointer:/attachments/0/blocks]", id="no list"),
    ],
)
def test_slack_refuses_the_attachments(attachments: Any, says: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_attachments(attachments)
    assert refused.value.error == "invalid_attachments"
    assert refused.value.answer["response_metadata"]["messages"][0].startswith(f"[ERROR] {says}")


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        pytest.param([{"type": "section"}], "invalid_blocks", id="a bad block"),
        pytest.param([LINE] * 51, "invalid_blocks", id="too many blocks"),
        pytest.param([TABLE, TABLE], "invalid_attachments", id="two tables"),
        pytest.param([section(text=md("x" * 2601))] * 5, "msg_blocks_too_long", id="too many words"),
    ],
)
def test_each_refusal_has_the_name_that_slack_gives_it(blocks: list[Json], error: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_blocks(blocks)
    assert refused.value.error == error


def test_a_refusal_says_all_that_is_wrong() -> None:
    with pytest.raises(ApiError) as refused:
        check_blocks([{"type": "section"}, {"type": "header", "text": md(), "colour": "red"}])
    faults = [
        "must define at least one of text, fields [json-pointer:/blocks/0]",
        "must be a valid enum value: plain_text [json-pointer:/blocks/1/text/type]",
        "invalid additional property: colour [json-pointer:/blocks/1]",
    ]
    assert refused.value.answer == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": faults,
        "response_metadata": {"messages": [f"[ERROR] {fault}" for fault in faults]},
    }


def test_too_many_attachments_have_a_name_of_their_own() -> None:
    with pytest.raises(ApiError, match="too_many_attachments"):
        check_attachments([{"text": "Words"}] * 101)


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"id": "1", "n": 1.5, "done": False, "by": None}, id="scalars"),
        pytest.param({"list": [1, "a"], "object": {"a": 1}}, id="one level of them"),
    ],
)
def test_slack_takes_the_metadata(payload: Json) -> None:
    check_metadata({"event_type": "sent", "event_payload": payload})


@pytest.mark.parametrize(
    ("metadata", "says"),
    [
        pytest.param("sent", "invalid_metadata_format: must provide an object [json-pointer:/metadata]", id="a string"),
        pytest.param(
            {"event_type": "sent"}, "invalid_metadata_format: missing required field: event_pay", id="no payload"
        ),
        pytest.param(
            {"event_payload": {}}, "invalid_metadata_format: missing required field: event_type", id="no type"
        ),
        pytest.param(
            {"event_type": "", "event_payload": {}}, "invalid_metadata_format: must be more than 0", id="empty"
        ),
        pytest.param(
            {"event_type": "a", "event_payload": []}, "invalid_metadata_format: must provide an o", id="a list"
        ),
        pytest.param(
            {"event_type": "a", "event_payload": {}, "x": 1}, "invalid_metadata_format: invalid add", id="more"
        ),
        pytest.param(
            {"event_type": "a", "event_payload": {"a/b": {"c": {}}}},
            "invalid_metadata_schema: must be a scalar, or one level of them [json-pointer:/metadata/event_payload/a~1",
            id="two levels",
        ),
    ],
)
def test_slack_refuses_the_metadata(metadata: Any, says: str) -> None:
    with pytest.raises(ApiError) as refused:
        check_metadata(metadata)
    assert str(refused.value).startswith(says)


def test_metadata_of_too_many_bytes_is_refused() -> None:
    room = 8_000 - len(json.dumps({"event_type": "sent", "event_payload": {"id": ""}}))
    check_metadata({"event_type": "sent", "event_payload": {"id": "x" * room}})
    with pytest.raises(ApiError, match="metadata_too_large"):
        check_metadata({"event_type": "sent", "event_payload": {"id": "x" * (room + 1)}})
