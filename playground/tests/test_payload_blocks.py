"""Which plain blocks Slack takes, and which it refuses: text, headers, pictures, inputs, alerts, markdown, videos."""

import pytest
from block_pieces import Json, Surface, bad, button, entry, good, md, picture, plain, section, select, verdict

LINK = "https://example.org/v"
VIDEO: Json = {"type": "video", "title": plain(), "alt_text": "A talk", "video_url": LINK, "thumbnail_url": LINK}


def header(**more: object) -> Json:
    return {"type": "header", "text": plain()} | more


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def alert(**more: object) -> Json:
    return {"type": "alert", "text": md()} | more


GOOD = [
    good("a section", section()),
    good("a section of fields alone", {"type": "section", "fields": [md(), plain()]}),
    good("the longest section", section(text=md("x" * 3000))),
    good("three thousand letters of two code units each", section(text=md("😀" * 3000))),
    good("ten of the longest fields", section(fields=[md("x" * 2000) for _ in range(5)])),
    good("a section in full", section(block_id="s", expand=True, accessory=button())),
    good("plain text with emoji", section(text=plain() | {"emoji": True})),
    good("mrkdwn to the letter", section(text=md() | {"verbatim": True})),
    good("a select beside a section", section(accessory=select())),
    good("a picture beside a section", section(accessory=picture())),
    good("the longest header", header(text=plain("x" * 150))),
    good("a header of each level", *(header(level=level) for level in (1, 2, 3, 4))),
    good("small print", context(md(), plain(), picture())),
    good("ten of them", context(*[md()] * 10)),
    good("a line", {"type": "divider"}),
    good("a picture", picture(title=plain(), block_id="p")),
    good("the longest title for a picture", picture(title=plain("x" * 2000))),
    good("the longest words for a picture", picture(alt_text="x" * 2000)),
    good("a picture from a file of Slack, by id", {"type": "image", "alt_text": "A", "slack_file": {"id": "F0123"}}),
    good("a picture from a file of Slack, by link", {"type": "image", "alt_text": "A", "slack_file": {"url": LINK}}),
    good("an input in a message", entry(hint=plain("x" * 2000), optional=True, dispatch_action=True)),
    good("a warning", alert(level="warning"), on="modal"),
    good("the longest warning", alert(text=md("x" * 200)), on="modal"),
    good("markdown", {"type": "markdown", "text": "# Title"}),
    good("the longest markdown", {"type": "markdown", "text": "x" * 12_000}),
    good("a video", VIDEO),
    good(
        "a video in full",
        VIDEO | {"description": plain("x" * 200), "author_name": "x" * 50, "provider_name": "Talks"},
        VIDEO | {"title_url": f"{LINK:x<2000}", "provider_icon_url": f"{LINK:x<2000}"},
    ),
]

BAD = [
    bad("a string for a block", "text", says="/0 must provide an object"),
    bad("nothing for a block", None, says="/0 must provide an object"),
    bad("no type", {"text": md()}, says="/0 missing required field: type"),
    bad("an unknown type", {"type": "sections"}, says="/0/type unsupported type: sections; here may be actions,"),
    bad("a list for a type", {"type": ["section"]}, says="/0/type unsupported type: list"),
    bad("a block that only Slack makes", {"type": "call", "call_id": "R1"}, says="/0/type unsupported type: call"),
    bad("a file of elsewhere", {"type": "file", "external_id": "1", "source": "remote"}, says="/0/type unsupported"),
    bad("an empty section", {"type": "section"}, says="/0 must define at least one of text, fields"),
    bad("an empty text", section(text=md("")), says="/0/text/text must be more than 0 characters"),
    bad("a long section", section(text=md("x" * 3001)), says="/0/text/text must be less than 3001 characters, has"),
    bad("a string for a text", section(text="words"), says="/0/text must provide an object"),
    bad("null for a text", section(text=None), says="/0/text must provide an object"),
    bad("an unknown text", section(text={"type": "markdown", "text": "x"}), says="/0/text/type unsupported type"),
    bad("half of an emoji", section(text=md("\ud83d")), says="/0/text/text must be valid Unicode"),
    bad("an unknown field", section(colour="red"), says="/0 invalid additional property: colour"),
    bad("mrkdwn with emoji", section(text=md() | {"emoji": True}), says="/0/text invalid additional property: emoji"),
    bad("plain text verbatim", section(text=plain() | {"verbatim": True}), says="/0/text invalid additional property"),
    bad("a word for a flag", section(expand="yes"), says="/0/expand must provide a boolean"),
    bad("no fields", section(fields=[]), says="/0/fields must provide at least 1 items"),
    bad("eleven fields", section(fields=[md()] * 11), says="/0/fields no more than 10 items allowed, has 11"),
    bad("a long field", section(fields=[md("x" * 2001)]), says="/0/fields/0/text must be less than 2001 characters"),
    bad("an object for fields", section(fields=md()), says="/0/fields must provide an array"),
    bad(
        "a text field beside it", section(accessory={"type": "plain_text_input"}), says="/0/accessory/type unsupported"
    ),
    bad("a long block id", section(block_id="x" * 256), says="/0/block_id must be less than 256 characters, has 256"),
    bad("a number for a block id", section(block_id=7), says="/0/block_id must provide a string"),
    bad("a header in mrkdwn", header(text=md()), says="/0/text/type must be a valid enum value: plain_text"),
    bad("a long header", header(text=plain("x" * 151)), says="/0/text/text must be less than 151 characters, has 151"),
    bad("a header of level five", header(level=5), says="/0/level must be from 1 to 4"),
    bad("a header of level true", header(level=True), says="/0/level must provide an integer"),
    bad("a header of level 1.0", header(level=1.0), says="/0/level must provide an integer"),
    bad("no small print", context(), says="/0/elements must provide at least 1 items"),
    bad("eleven of them", context(*[md()] * 11), says="/0/elements no more than 10 items allowed, has 11"),
    bad("a button in small print", context(button()), says="/0/elements/0/type unsupported type: button; here may be"),
    bad("a line with words", {"type": "divider", "text": md()}, says="/0 invalid additional property: text"),
    bad("a picture of nothing", {"type": "image", "alt_text": "A"}, says="/0 must define exactly one of image_url,"),
    bad("a picture of two things", picture(slack_file={"id": "F1"}), says="/0 must define exactly one of image_url,"),
    bad("no words for it", {"type": "image", "image_url": LINK}, says="/0 missing required field: alt_text"),
    bad("long words for it", picture(alt_text="x" * 2001), says="/0/alt_text must be less than 2001 characters"),
    bad("a picture by path", picture(image_url="/a.png"), says="/0/image_url must look like https://example.com"),
    bad("a picture in itself", picture(image_url="data:image/png;base64,AA"), says="/0/image_url must look like"),
    bad("a long link", picture(image_url=LINK + "x" * 3000), says="/0/image_url must be less than 3001 characters"),
    bad("a file by neither", picture() | {"slack_file": {}}, says="/0/slack_file must define exactly one of id, url"),
    bad(
        "a long title for it", picture(title=plain("x" * 2001)), says="/0/title/text must be less than 2001 characters"
    ),
    bad("a title in mrkdwn", picture(title=md()), says="/0/title/type must be a valid enum value: plain_text"),
    bad("an input without label", {"type": "input", "element": select()}, says="/0 missing required field: label"),
    bad("an input of nothing", {"type": "input", "label": plain()}, says="/0 missing required field: element"),
    bad("a label in mrkdwn", entry(label=md()), says="/0/label/type must be a valid enum value: plain_text"),
    bad("a long label", entry(label=plain("x" * 2001)), says="/0/label/text must be less than 2001 characters"),
    bad("a long hint", entry(hint=plain("x" * 2001)), says="/0/hint/text must be less than 2001 characters"),
    bad("a button as input", entry(element=button()), says="/0/element/type unsupported type: button; here may be"),
    bad("a long warning", alert(text=md("x" * 201)), on="modal", says="/0/text/text must be less than 201 characters"),
    bad("a warning of no level", alert(level="bad"), on="modal", says="/0/level must be a valid enum value: default,"),
    bad("no markdown", {"type": "markdown", "text": ""}, says="/0/text must be more than 0 characters"),
    bad("an object for markdown", {"type": "markdown", "text": md()}, says="/0/text must provide a string"),
    bad("a video without a picture", {**VIDEO, "thumbnail_url": ""}, says="/0/thumbnail_url must be more than 0"),
    bad("a video in clear", VIDEO | {"video_url": "http://example.org/v"}, says="/0/video_url must look like https:"),
    bad("a long link to it", VIDEO | {"title_url": f"{LINK:x<2001}"}, says="/0/title_url must be less than 2001 char"),
    bad("a long author", VIDEO | {"author_name": "x" * 51}, says="/0/author_name must be less than 51 characters"),
    bad("a long description", VIDEO | {"description": plain("x" * 201)}, says="/0/description/text must be less than"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_block(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_block(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
