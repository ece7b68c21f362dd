"""Which menus Slack takes, and which it refuses: selects in their five kinds, for one and for several, and overflow."""

from typing import Any

import pytest
from block_pieces import CONFIRM, Json, Surface, bad, good, group, md, option, options, plain, row, select, verdict

from playground.payload.menus import OPTIONS

GO = "/0/elements/0"
LINK = "https://example.org"
EMOJI = plain("Option 1") | {"emoji": True}


def kind(name: str, **more: Any) -> Json:
    return row({"type": name} | more)


def several(**more: Any) -> Json:
    return row({"type": "multi_static_select", "options": options(3)} | more)


def grouped(*chosen: str) -> Json:
    """A menu for several, with two groups, of which some are chosen at first."""
    groups = [group(option("a"), option("b")), group(option("z"))]
    return row({"type": "multi_static_select", "option_groups": groups, "initial_options": [*map(option, chosen)]})


GOOD = [
    good("a select", row(select())),
    good("a select with a choice made", row(select(initial_option=option("v1", "Option 1")))),
    good("the same choice, with its emoji said", row(select(initial_option=option("v1") | {"text": EMOJI}))),
    good("a select of a hundred", row(select(options=options(100)))),
    good("a select in full", row(select(placeholder=plain("x" * 150), confirm=CONFIRM, focus_on_load=True))),
    good("the longest option", row(select(options=[option("x" * 150, "x" * 75, description=plain("x" * 75))]))),
    good("options in groups", kind("static_select", option_groups=[group(option()), group(option("b", "B"))])),
    good(
        "a choice in a group",
        kind("static_select", option_groups=[group(option("a")), group(option("b", "B"))], initial_option=option("a")),
    ),
    good("a hundred groups of a hundred", kind("static_select", option_groups=[group(*options(100))] * 100)),
    good("several of one group", grouped("a", "b")),
    good("several of three", several(initial_options=options(2), max_selected_items=2)),
    good("options that the app looks up", kind("external_select", min_query_length=0, initial_option=option())),
    good("several that it looks up", kind("multi_external_select", min_query_length=3, initial_options=options(2))),
    good("a person", kind("users_select", initial_user="U1")),
    good("a person with the longest id", kind("users_select", initial_user="U" * 255)),
    good("several people", kind("multi_users_select", initial_users=["U1", "U2"], max_selected_items=3)),
    good("a channel", kind("channels_select", initial_channel="C1")),
    good("several channels", kind("multi_channels_select", initial_channels=["C1"], max_selected_items=1)),
    good("a conversation", kind("conversations_select", default_to_current_conversation=True)),
    good("a public one", kind("conversations_select", filter={"include": ["public"], "exclude_bot_users": True})),
    good("several of any kind", kind("multi_conversations_select", filter={"exclude_external_shared_channels": True})),
    good("an overflow menu", kind("overflow", options=options(5), confirm=CONFIRM)),
    good("an overflow menu of one", kind("overflow", options=options(1))),
    good("an overflow menu with a link", kind("overflow", options=[option(url=LINK)])),
]

BAD = [
    bad("no options", row(select(options=[])), says=f"{GO}/options must provide at least 1 items"),
    bad("101 options", row(select(options=options(101))), says=f"{GO}/options no more than 100 items allowed, has 101"),
    bad("neither options nor groups", kind("static_select"), says=f"{GO} must define exactly one of options, option_"),
    bad("both of them", row(select(option_groups=[group(option())])), says=f"{GO} must define exactly one of options,"),
    bad("no groups", kind("static_select", option_groups=[]), says=f"{GO}/option_groups must provide at least 1 items"),
    bad("101 groups", kind("static_select", option_groups=[group(option())] * 101), says=f"{GO}/option_groups no more"),
    bad("an empty group", kind("static_select", option_groups=[group()]), says=f"{GO}/option_groups/0/options must"),
    bad(
        "101 in a group", kind("static_select", option_groups=[group(*options(101))]), says=f"{GO}/option_groups/0/opt"
    ),
    bad(
        "a long label",
        kind("static_select", option_groups=[group(option(), label="x" * 76)]),
        says=f"{GO}/option_groups/0/label/text must be less than 76 characters",
    ),
    bad(
        "a group without label", kind("static_select", option_groups=[{"options": [option()]}]), says=f"{GO}/option_gr"
    ),
    bad("a long option", row(select(options=[option("a", "x" * 76)])), says=f"{GO}/options/0/text/text must be less"),
    bad("a long value", row(select(options=[option("x" * 151)])), says=f"{GO}/options/0/value must be less than 151"),
    bad("a number as value", row(select(options=[option() | {"value": 1}])), says=f"{GO}/options/0/value must provide"),
    bad("an empty value", row(select(options=[option("")])), says=f"{GO}/options/0/value must be more than 0 char"),
    bad("no value", row(select(options=[{"text": plain()}])), says=f"{GO}/options/0 missing required field: value"),
    bad("an option in mrkdwn", row(select(options=[option() | {"text": md()}])), says=f"{GO}/options/0/text/type must"),
    bad("a string as option", row(select(options=["a"])), says=f"{GO}/options/0 must provide an object"),
    bad(
        "a long description",
        row(select(options=[option(description=plain("x" * 76))])),
        says=f"{GO}/options/0/description/text must be less than 76 characters",
    ),
    bad("a link in a select", row(select(options=[option(url=LINK)])), says=f"{GO}/options/0 invalid additional prop"),
    bad("a choice not offered", row(select(initial_option=option("z", "Z"))), says=f"{GO}/initial_option must be one"),
    bad(
        "a choice in other words",
        row(select(initial_option=option("v1", "Other"))),
        says=f"{GO}/initial_option must be one of the provided options",
    ),
    bad(
        "a choice without its description",
        row(select(options=[option(description=plain())], initial_option=option())),
        says=f"{GO}/initial_option must be one of the provided options",
    ),
    bad(
        "a list for one choice", row(select(initial_option=[option()])), says=f"{GO}/initial_option must provide an ob"
    ),
    bad(
        "choices for a select of one", row(select(initial_options=options(1))), says=f"{GO} invalid additional property"
    ),
    bad("no choices", several(initial_options=[]), says=f"{GO}/initial_options must provide at least 1 items"),
    bad("a choice of none", several(initial_options=[option("z", "Z")]), says=f"{GO}/initial_options/0 must be one of"),
    bad(
        "more choices than may be",
        several(initial_options=options(3), max_selected_items=2),
        says=f"{GO}/initial_options no more than 2 items allowed",
    ),
    bad(
        "several of two groups",
        grouped("a", "z"),
        says=f"{GO}/initial_options must be one of the provided options, all",
    ),
    bad("at most none", several(max_selected_items=0), says=f"{GO}/max_selected_items must be 1 or more"),
    bad("a limit on one", row(select(max_selected_items=1)), says=f"{GO} invalid additional property: max_selected"),
    bad("a long placeholder", row(select(placeholder=plain("x" * 151))), says=f"{GO}/placeholder/text must be less th"),
    bad("a placeholder in mrkdwn", row(select(placeholder=md())), says=f"{GO}/placeholder/type must be a valid enum"),
    bad("options for the app's own", kind("external_select", options=options(1)), says=f"{GO} invalid additional prop"),
    bad(
        "a query of less than nothing", kind("external_select", min_query_length=-1), says=f"{GO}/min_query_length must"
    ),
    bad(
        "a person by object", kind("users_select", initial_user={"id": "U1"}), says=f"{GO}/initial_user must provide a"
    ),
    bad(
        "a longer id", kind("users_select", initial_user="U" * 256), says=f"{GO}/initial_user must be less than 256 ch"
    ),
    bad("people by one id", kind("multi_users_select", initial_users="U1"), says=f"{GO}/initial_users must provide an"),
    bad(
        "a filter of nothing", kind("conversations_select", filter={}), says=f"{GO}/filter must define at least one of"
    ),
    bad(
        "a filter that includes nothing",
        kind("conversations_select", filter={"include": []}),
        says=f"{GO}/filter/include must provide at least 1 items",
    ),
    bad(
        "a filter for what there is not",
        kind("conversations_select", filter={"include": ["channel"]}),
        says=f"{GO}/filter/include/0 must be a valid enum value: im, mpim, private, public",
    ),
    bad("a filter on channels", kind("channels_select", filter={"include": ["im"]}), says=f"{GO} invalid additional"),
    bad("an overflow menu of six", kind("overflow", options=options(6)), says=f"{GO}/options no more than 5 items"),
    bad("an overflow menu of none", kind("overflow", options=[]), says=f"{GO}/options must provide at least 1 items"),
    bad(
        "a placeholder on it",
        kind("overflow", options=options(1), placeholder=plain()),
        says=f"{GO} invalid additional",
    ),
    bad("a link by path", kind("overflow", options=[option(url="/a")]), says=f"{GO}/options/0/url must look like http"),
    bad("an unknown menu", kind("select"), says=f"{GO}/type unsupported type: select; here may be button, channels_"),
]


@pytest.mark.parametrize(("on", "blocks"), GOOD)
def test_slack_takes_the_menu(on: Surface, blocks: list[Json]) -> None:
    assert verdict(on, blocks) == "ok"


@pytest.mark.parametrize(("on", "blocks", "says"), BAD)
def test_slack_refuses_the_menu(on: Surface, blocks: list[Json], says: str) -> None:
    assert verdict(on, blocks).startswith(says)


def answered(**answer: Any) -> str:
    """What the check says of an app's answer when it is asked for options."""
    return "\n".join(str(fault) for fault in OPTIONS(answer, "")) or "ok"


def test_the_options_that_an_app_looks_up_are_checked() -> None:
    assert answered(options=[]) == "ok"
    assert answered(options=options(100)) == "ok"
    assert answered(option_groups=[group(option())]) == "ok"
    assert answered() == "must define exactly one of options, option_groups [json-pointer:]"
    assert answered(options=options(101)) == "no more than 100 items allowed, has 101 [json-pointer:/options]"
    assert answered(options=[option(url=LINK)]) == "invalid additional property: url [json-pointer:/options/0]"
    assert answered(option_groups=[group()]).startswith("must provide at least 1 items [json-pointer:/option_groups/0")
