"""Which buttons, boxes and pickers Slack takes, and which it refuses."""

from typing import Any

import pytest
from block_pieces import CONFIRM, Json, Surface, bad, button, good, md, option, options, plain, row, verdict

GO = "/0/elements/0"


def kind(name: str, **more: Any) -> Json:
    return row({"type": name} | more)


def acting(*elements: Json) -> Json:
    return {"type": "context_actions", "elements": list(elements)}


def judged(**more: Any) -> Json:
    return {"type": "feedback_buttons", "positive_button": vote(), "negative_button": vote()} | more


def vote(**more: Any) -> Json:
    return {"text": plain("Good"), "value": "good"} | more


ICON: Json = {"type": "icon_button", "icon": "trash", "text": plain("Delete")}
TRIGGER: Json = {"url": "https://slack.com/shortcuts/Ft1/x"}
FLOW: Json = {"type": "workflow_button", "text": plain("Run"), "workflow": {"trigger": TRIGGER}}
LONG = dict.fromkeys(("confirm", "deny"), plain("x" * 30)) | {"title": plain("x" * 100), "text": md("x" * 300)}
RICH: Json = {"text": md("*A*"), "value": "a", "description": md("_First_")}

GOOD = [
    good("a button", row(button())),
    good("a button without an id", row({"type": "button", "text": plain("Go")})),
    good("twenty-five buttons", row(*[button(action_id=f"b{n}") for n in range(25)])),
    good("a button that asks back", row(button(confirm=CONFIRM | {"style": "danger"}, style="danger"))),
    good("the longest question", row(button(confirm=LONG))),
    good("the longest button", row(button(text=plain("x" * 75), value="x" * 2000, accessibility_label="x" * 75))),
    good("a button with an empty value", row(button(value=""))),
    good("a link", row(button(url="https://example.org"))),
    good("a link to a mailbox", row(button(url="mailto:alice@example.org"))),
    good("a button with a prompt", row(button(agent_prompt="x" * 4000, agent_prompt_display="Sum it up"))),
    good("a button for some", row(button(visible_to_user_ids=["U1", "U2"]))),
    good("boxes to tick", kind("checkboxes", options=options(10), initial_options=options(2))),
    good("boxes in mrkdwn", kind("checkboxes", options=[RICH], initial_options=[RICH])),
    good("one of ten", kind("radio_buttons", options=options(10), initial_option=option("v9", "Option 9"))),
    good("a date", kind("datepicker", initial_date="2028-02-29", placeholder=plain("x" * 150))),
    good("a time", kind("timepicker", initial_time="23:59", timezone="Asia/Kolkata")),
    good("the first moment of ten digits", kind("datetimepicker", initial_date_time=1_000_000_000)),
    good("the last of them", kind("datetimepicker", initial_date_time=9_999_999_999)),
    good("a date and time in a form", kind("datetimepicker", focus_on_load=True, confirm=CONFIRM), on="modal"),
    good("thumbs", acting(judged(), ICON)),
    good("five to act on", acting(*[ICON | {"action_id": f"i{n}"} for n in range(5)])),
    good("a bin for some", acting(ICON | {"visible_to_user_ids": ["U1"] * 10, "confirm": CONFIRM, "value": "v"})),
    good("a workflow", row(FLOW | {"style": "primary", "action_id": "w"})),
    good(
        "a workflow that is told something",
        row(
            FLOW | {"workflow": {"trigger": TRIGGER | {"customizable_input_parameters": [{"name": "a", "value": "b"}]}}}
        ),
    ),
]

BAD = [
    bad("an empty row", row(), says="/0/elements must provide at least 1 items"),
    bad("26 buttons", row(*[button(action_id=f"b{n}") for n in range(26)]), says="/0/elements no more than 25 items"),
    bad("a text field in a row", kind("plain_text_input"), says=f"{GO}/type unsupported type: plain_text_input; here"),
    bad("words in a row", row(md()), says=f"{GO}/type unsupported type: mrkdwn; here may be button, channels_select,"),
    bad("a button without words", row({"type": "button"}), says=f"{GO} missing required field: text"),
    bad("a long button", row(button(text=plain("x" * 76))), says=f"{GO}/text/text must be less than 76 characters"),
    bad("a button in mrkdwn", row(button(text=md())), says=f"{GO}/text/type must be a valid enum value: plain_text"),
    bad("a long value", row(button(value="x" * 2001)), says=f"{GO}/value must be less than 2001 characters, has 2001"),
    bad("a number for a value", row(button(value=1)), says=f"{GO}/value must provide a string"),
    bad("an object for a value", row(button(value={})), says=f"{GO}/value must provide a string"),
    bad("a style that is none", row(button(style="default")), says=f"{GO}/style must be a valid enum value: primary,"),
    bad("no style", row(button(style="")), says=f"{GO}/style must be a valid enum value: primary, danger"),
    bad("a disabled button", row(button(disabled=True)), says=f"{GO} invalid additional property: disabled"),
    bad("a button with the focus", row(button(focus_on_load=True)), says=f"{GO} invalid additional property: focus_on"),
    bad("a long action id", row(button(action_id="x" * 256)), says=f"{GO}/action_id must be less than 256 characters"),
    bad("an empty action id", row(button(action_id="")), says=f"{GO}/action_id must be more than 0 characters"),
    bad("a link by path", row(button(url="/docs")), says=f"{GO}/url must look like https://example.com"),
    bad("a long link", row(button(url="https://" + "x" * 3000)), says=f"{GO}/url must be less than 3001 characters"),
    bad("a long label", row(button(accessibility_label="x" * 76)), says=f"{GO}/accessibility_label must be less than"),
    bad("a long prompt", row(button(agent_prompt="x" * 4001)), says=f"{GO}/agent_prompt must be less than 4001 char"),
    bad("a long no", row(button(confirm=CONFIRM | {"deny": plain("x" * 31)})), says=f"{GO}/confirm/deny/text must be"),
    bad("a long yes", row(button(confirm=CONFIRM | {"confirm": plain("x" * 31)})), says=f"{GO}/confirm/confirm/text"),
    bad("a long question", row(button(confirm=CONFIRM | {"text": md("x" * 301)})), says=f"{GO}/confirm/text/text must"),
    bad("a long title", row(button(confirm=CONFIRM | {"title": plain("x" * 101)})), says=f"{GO}/confirm/title/text"),
    bad("a question without a no", row(button(confirm={**CONFIRM, "deny": None})), says=f"{GO}/confirm/deny must"),
    bad("a question of no text", row(button(confirm={})), says=f"{GO}/confirm missing required field: title"),
    bad("eleven boxes", kind("checkboxes", options=options(11)), says=f"{GO}/options no more than 10 items allowed"),
    bad(
        "eleven to choose from", kind("radio_buttons", options=options(11)), says=f"{GO}/options no more than 10 items"
    ),
    bad("no boxes", kind("checkboxes", options=[]), says=f"{GO}/options must provide at least 1 items"),
    bad("no box ticked", kind("checkboxes", options=options(2), initial_options=[]), says=f"{GO}/initial_options must"),
    bad(
        "a box that is not there",
        kind("checkboxes", options=options(2), initial_options=[option("v0", "Option 0"), option("z", "Z")]),
        says=f"{GO}/initial_options/1 must be one of the provided options",
    ),
    bad(
        "a box with other words",
        kind("checkboxes", options=[RICH], initial_options=[RICH | {"text": plain("*A*")}]),
        says=f"{GO}/initial_options/0 must be one of the provided options",
    ),
    bad("a placeholder on boxes", kind("checkboxes", options=options(1), placeholder=plain()), says=f"{GO} invalid"),
    bad(
        "a date not in ISO",
        kind("datepicker", initial_date="24.12.2026"),
        says=f"{GO}/initial_date must look like 2026",
    ),
    bad("a date without dashes", kind("datepicker", initial_date="20261224"), says=f"{GO}/initial_date must look like"),
    bad("30 February", kind("datepicker", initial_date="2026-02-30"), says=f"{GO}/initial_date must be a date of the"),
    bad("24 o'clock", kind("timepicker", initial_time="24:00"), says=f"{GO}/initial_time must look like 09:30"),
    bad("9:30", kind("timepicker", initial_time="9:30"), says=f"{GO}/initial_time must look like 09:30"),
    bad("a zone of none", kind("timepicker", timezone="CEST"), says=f"{GO}/timezone must be a time zone by its IANA"),
    bad(
        "a moment in words", kind("datetimepicker", initial_date_time="1628633820"), says=f"{GO}/initial_date_time must"
    ),
    bad(
        "a moment of nine digits", kind("datetimepicker", initial_date_time=999_999_999), says=f"{GO}/initial_date_time"
    ),
    bad("one of eleven", kind("datetimepicker", initial_date_time=10_000_000_000), says=f"{GO}/initial_date_time must"),
    bad("a moment in ms", kind("datetimepicker", initial_date_time=1_628_633_820_000), says=f"{GO}/initial_date_time"),
    bad("thumbs in a row", row(judged()), says=f"{GO}/type unsupported type: feedback_buttons; here may be"),
    bad("a button as a small act", acting(button()), says=f"{GO}/type unsupported type: button; here may be feedback_"),
    bad("six to act on", acting(*[ICON] * 6), says="/0/elements no more than 5 items allowed, has 6"),
    bad("one thumb", acting({"type": "feedback_buttons", "positive_button": vote()}), says=f"{GO} missing required"),
    bad("a thumb of nothing", acting(judged(negative_button={})), says=f"{GO}/negative_button missing required field"),
    bad("another icon", acting(ICON | {"icon": "star"}), says=f"{GO}/icon must be a valid enum value: trash"),
    bad(
        "a bin for many", acting(ICON | {"visible_to_user_ids": ["U1"] * 11}), says=f"{GO}/visible_to_user_ids no more"
    ),
    bad("no workflow", row({**FLOW, "workflow": {}}), says=f"{GO}/workflow missing required field: trigger"),
    bad(
        "a workflow in a modal", row(FLOW), on="modal", says=f"{GO}/type unsupported type: workflow_button, in a modal"
    ),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_what_acts(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_what_acts(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)
