"""What an app is answered when it sends a payload that is wrong, and what becomes of one that is right."""

import json
from typing import Any

import aiohttp
import pytest
from block_pieces import Json, button, card, container, modal, plain, row, section
from greeter import greeting
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

pytestmark = pytest.mark.anyio

BROKEN = section(text=plain("x" * 3001), colour="red")
FAULTS = [
    "must be less than 3001 characters, has 3001 [json-pointer:/blocks/0/text/text]",
    "invalid additional property: colour [json-pointer:/blocks/0]",
]
DEEP = "[" * 100_000 + "]" * 100_000


async def refused(client: AsyncWebClient, method: str, **args: Any) -> Json:
    with pytest.raises(SlackApiError) as refusal:
        await client.api_call(method, json=args)
    answer: Json = refusal.value.response.data
    return answer


async def sent(slack: Playground, body: str, kind: str) -> Json:
    """What the Web API answers to a body as it stands."""
    headers = {"authorization": "Bearer xoxb-playground", "content-type": kind}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{slack.api_url}chat.postMessage", data=body, headers=headers) as response,
    ):
        assert response.status == 200
        answer: Json = await response.json()
        return answer


async def test_a_bad_message_is_answered_with_all_that_is_wrong(client: AsyncWebClient) -> None:
    answer = await refused(client, "chat.postMessage", channel="U0ALICE", text="x", blocks=[BROKEN])
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == FAULTS
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {fault}" for fault in FAULTS]


async def test_bad_attachments_are_refused_by_their_own_name(client: AsyncWebClient) -> None:
    answer = await refused(client, "chat.postMessage", channel="U0ALICE", text="x", attachments=[{"blocks": [BROKEN]}])
    assert answer["error"] == "invalid_attachments"
    assert answer["errors"][1].endswith("[json-pointer:/attachments/0/blocks/0]")


async def test_a_bad_view_is_answered_with_what_is_wrong(client: AsyncWebClient) -> None:
    answer = await refused(client, "views.open", trigger_id="1", view=modal(section(), submit_disabled=True))
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] invalid additional property: submit_disabled [json-pointer:/view]"
    ]


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        pytest.param(DEEP, "application/json", "invalid_json", id="a body too deep"),
        pytest.param(
            '{"channel": "U0ALICE", "text": "\\ud83d"}', "application/json", "invalid_json", id="half a letter"
        ),
        pytest.param('{"text": NaN}', "application/json", "invalid_json", id="not a number"),
        pytest.param(
            f"channel=U0ALICE&blocks={DEEP}",
            "application/x-www-form-urlencoded",
            "invalid_blocks_format",
            id="deep blocks",
        ),
        pytest.param(
            json.dumps({"channel": "U0ALICE", "blocks": DEEP}),
            "application/json",
            "invalid_blocks_format",
            id="in JSON",
        ),
    ],
)
async def test_what_is_hardly_json_is_refused_and_not_fallen_over(
    slack: Playground, body: str, kind: str, error: str
) -> None:
    assert (await sent(slack, body, kind))["error"] == error


async def test_a_button_inside_of_a_container_is_one_to_click() -> None:
    inside = container(row(button()) | {"block_id": "inside"}, block_id="outside")
    below = card(actions=[button(action_id="more", text=plain("More"))])
    async with Playground.running() as slack, greeting(slack) as app:
        pressed: list[Json] = []

        async def press(ack: Any, action: Json) -> None:
            await ack()
            pressed.append(action)

        app.bolt.action("go")(press)
        app.bolt.action("more")(press)
        await app.bolt.client.chat_postMessage(channel="U0ALICE", text="Words", blocks=[inside, below])
        alice = slack.member("alice")
        await alice.clicks("Go")
        await alice.clicks("More")
        assert [action["action_id"] for action in pressed] == ["go", "more"]
        assert pressed[0]["block_id"] == "inside"
