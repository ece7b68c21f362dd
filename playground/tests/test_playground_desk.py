"""Files, reactions, and what waits for whom, as the page asks for them."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from hearing import hearing
from slack_sdk.web.async_client import AsyncWebClient

from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.fixture
async def page(slack: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(slack.url) as session:
        yield session


async def do(page: aiohttp.ClientSession, what: str, **asked: Any) -> Any:
    async with page.post(f"/play/{what}", json={"as": "U0ALICE", **asked}) as response:
        return await response.json()


async def bring(page: aiohttp.ClientSession, name: str, content: bytes) -> Any:
    async with page.post("/play/upload", params={"as": "U0ALICE", "name": name}, data=content) as response:
        return await response.json()


async def test_a_file_goes_up_and_is_said(slack: Playground, page: aiohttp.ClientSession) -> None:
    sent = await bring(page, "notes.txt", b"Rolled back in six minutes")
    assert (sent["file"]["name"], sent["file"]["mimetype"]) == ("notes.txt", "text/plain")
    said = await do(page, "say", channel="ideas", text="", files=[sent["file"]["id"]])
    assert said["ok"] is True
    assert slack.channel("ideas").reads() == ["\n(file: notes.txt)"]
    async with page.get(sent["file"]["url_private"]) as response:
        assert await response.read() == b"Rolled back in six minutes"


async def test_an_empty_file_is_not_taken(page: aiohttp.ClientSession) -> None:
    assert (await bring(page, "empty.txt", b""))["error"] == "no_file_data"


async def test_a_file_that_never_went_up_cannot_be_said(page: aiohttp.ClientSession) -> None:
    assert (await do(page, "say", channel="ideas", text="See", files=["F1"]))["error"] == "file_not_found"


async def test_a_reaction_is_given_and_taken_back(slack: Playground, page: aiohttp.ClientSession) -> None:
    ts = (await do(page, "say", channel="ideas", text="It holds"))["ts"]
    there = {"channel": "C0IDEAS", "ts": ts, "name": "tada"}
    assert await do(page, "react", **there) == {"ok": True}
    assert slack.channel("ideas").messages()[0].reactions == (("tada", "U0ALICE"),)
    assert await do(page, "react", **there) == {"ok": True}
    assert slack.channel("ideas").messages()[0].reactions == ()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"ts": "1.1"}, "message_not_found", id="no such message"),
        pytest.param({"name": "not a name"}, "invalid_name", id="no emoji"),
        pytest.param({"as": "grace"}, "message_not_found", id="somebody who is not in the channel"),
    ],
)
async def test_a_reaction_that_cannot_be_given_says_why(
    page: aiohttp.ClientSession, change: dict[str, str], error: str
) -> None:
    ts = (await do(page, "say", channel="ideas", text="It holds"))["ts"]
    answer = await do(page, "react", **({"channel": "C0IDEAS", "ts": ts, "name": "tada"} | change))
    assert (answer["ok"], answer["error"]) == (False, error)


async def test_what_waits_is_counted_for_everybody_at_once(page: aiohttp.ClientSession) -> None:
    for text in ("One", "Two"):
        await do(page, "say", channel="ideas", text=text)
    async with page.get("/play/waiting") as response:
        waiting = (await response.json())["waiting"]
    assert (waiting["U0ALICE"], waiting["U0BOB"], waiting["U0GRACE"]) == (0, 2, 0)
    assert "U0HENRY" not in waiting


async def test_what_is_scheduled_can_be_looked_up(
    slack: Playground, client: AsyncWebClient, page: aiohttp.ClientSession
) -> None:
    due = int(slack.clock.now()) + 3600
    await client.chat_scheduleMessage(channel="C0IDEAS", text="In an hour", post_at=due)
    async with page.get("/play/scheduled", params={"channel": "ideas"}) as response:
        told = json.loads(await response.text())["scheduled"]
    assert [(one["post_at"], one["text"], one["user"]) for one in told] == [(due, "In an hour", "U0ROBOT")]


async def test_a_file_of_a_person_comes_to_the_app_as_such(slack: Playground, page: aiohttp.ClientSession) -> None:
    async with hearing(slack) as heard:
        file = (await bring(page, "notes.txt", b"Six minutes"))["file"]["id"]
        there = await do(page, "direct", **{"with": "robot"})
        assert there["error"] == "user_disabled"
        await do(page, "say", channel=slack.member("alice").dm.id, text="See", files=[file])
        await slack.idle()
    told = heard.of("message")[0]["event"]
    assert (told["subtype"], told["files"][0]["id"], told["text"]) == ("file_share", file, "See")


async def test_what_one_said_is_changed_and_taken_back(slack: Playground, page: aiohttp.ClientSession) -> None:
    ts = (await do(page, "say", channel="ideas", text="It hodls"))["ts"]
    there = {"channel": "ideas", "ts": ts}
    assert await do(page, "rewrite", **there, text="It holds") == {"ok": True}
    assert slack.channel("ideas").reads() == ["It holds"]
    assert (await do(page, "remove", **there, **{"as": "bob"}))["error"] == "not_theirs"
    assert await do(page, "remove", **there) == {"ok": True}
    assert slack.channel("ideas").reads() == []


async def test_two_people_talk_among_themselves(slack: Playground, page: aiohttp.ClientSession) -> None:
    opened = await do(page, "direct", **{"with": "bob"})
    await do(page, "say", channel=opened["channel"], text="Between us")
    assert slack.member("bob").reads(opened["channel"]) == ["Between us"]
    assert await do(page, "direct", **{"as": "bob", "with": "alice"}) == opened
    assert (await do(page, "direct", **{"with": "henry"}))["error"] == "user_disabled"
