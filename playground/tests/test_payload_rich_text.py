"""Which rich text Slack takes, and which it refuses."""

from typing import Any

import pytest
from block_pieces import Json, Surface, bad, good, md, rich, said, verdict

LINK = "https://example.org"
LINE = "/0/elements/0/elements/0"


def part(kind: str, *inside: Any, **more: Any) -> Json:
    return {"type": kind, "elements": list(inside)} | more


def text(*parts: Any) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def line(*inside: Any) -> Json:
    return part("rich_text_section", *inside)


def points(*lines: Any, **more: Any) -> Json:
    return part("rich_text_list", *lines, style="bullet", **more)


CITED = {"type": "citation", "url": LINK, "text": "Notes", "index": 1}
IDS = {
    "attachment_mention": {"url": LINK, "product_name": "Docs"},
    "broadcast": {"range": "here"},
    "canvas": {"file_id": "F1", "hide_title": True},
    "canvas_message_unfurl": {"root_message_ts": "1.2", "root_message_channel": "C1"},
    "canvas_user_mention": {"user_id": "U1"},
    "channel": {"channel_id": "C1"},
    "citation": {"url": LINK, "text": "Notes", "index": 1, "details": {"citation_type": "file", "file_id": "F1"}},
    "color": {"value": "#F405B3"},
    "date": {"timestamp": 1_720_710_212, "format": "{date_num} at {time}", "fallback": "then"},
    "emoji": {"name": "wave::skin-tone-2", "unicode": "1f44b"},
    "file": {"file_id": "F1", "text": "Plan"},
    "link": {"url": LINK, "text": "here", "unsafe": False},
    "list_record": {"file_id": "F1", "record_id": "R1"},
    "message_mention": {"channel_id": "C1", "message_ts": "1.2"},
    "salesforce_data_field": {"salesforce_record_id": "001"},
    "tag": {"text": "In progress", "color": "blue"},
    "team": {"team_id": "T1"},
    "text": {"text": "Words", "style": {"bold": True, "code": False}},
    "user": {"user_id": "U1", "style": {"italic": True}},
    "usergroup": {"usergroup_id": "S1"},
    "work_object_mention": {"entity_id": "E1", "app_id": "A1", "text": "Ticket", "url": LINK},
    "workflow_mention": {"workflow_id": "Wf1", "function_trigger_id": "Ft1", "text": "Run"},
}

GOOD = [
    *(good(f"in a line: {kind}", rich({"type": kind} | fields)) for kind, fields in IDS.items()),
    good("no words in a line", rich()),
    good("a list", text(points(line(said()), line(said()), indent=8, offset=3, border=1))),
    good("a numbered list", text(part("rich_text_list", line(said()), style="ordered"))),
    good("code", text(part("rich_text_preformatted", said("a = 1"), {"type": "link", "url": LINK}, language="python"))),
    good("a quote", text(part("rich_text_quote", said(), {"type": "emoji", "name": "wave"}, border=1))),
    good("all of it in a modal", text(line(said()), points(line(said())), part("rich_text_quote", said())), on="modal"),
    good("a text of any length", rich(said("x" * 3001))),
]

BAD = [
    bad("no parts", text(), says="/0/elements must provide at least 1 items"),
    bad(
        "a part of none", text(part("section")), says="/0/elements/0/type unsupported type: section; here may be rich_"
    ),
    bad("words without a line", text(said()), says="/0/elements/0/type unsupported type: text; here may be rich_text_"),
    bad(
        "a line of nothing", text({"type": "rich_text_section"}), says="/0/elements/0 missing required field: elements"
    ),
    bad("a line of a string", text(line("words")), says=f"{LINE} must provide an object"),
    bad(
        "a line in a line", text(line(line())), says=f"{LINE}/type unsupported type: rich_text_section; here may be att"
    ),
    bad(
        "a text object in a line", rich(md()), says=f"{LINE}/type unsupported type: mrkdwn; here may be attachment_men"
    ),
    bad("empty words", rich(said("")), says=f"{LINE}/text must be more than 0 characters"),
    bad("words without words", rich({"type": "text"}), says=f"{LINE} missing required field: text"),
    bad("a style by name", rich(said(style="bold")), says=f"{LINE}/style must provide an object"),
    bad("a style of none", rich(said(style={"blink": True})), says=f"{LINE}/style invalid additional property: blink"),
    bad("a style of one", rich(said(style={"bold": 1})), says=f"{LINE}/style/bold must provide a boolean"),
    bad("a link to nowhere", rich({"type": "link", "text": "here"}), says=f"{LINE} missing required field: url"),
    bad("a link by path", rich({"type": "link", "url": "/a"}), says=f"{LINE}/url must look like https://example.com"),
    bad("nobody", rich({"type": "user"}), says=f"{LINE} missing required field: user_id"),
    bad("a person by name", rich({"type": "user", "name": "alice"}), says=f"{LINE} missing required field: user_id"),
    bad(
        "everyone else",
        rich({"type": "broadcast", "range": "all"}),
        says=f"{LINE}/range must be a valid enum value: he",
    ),
    bad("a colour by name", rich({"type": "color", "value": "red"}), says=f"{LINE}/value must look like #F405B3"),
    bad(
        "a tag in pink", rich({"type": "tag", "text": "x", "color": "pink"}), says=f"{LINE}/color must be a valid enum"
    ),
    bad(
        "a day in ISO",
        rich({"type": "date", "timestamp": "2026-12-24", "format": "{date}"}),
        says=f"{LINE}/timestamp m",
    ),
    bad("a day of no format", rich({"type": "date", "timestamp": 1}), says=f"{LINE} missing required field: format"),
    bad("a citation of nothing", rich(CITED), says=f"{LINE} missing required field: details"),
    bad(
        "a citation of a dream",
        rich(CITED | {"details": {"citation_type": "dream"}}),
        says=f"{LINE}/details/citation_type must be a valid enum value: file, external, web, message, memory",
    ),
    bad("a list of no style", text(part("rich_text_list", line())), says="/0/elements/0 missing required field: style"),
    bad(
        "a list with dashes", text(points(line()) | {"style": "dash"}), says="/0/elements/0/style must be a valid enum"
    ),
    bad(
        "a list in a list", text(points(points())), says=f"{LINE}/type unsupported type: rich_text_list; here may be ri"
    ),
    bad("words in a list", text(points(said())), says=f"{LINE}/type unsupported type: text; here may be rich_text_sec"),
    bad("a list nine deep", text(points(line(), indent=9)), says="/0/elements/0/indent must be from 0 to 8"),
    bad("a list from -1", text(points(line(), offset=-1)), says="/0/elements/0/offset must be 0 or more"),
    bad("a border of two", text(points(line(), border=2)), says="/0/elements/0/border must be from 0 to 1"),
    bad(
        "an emoji in code",
        text(part("rich_text_preformatted", {"type": "emoji", "name": "x"})),
        says=f"{LINE}/type uns",
    ),
    bad("an indented quote", text(part("rich_text_quote", said(), indent=1)), says="/0/elements/0 invalid additional"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_rich_text(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_rich_text(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
