"""What stands at a request URL: forms and JSON with a signature, and events that come again."""

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from doorstep import Doorstep, doorstep
from greeter import plain
from hearing import hearing
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from playground.config import AppSpec, Workspace
from playground.testing import Patience, Playground

pytestmark = pytest.mark.anyio

PATIENT = Patience(ack=0.3, retries=(0.0, 0.0, 0.0))


@pytest.fixture
async def slack() -> AsyncIterator[Playground]:
    async with Playground.running(patience=PATIENT) as running:
        yield running


@pytest.fixture
async def door(slack: Playground) -> AsyncIterator[Doorstep]:
    async with doorstep(slack) as opened:
        yield opened


def retries(door: Doorstep) -> list[tuple[str | None, str | None]]:
    """What each delivery said about being one again."""
    headers = (headers for headers, _ in door.came)
    return [(one.get("x-slack-retry-num"), one.get("x-slack-retry-reason")) for one in headers]


def payload(body: str) -> dict[str, Any]:
    """What stands in the form of an interaction."""
    found: dict[str, Any] = json.loads(parse_qs(body)["payload"][0])
    return found


async def test_every_request_carries_a_signature_that_slacks_own_library_accepts(
    slack: Playground, door: Doorstep
) -> None:
    alice = slack.member("alice")
    await alice.opens_home()
    await alice.types("/robot next")
    said = await alice.says("Shipped", in_channel="general")
    await alice.uses("Save for later", on=said)
    verifier = SignatureVerifier("playground-secret")
    assert [verifier.is_valid_request(body, headers) for headers, body in door.came] == [True, True, True]
    assert not SignatureVerifier("another").is_valid_request(door.came[0][1], door.came[0][0])
    assert [headers["content-type"] for headers, _ in door.came] == [
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded",
    ]
    assert parse_qs(door.came[1][1])["text"] == ["next"]
    assert payload(door.came[2][1])["type"] == "message_action"


async def test_an_event_comes_again_three_times_and_says_why(slack: Playground, door: Doorstep) -> None:
    door.answers = [web.Response(status=500) for _ in range(4)]
    with pytest.raises(AssertionError, match="did not acknowledge"):
        await slack.member("alice").opens_home()
    assert retries(door) == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
    assert len({json.loads(body)["event_id"] for _, body in door.came}) == 1


async def test_an_event_that_was_taken_the_second_time_does_not_come_again(slack: Playground, door: Doorstep) -> None:
    door.answers = [web.Response(status=503)]
    await slack.member("alice").opens_home()
    assert retries(door) == [(None, None), ("1", "http_error")]


async def test_an_app_may_ask_not_to_be_asked_again(slack: Playground, door: Doorstep) -> None:
    door.answers = [web.Response(status=500, headers={"X-Slack-No-Retry": "1"})]
    with pytest.raises(AssertionError, match="did not acknowledge"):
        await slack.member("alice").opens_home()
    assert retries(door) == [(None, None)]


async def test_an_answer_that_takes_too_long_is_none(slack: Playground, door: Doorstep) -> None:
    door.slow = 5
    with pytest.raises(AssertionError, match="operation_timeout"):
        await slack.member("alice").types("/robot")
    with pytest.raises(AssertionError, match="did not acknowledge"):
        await slack.member("alice").opens_home()
    assert retries(door)[1:3] == [(None, None), ("1", "http_timeout")]


async def test_an_app_that_sends_slack_in_circles_is_not_followed(slack: Playground, door: Doorstep) -> None:
    door.answers = [web.Response(status=307, headers={"Location": door.url}) for _ in range(3)]
    await slack.member("alice").opens_home()
    assert ("1", "too_many_redirects") in retries(door)


async def test_no_event_comes_before_the_address_is_verified(slack: Playground, door: Doorstep) -> None:
    door.verified = False
    with pytest.raises(AssertionError, match="did not acknowledge"):
        await slack.member("alice").opens_home()
    assert door.came == []
    door.verified = True
    await slack.member("alice").opens_home()
    assert retries(door) == [(None, None)]


async def test_with_socket_mode_nothing_comes_by_http(slack: Playground, door: Doorstep) -> None:
    async with hearing(slack) as heard:
        await slack.member("alice").types("/robot")
    assert (len(heard), door.came) == (1, [])
    await slack.member("alice").types("/robot")
    assert len(door.came) == 1


def manifest(site: str) -> dict[str, Any]:
    """An app with an address for each kind of thing."""
    return {
        "display_information": {"name": "Many"},
        "oauth_config": {"scopes": {"bot": ["chat:write", "commands", "im:history"]}},
        "features": {
            "app_home": {"home_tab_enabled": True},
            "slash_commands": [{"command": "/one", "url": f"{site}commands/one"}, {"command": "/two"}],
            "shortcuts": [{"name": "Go", "callback_id": "go", "type": "global"}],
        },
        "settings": {
            "event_subscriptions": {"request_url": f"{site}events", "bot_events": ["app_home_opened"]},
            "interactivity": {"request_url": f"{site}clicks", "message_menu_options_url": f"{site}options"},
        },
    }


async def test_each_kind_goes_to_the_address_that_the_manifest_names() -> None:
    async with doorstep() as door:
        app = AppSpec.from_manifest(manifest(door.url))
        async with Playground.running(Workspace(channels=(), apps=(app,))) as slack:
            alice = slack.member("alice")
            await alice.opens_home()
            await alice.types("/one")
            await alice.types("/two")
            await alice.uses("Go")
            select = {"type": "external_select", "action_id": "topic", "placeholder": plain("Pick")}
            client = AsyncWebClient("xoxb-playground", base_url=slack.api_url)
            row = {"type": "actions", "elements": [select]}
            await client.chat_postMessage(channel=alice.id, text="Which?", blocks=[row])
            with pytest.raises(AssertionError, match="must define exactly one of options, option_groups"):
                await alice.chooses("Pick", "Anything")
    assert door.paths == ["/events", "/commands/one", "/events", "/clicks", "/options"]
