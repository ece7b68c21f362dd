"""What a person can put into each kind of control."""

from typing import Any

import pytest
from block_pieces import entry, md, modal, options, plain, row, section, select
from slack_sdk.web.async_client import AsyncWebClient

from playground.core import form_validation
from playground.core.controls import Control
from playground.testing import Member, Playground

pytestmark = pytest.mark.anyio

FORM = modal(
    section(text=md("*Who* helps you?"), accessory={"type": "users_select", "action_id": "who"}),
    entry(label=plain("Level"), block_id="level", element=select(type="radio_buttons")),
    entry(
        label=plain("Areas"),
        block_id="areas",
        element={"type": "checkboxes", "action_id": "areas", "options": options(3), "initial_options": options(1)},
    ),
    entry(
        label=plain("Topics"),
        block_id="topics",
        element=select(type="multi_static_select", action_id="topics", max_selected_items=1),
    ),
    entry(label=plain("Day"), block_id="day", element={"type": "datepicker", "action_id": "day"}),
    entry(
        label=plain("Where"),
        block_id="where",
        element={"type": "conversations_select", "action_id": "where"},
        optional=True,
    ),
    submit=plain("Save"),
)


@pytest.fixture
async def alice(slack: Playground, client: AsyncWebClient) -> Member:
    """Alice, with the form open."""
    member = slack.member("alice")
    await client.views_open(trigger_id=slack.slack.triggers.issue(member.id, "A0ROBOT"), view=FORM)
    return member


async def test_a_choice_stands_in_the_form(alice: Member) -> None:
    await alice.chooses("Level", "Option 1")
    await alice.clicks("Option 2")
    await alice.chooses("Day", "2026-12-24")
    await alice.chooses("Where", "#ideas")
    read = alice.modal or ""
    assert "( ) Option 0\n(x) Option 1" in read
    assert "(x) Option 0\n( ) Option 1\n(x) Option 2" in read
    assert "(date: 2026-12-24)" in read
    await alice.chooses("Areas", [])
    assert "(x) Option 2" not in (alice.modal or "")


async def test_more_than_is_allowed_cannot_be_chosen(alice: Member) -> None:
    with pytest.raises(AssertionError, match="at most 1"):
        await alice.chooses("Topics", ["Option 0", "Option 1"])
    with pytest.raises(AssertionError, match="takes one choice"):
        await alice.chooses("Level", ["Option 0", "Option 1"])
    with pytest.raises(AssertionError, match="no text input"):
        await alice.fills("Day", "tomorrow")


async def test_a_control_outside_an_input_tells_the_app_at_once(alice: Member) -> None:
    with pytest.raises(AssertionError, match="dispatch_failed"):
        await alice.chooses("Who helps you?", "bob")
    assert "(select: @bob)" in (alice.modal or "")


async def test_a_new_face_keeps_what_was_filled_in(alice: Member, slack: Playground, client: AsyncWebClient) -> None:
    await alice.chooses("Level", "Option 1")
    view = slack.slack.views.stack(alice.id)[0]
    await client.views_update(view_id=view.id, hash=view.hash, view=FORM | {"title": plain("Renewed")})
    assert (alice.modal or "").startswith("Renewed")
    assert "(x) Option 1" in (alice.modal or "")


NUMBER = {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"}
FAULTS = [
    pytest.param({"type": "plain_text_input", "min_length": 3}, "ab", "Must be at least 3 characters.", id="short"),
    pytest.param({"type": "plain_text_input"}, "x" * 3001, "Must be 3000 characters or fewer.", id="long"),
    pytest.param({"type": "plain_text_input"}, "", form_validation.REQUIRED, id="empty"),
    pytest.param(NUMBER, "x", "Must be a whole number.", id="no number"),
    pytest.param(NUMBER, "0", "Must be 1 or more.", id="small"),
    pytest.param(NUMBER, "10", "Must be 9 or less.", id="great"),
    pytest.param(NUMBER, "5", None, id="a number that fits"),
    pytest.param(NUMBER | {"is_decimal_allowed": True}, "1,5", "Must be a number.", id="a comma"),
    pytest.param({"type": "email_text_input"}, "alice", "Must be an email address.", id="no address"),
    pytest.param({"type": "email_text_input"}, "alice@a.example", None, id="an address"),
    pytest.param({"type": "url_text_input"}, "a.example", "Must be a link.", id="no link"),
    pytest.param({"type": "url_text_input"}, "https://a.example", None, id="a link"),
    pytest.param(select(), {"value": "z"}, "That is not one of the options.", id="an option of its own"),
]


@pytest.mark.parametrize(("element", "held", "fault"), FAULTS)
async def test_the_client_refuses(element: dict[str, Any], held: Any, fault: str | None) -> None:
    assert form_validation.fault(Control(entry(), element), held) == fault


async def test_the_option_of_a_menu_is_told(slack: Playground, client: AsyncWebClient) -> None:
    alice = slack.member("alice")
    menu = {"type": "overflow", "action_id": "menu", "options": options(2)}
    await client.chat_postMessage(channel=alice.id, text="Pick", blocks=[row(select(), menu)])
    with pytest.raises(AssertionError, match="dispatch_failed"):
        await alice.clicks("Option 1")
    told = slack.slack.recorder.traffic[-1]["payload"]["actions"][0]
    assert (told["action_id"], told["selected_option"]["value"]) == ("menu", "v1")
