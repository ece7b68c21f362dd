"""Which fields of a form Slack takes, and which it refuses: text, numbers, addresses, rich text, files."""

import pytest
from block_pieces import CONFIRM, Json, Surface, asks, bad, good, md, option, options, plain, rich, said, verdict

IN = "/0/element"
ENTER = {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]}

GOOD = [
    good("a line of text in a message", asks("plain_text_input")),
    good(
        "a text in full",
        asks("plain_text_input", multiline=True, placeholder=plain(), focus_on_load=True, dispatch_action_config=ENTER),
    ),
    good("a text of a certain length", asks("plain_text_input", min_length=0, max_length=3000), on="modal"),
    good("a text that fills it", asks("plain_text_input", max_length=4, initial_value="four"), on="modal"),
    good("an empty text at first", asks("plain_text_input", initial_value=""), on="home"),
    good("a whole number", asks("number_input", is_decimal_allowed=False, min_value="-1", max_value="10"), on="modal"),
    good("a number", asks("number_input", is_decimal_allowed=True, initial_value="2.50", min_value="2.5"), on="modal"),
    good("an email address", asks("email_text_input", initial_value="alice@example.org"), on="modal"),
    good("a link", asks("url_text_input", initial_value="https://example.org"), on="modal"),
    good("rich text", asks("rich_text_input", initial_value=rich(said()), min_lines=1, max_lines=100), on="modal"),
    good("rich text at home", asks("rich_text_input"), on="home"),
    good("files", asks("file_input", filetypes=["pdf", "png"], max_files=10), on="modal"),
    good("boxes in a form", asks("checkboxes", options=options(2)), on="modal"),
    good("a choice in a form", asks("radio_buttons", options=[option()]), on="modal"),
    good("a menu that gives an answer a place", asks("conversations_select", response_url_enabled=True), on="modal"),
    good("a date in a form", asks("datepicker"), on="modal"),
]

BAD = [
    bad(
        "a number in a message", asks("number_input", is_decimal_allowed=True), says=f"{IN}/type unsupported type: numb"
    ),
    bad(
        "an address in a message", asks("email_text_input"), says=f"{IN}/type unsupported type: email_text_input, in a"
    ),
    bad(
        "a link in a message", asks("url_text_input"), says=f"{IN}/type unsupported type: url_text_input, in a message"
    ),
    bad("files in a message", asks("file_input"), says=f"{IN}/type unsupported type: file_input, in a message"),
    bad(
        "rich text in a message", asks("rich_text_input"), says=f"{IN}/type unsupported type: rich_text_input, in a me"
    ),
    bad(
        "a number at home", asks("number_input", is_decimal_allowed=True), on="home", says=f"{IN}/type unsupported type"
    ),
    bad(
        "an address at home", asks("email_text_input"), on="home", says=f"{IN}/type unsupported type: email_text_input"
    ),
    bad(
        "a link at home", asks("url_text_input"), on="home", says=f"{IN}/type unsupported type: url_text_input, in a ho"
    ),
    bad("files at home", asks("file_input"), on="home", says=f"{IN}/type unsupported type: file_input, in a home"),
    bad(
        "a moment at home", asks("datetimepicker"), on="home", says=f"{IN}/type unsupported type: datetimepicker, in a"
    ),
    bad("a text that asks back", asks("plain_text_input", confirm=CONFIRM), says=f"{IN} invalid additional property"),
    bad("a length of 3001", asks("plain_text_input", max_length=3001), says=f"{IN}/max_length must be from 1 to 3000"),
    bad("a length of none", asks("plain_text_input", max_length=0), says=f"{IN}/max_length must be from 1 to 3000"),
    bad("a length below none", asks("plain_text_input", min_length=-1), says=f"{IN}/min_length must be from 0 to 3000"),
    bad("a length in words", asks("plain_text_input", max_length="9"), says=f"{IN}/max_length must provide an integer"),
    bad(
        "crossed lengths", asks("plain_text_input", min_length=9, max_length=3), says=f"{IN}/min_length must not be gr"
    ),
    bad(
        "a text too long", asks("plain_text_input", max_length=3, initial_value="four"), says=f"{IN}/initial_value must"
    ),
    bad(
        "a number for a text", asks("plain_text_input", initial_value=4), says=f"{IN}/initial_value must provide a str"
    ),
    bad("a placeholder in mrkdwn", asks("plain_text_input", placeholder=md()), says=f"{IN}/placeholder/type must be a"),
    bad(
        "an event of none",
        asks("plain_text_input", dispatch_action_config={"trigger_actions_on": ["on_blur"]}),
        says=IN,
    ),
    bad(
        "no events", asks("plain_text_input", dispatch_action_config={"trigger_actions_on": []}), says=f"{IN}/dispatch_"
    ),
    bad(
        "a number of no kind", asks("number_input"), on="modal", says=f"{IN} missing required field: is_decimal_allowed"
    ),
    bad(
        "a bound as a number",
        asks("number_input", is_decimal_allowed=False, min_value=1),
        on="modal",
        says=f"{IN}/min_value must provide a string",
    ),
    bad(
        "a bound in words",
        asks("number_input", is_decimal_allowed=True, min_value="one"),
        on="modal",
        says=f"{IN}/min_value must be a number, written as a string",
    ),
    bad(
        "digits of another script",
        asks("number_input", is_decimal_allowed=True, min_value="٣"),
        on="modal",
        says=f"{IN}/min_value must be a number, written as a string",
    ),
    bad(
        "half of a whole",
        asks("number_input", is_decimal_allowed=False, max_value="1.5"),
        on="modal",
        says=f"{IN}/max_value must be a whole number, written as a string",
    ),
    bad(
        "crossed bounds",
        asks("number_input", is_decimal_allowed=False, min_value="10", max_value="9"),
        on="modal",
        says=f"{IN}/min_value must not be greater than max_value",
    ),
    bad(
        "a start above the bound",
        asks("number_input", is_decimal_allowed=False, initial_value="10", max_value="9"),
        on="modal",
        says=f"{IN}/initial_value must not be greater than max_value",
    ),
    bad(
        "an address in full", asks("email_text_input", multiline=True), on="modal", says=f"{IN} invalid additional prop"
    ),
    bad("plain rich text", asks("rich_text_input", initial_value="x"), on="modal", says=f"{IN}/initial_value must pro"),
    bad(
        "rich text of none",
        asks("rich_text_input", initial_value=md()),
        on="modal",
        says=f"{IN}/initial_value/type uns",
    ),
    bad("no lines", asks("rich_text_input", min_lines=0), on="modal", says=f"{IN}/min_lines must be from 1 to 100"),
    bad(
        "crossed lines", asks("rich_text_input", min_lines=9, max_lines=2), on="modal", says=f"{IN}/min_lines must not"
    ),
    bad("eleven files", asks("file_input", max_files=11), on="modal", says=f"{IN}/max_files must be from 1 to 10"),
    bad(
        "files of no kind", asks("file_input", filetypes=[]), on="modal", says=f"{IN}/filetypes must provide at least 1"
    ),
    bad(
        "files that tell at once",
        asks("file_input") | {"dispatch_action": True},
        on="modal",
        says=f"{IN}/type unsupported type: file_input, in a block with dispatch_action",
    ),
    bad(
        "an overflow menu as field", asks("overflow", options=options(1)), says=f"{IN}/type unsupported type: overflow"
    ),
    bad("a picture as field", asks("image"), says=f"{IN}/type unsupported type: image; here may be channels_select,"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_field(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_field(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
