"""What an app answers to an act: to a form, to a select that it fills, to a shortcut, and by response URL."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from greeter import button, form, plain, section
from hearing import Heard, hearing
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Member, Playground

pytestmark = pytest.mark.anyio


@pytest.fixture
async def heard(slack: Playground) -> AsyncIterator[Heard]:
    async with hearing(slack) as listening:
        yield listening


@pytest.fixture
async def alice(slack: Playground) -> Member:
    return slack.member("alice")


async def opens(slack: Playground, client: AsyncWebClient, **changes: Any) -> None:
    """Alice has a form before her."""
    trigger = slack.slack.triggers.issue("U0ALICE", "A0ROBOT")
    await client.views_open(trigger_id=trigger, view=form() | changes)


async def sends(alice: Member) -> None:
    await alice.chooses("Level", "Senior")
    await alice.submits()


async def test_a_form_may_become_another(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client)
    heard.answers["view_submission"] = {"response_action": "update", "view": form("Thanks")}
    await sends(alice)
    assert (alice.modal or "").startswith("Thanks")
    assert len(slack.slack.views.stack(alice.id)) == 1


async def test_a_form_may_open_one_above_it_or_close_all(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client)
    heard.answers["view_submission"] = {"response_action": "push", "view": form("Next")}
    await sends(alice)
    assert len(slack.slack.views.stack(alice.id)) == 2
    assert heard.last["view"]["root_view_id"] == slack.slack.views.stack(alice.id)[-1].root
    heard.answers["view_submission"] = {"response_action": "clear"}
    await sends(alice)
    assert alice.modal is None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param({"response_action": "errors", "errors": {"nowhere": "x"}}, "no input of the form", id="nowhere"),
        pytest.param({"response_action": "errors", "errors": {}}, "no input of the form", id="no error"),
        pytest.param({"response_action": "close"}, "unknown response_action", id="an unknown one"),
        pytest.param(
            {"response_action": "update", "view": {"type": "home", "blocks": []}}, "unsupported type: home", id="home"
        ),
        pytest.param({"response_action": "push"}, "cannot be shown", id="nothing above"),
    ],
)
async def test_an_answer_that_slack_does_not_know_fails_the_act(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member, answer: dict[str, Any], said: str
) -> None:
    await opens(slack, client)
    heard.answers["view_submission"] = answer
    with pytest.raises(AssertionError, match=said):
        await sends(alice)
    assert (alice.modal or "").startswith("Welcome")


async def test_an_app_hears_that_its_form_was_closed(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client)
    top = slack.slack.views.stack(alice.id)[-1].id
    trigger = slack.slack.triggers.issue(alice.id, "A0ROBOT", view=top)
    await client.views_push(trigger_id=trigger, view=form("Above") | {"clear_on_close": True})
    await alice.closes()
    assert alice.modal is None
    assert (heard.last["type"], heard.last["is_cleared"]) == ("view_closed", True)
    assert heard.last["view"]["previous_view_id"] == top


async def test_an_app_that_did_not_ask_does_not_hear_of_it(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client, notify_on_close=False)
    await alice.closes()
    assert (alice.modal, heard) == (None, [])


async def test_a_form_gives_a_url_for_the_conversation_that_was_chosen(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    select = {"type": "conversations_select", "action_id": "where", "response_url_enabled": True}
    block = {"type": "input", "block_id": "place", "label": plain("Where?"), "element": select}
    await opens(slack, client, blocks=[block])
    await alice.chooses("Where?", "ideas")
    await alice.submits()
    given = heard.last["response_urls"][0]
    assert (given["channel_id"], given["block_id"], given["action_id"]) == ("C0IDEAS", "place", "where")
    await posts(given["response_url"], text="There it is", response_type="in_channel")
    assert slack.channel("ideas").reads() == ["There it is"]


async def posts(url: str, **body: Any) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        return response.status


@pytest.fixture
async def clicked(client: AsyncWebClient, heard: Heard, alice: Member) -> str:
    """The response URL of a click on a message of the app, in a channel."""
    row = {"type": "actions", "elements": [button("Go", "go")]}
    await client.chat_postMessage(channel="C0IDEAS", text="Shall I?", blocks=[section("Shall I?"), row])
    await alice.clicks("Go", in_channel="ideas")
    return str(heard.last["response_url"])


async def test_a_click_is_answered_to_who_clicked(slack: Playground, alice: Member, clicked: str) -> None:
    await posts(clicked, text="Only you")
    assert alice.newest("ideas") == "Only you"
    assert slack.member("bob").newest("ideas") == "Shall I?\n[Go]"


async def test_a_click_is_answered_to_all_or_in_a_thread(slack: Playground, clicked: str) -> None:
    await posts(clicked, text="All of you", response_type="in_channel")
    head = slack.channel("ideas").messages()[0]
    await posts(clicked, text="Below", response_type="in_channel", thread_ts=head.ts)
    assert [(m.text, m.thread_ts) for m in slack.channel("ideas").messages()[1:]] == [
        ("All of you", None),
        ("Below", head.ts),
    ]


async def test_a_clicked_message_is_replaced_and_taken_away(slack: Playground, clicked: str) -> None:
    await posts(clicked, text="I did", replace_original=True)
    assert slack.channel("ideas").reads() == ["I did"]
    await posts(clicked, delete_original=True)
    assert slack.channel("ideas").reads() == []


async def test_what_somebody_else_said_is_not_an_apps_to_change(slack: Playground, heard: Heard, alice: Member) -> None:
    said = await slack.member("bob").says("My own words", in_channel="ideas")
    await alice.uses("Save for later", on=said)
    url = heard.last["response_url"]
    await posts(url, delete_original=True)
    await posts(url, text="Saved", replace_original=True)
    assert slack.channel("ideas").reads() == ["My own words"]
    assert alice.newest("ideas") == "Saved"


async def test_a_form_that_is_posted_to_a_response_url_is_read(alice: Member, clicked: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.post(clicked, data={"payload": '{"text": "By form"}'}) as response:
            assert response.status == 200
        async with session.post(clicked, data={"text": "By form"}) as response:
            assert (response.status, (await response.json())["error"]) == (400, "invalid_payload")
    assert alice.newest("ideas") == "By form"


def topics(**more: Any) -> dict[str, Any]:
    select = {"type": "external_select", "action_id": "topic", **more}
    return {"type": "input", "block_id": "topic", "label": plain("Topic"), "element": select}


def option(name: str) -> dict[str, Any]:
    return {"text": plain(name), "value": name.lower()}


async def test_a_select_is_filled_by_groups_while_one_types(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client, blocks=[topics()])
    heard.answers["block_suggestion"] = {
        "option_groups": [
            {"label": plain("Yours"), "options": [option("Models")]},
            {"label": plain("Others"), "options": [option("Modern data")]},
        ]
    }
    await alice.chooses("Topic", "Modern data")
    asked = heard.last
    assert (asked["type"], asked["action_id"], asked["value"]) == ("block_suggestion", "topic", "Modern data")
    assert asked["container"] == {"type": "view", "view_id": asked["view"]["id"]}
    await alice.submits()
    held = heard.last["view"]["state"]["values"]["topic"]["topic"]
    assert held["selected_option"] == option("Modern data")


async def test_too_few_letters_ask_nobody(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client, blocks=[topics(min_query_length=5)])
    with pytest.raises(AssertionError, match="what there is: nothing"):
        await alice.chooses("Topic", "Mode")
    assert heard == []


async def test_options_that_slack_would_not_show_fail_the_act(
    slack: Playground, client: AsyncWebClient, heard: Heard, alice: Member
) -> None:
    await opens(slack, client, blocks=[topics()])
    heard.answers["block_suggestion"] = {"options": [option("x" * 76)]}
    with pytest.raises(AssertionError, match="/options/0/text/text"):
        await alice.chooses("Topic", "x" * 76)


async def test_a_select_in_a_message_is_filled_too(client: AsyncWebClient, heard: Heard, alice: Member) -> None:
    row = {
        "type": "actions",
        "elements": [{"type": "external_select", "action_id": "topic", "placeholder": plain("Pick")}],
    }
    await client.chat_postMessage(channel="C0IDEAS", text="Which?", blocks=[row])
    heard.answers["block_suggestion"] = {"options": [option("Models")]}
    await alice.chooses("Pick", "Models", in_channel="ideas")
    assert heard[0]["payload"]["message"]["text"] == "Which?"
    assert heard.last["actions"][0]["selected_option"] == option("Models")
