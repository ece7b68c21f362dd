"""As strict as Slack, or lenient and aloud: what is let pass is told to the app, to the log and to the inspector."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from block_pieces import button, md, modal, plain, row, section
from greeter import greeting
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import Workspace, default_app
from playground.testing import Playground

pytestmark = pytest.mark.anyio

LONG = [section(text=md("x" * 3001))]


@pytest.fixture
async def lenient() -> AsyncIterator[Playground]:
    async with Playground.running(strictness="lenient") as running:
        yield running


def client_of(slack: Playground) -> AsyncWebClient:
    return AsyncWebClient("xoxb-playground", base_url=slack.api_url, retry_handlers=[])


async def posted(slack: Playground, **message: Any) -> Any:
    """The answer to a post; by `api_call`, as the client's own method would warn of what is tried here."""
    asked = {"channel": "U0ALICE", "text": "Hello", **message}
    return (await client_of(slack).api_call("chat.postMessage", json=asked)).data


async def test_a_fault_is_accepted_and_answered_as_a_warning(lenient: Playground) -> None:
    answer = await posted(lenient, blocks=LONG)
    assert answer["warning"] == "invalid_blocks"
    assert answer["response_metadata"]["warnings"] == ["invalid_blocks"]
    assert "[json-pointer:/blocks/0/text/text]" in answer["response_metadata"]["messages"][0]
    assert answer["response_metadata"]["messages"][0].startswith("[WARN] ")
    assert lenient.member("alice").newest() == "x" * 3001


async def test_a_fault_that_was_accepted_is_logged_counted_and_in_the_inspector(
    lenient: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    await posted(lenient, blocks=LONG)
    assert len(lenient.accepted) == 1
    assert lenient.accepted[0].startswith("chat.postMessage: invalid_blocks")
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == [
        f"accepted, though Slack would refuse it: {lenient.accepted[0]}"
    ]
    shown = [entry for entry in lenient.slack.recorder.traffic if entry["what"] == "chat.postMessage"]
    assert [(entry["ok"], entry["warning"]) for entry in shown] == [(True, "invalid_blocks")]


async def test_what_is_right_passes_without_a_word(lenient: Playground, caplog: pytest.LogCaptureFixture) -> None:
    answer = await posted(lenient, blocks=[section()])
    assert "warning" not in answer
    assert (lenient.accepted, caplog.records) == ([], [])


async def test_strictness_is_what_one_gets(slack: Playground, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.chat_postMessage(channel="U0ALICE", text="Hello", blocks=LONG)
    assert slack.accepted == []


NOT_QUITE: list[Any] = [
    pytest.param({"blocks": ["no block"]}, "Hello", id="a block that is a string"),
    pytest.param({"blocks": [{"type": "hologram"}]}, "(hologram)", id="an unknown kind"),
    pytest.param({"blocks": [{"type": "section"}, section()]}, "Words", id="nothing, and then words"),
    pytest.param({"blocks": [row(button(), *[1])]}, "Hello", id="a number for a button"),
    pytest.param({"blocks": [row(button(text="Go"))]}, "Hello", id="a button with a bare string"),
    pytest.param({"text": "", "blocks": []}, "", id="no words"),
    pytest.param({"metadata": {"event_type": 7}}, "Hello", id="metadata of its own kind"),
]


@pytest.mark.parametrize(("message", "read"), NOT_QUITE)
async def test_what_can_be_shown_is_shown(lenient: Playground, message: dict[str, Any], read: str) -> None:
    answer = await posted(lenient, **message)
    assert answer["warning"]
    assert lenient.member("alice").newest() == read


async def test_a_scope_that_is_missing_is_let_pass() -> None:
    poor = Workspace(apps=(replace(default_app(), scopes=frozenset()),))
    async with Playground.running(poor, strictness="lenient") as slack:
        answer = await posted(slack)
        assert answer["warning"] == "missing_scope"


async def test_a_trigger_opens_late_and_twice(lenient: Playground) -> None:
    trigger = lenient.slack.triggers.issue("U0ALICE", "A0ROBOT")
    lenient.clock.jump(lenient.clock.moment() + timedelta(seconds=4))
    first = await client_of(lenient).views_open(trigger_id=trigger, view=modal())
    again = await client_of(lenient).views_open(trigger_id=trigger, view=modal(title=plain("x" * 25)))
    assert first["warning"] == "expired_trigger_id"
    assert "exchanged_trigger_id" in again["warning"]
    assert "invalid_arguments" in again["warning"]
    assert (lenient.member("alice").modal or "").startswith("x" * 25)


async def test_more_calls_than_slack_bears_are_let_pass(lenient: Playground) -> None:
    answers = [await posted(lenient) for _ in range(70)]
    assert "ratelimited" in {answer.get("warning") for answer in answers}
    assert len(lenient.member("alice").reads()) == 70


async def test_what_an_app_acknowledges_with_is_judged_too(lenient: Playground) -> None:
    async with greeting(lenient) as app:

        async def wrongly(ack: Any) -> None:
            await ack(response_action="update", view=modal(title=plain("x" * 25)))

        app.bolt.view("wrong")(wrongly)
        alice = lenient.member("alice")
        trigger = lenient.slack.triggers.issue(alice.id, "A0ROBOT")
        await app.bolt.client.views_open(trigger_id=trigger, view=modal(callback_id="wrong", submit=plain("Go")))
        await alice.submits()
    assert (alice.modal or "").startswith("x" * 25)
    assert lenient.accepted[0].startswith("the answer to view_submission: invalid_arguments")
    assert lenient.slack.recorder.traffic[-1]["warning"] == "invalid_arguments"


async def test_what_is_not_there_is_not_there(lenient: Playground) -> None:
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await posted(lenient, channel="C0NOWHERE")
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client_of(lenient).views_publish(user_id="U0ALICE", view={"type": "home"})
