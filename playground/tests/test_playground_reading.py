"""Payloads as a person reads them."""

from typing import Any

import pytest
from block_pieces import button, entry, md, options, plain, row, section, select

from playground.core.controls import identified
from playground.core.reading import Reader

READER = Reader({"U1": "bob", "C1": "ideas"})

TEXTS = [
    pytest.param("Hello *you*, _well_ ~not~ `code`", "Hello you, well not `code`", id="marks"),
    pytest.param("*_both_*", "both", id="marks in marks"),
    pytest.param("snake_case_name and 2*3*4", "snake_case_name and 2*3*4", id="what only looks like marks"),
    pytest.param("<@U1> in <#C1>", "@bob in #ideas", id="mentions"),
    pytest.param("<@U9> in <#C9|old>", "@U9 in #old", id="mentions of unknown things"),
    pytest.param("<https://a.example|the page>, <https://b.example>", "the page, https://b.example", id="links"),
    pytest.param("<!here> <!subteam^S1|@team>", "@here @team", id="groups"),
    pytest.param("<!date^1^{date}|Tuesday>", "Tuesday", id="a date by its fallback"),
    pytest.param("a &lt; b &amp;amp; c", "a < b &amp; c", id="entities once"),
]

RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [{"type": "text", "text": "To "}, {"type": "user", "user_id": "U1"}],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "channel", "channel_id": "C1"}]}],
        },
    ],
}
CELLS = [[{"type": "raw_text", "text": "a"}, {"type": "raw_number", "value": 1}]]

BLOCKS = [
    pytest.param({"type": "header", "text": plain("*Title*")}, "*Title*", id="plain text keeps its stars"),
    pytest.param({"type": "section", "fields": [md("*a*"), plain("b")]}, "a\nb", id="fields"),
    pytest.param(section(accessory=button()), "Words\n[Go]", id="a button beside a text"),
    pytest.param(row(button(), select()), "[Go] (select: …)", id="a row"),
    pytest.param(row(select(initial_option=options(2)[1])), "(select: Option 1)", id="a choice made"),
    pytest.param(row({"type": "overflow", "options": options(2)}), "(menu: Option 0, Option 1)", id="a menu"),
    pytest.param(
        row({"type": "radio_buttons", "options": options(2), "initial_option": options(1)[0]}),
        "(x) Option 0\n( ) Option 1",
        id="radio buttons",
    ),
    pytest.param(row({"type": "users_select", "initial_user": "U1"}), "(select: @bob)", id="a person"),
    pytest.param(row({"type": "datepicker", "initial_date": "2026-12-24"}), "(date: 2026-12-24)", id="a date"),
    pytest.param(entry(optional=True, hint=plain("Short")), "Words (optional)\n(text: …)\nShort", id="an input"),
    pytest.param({"type": "context", "elements": [md("small"), plain("print")]}, "small print", id="small print"),
    pytest.param({"type": "image", "image_url": "x", "alt_text": "A chart"}, "(A chart)", id="a picture"),
    pytest.param({"type": "divider"}, "---", id="a line"),
    pytest.param({"type": "markdown", "text": "# Title"}, "# Title", id="markdown"),
    pytest.param({"type": "table", "rows": CELLS}, "a | 1", id="a table"),
    pytest.param(RICH, "To @bob\n• #ideas", id="rich text"),
    pytest.param({"type": "data_visualization", "title": "Wins"}, "(chart: Wins)", id="a chart"),
    pytest.param({"type": "unheard_of"}, "(unheard_of)", id="what cannot be read"),
]


@pytest.mark.parametrize(("text", "read"), TEXTS)
def test_a_text_is_read(text: str, read: str) -> None:
    assert READER.mrkdwn(text) == read


@pytest.mark.parametrize(("block", "read"), BLOCKS)
def test_a_block_is_read(block: dict[str, Any], read: str) -> None:
    assert READER.blocks(identified([block], iter(range(9)))) == read
