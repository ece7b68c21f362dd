"""What the page asks for and gets, over HTTP."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from greeter import LEVELS, greeting

from playground.testing import Playground

pytestmark = pytest.mark.anyio


class Page:
    """An open page: asks as the contract says."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(self, path: str, **asked: str) -> Any:
        async with self._session.get(_way(path), params=asked) as response:
            return await response.json()

    async def post(self, path: str, **asked: Any) -> Any:
        async with self._session.post(_way(path), json=asked) as response:
            return await response.json()

    async def notices(self, me: str) -> AsyncIterator[dict[str, Any]]:
        async with self._session.get("/play/events", params={"as": me}) as response:
            async for line in response.content:
                if line.startswith(b":"):
                    yield {"type": "open"}
                elif line.startswith(b"data: "):
                    yield json.loads(line[6:])


def _way(path: str) -> str:
    return path if path.startswith("/") else f"/play/{path}"


@pytest.fixture
async def page(slack: Playground) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession(slack.url) as session:
        yield Page(session)


async def test_a_first_visit_begins_as_somebody_who_lives_there(page: Page) -> None:
    assert (await page.get("snapshot"))["me"] == "U0ALICE"


async def test_a_snapshot_is_what_one_person_sees(page: Page) -> None:
    seen = await page.get("snapshot", **{"as": "U0ALICE"})
    assert seen["workspace"] == {"id": "T0PLAYGROUND", "name": "Playground"}
    assert seen["clock"] == {"now": 1795510800.0, "mode": "frozen"}
    assert [c["name"] for c in seen["conversations"]] == ["general", "ideas", "launch-2024", "robot"]
    assert seen["apps"][0]["im"] == seen["conversations"][-1]["id"]
    assert seen["apps"][0]["commands"][0]["command"] == "/robot"
    assert (seen["views"], seen["homes"]) == ([], {"A0ROBOT": None})
    alice = seen["people"][0]
    assert (alice["id"], alice["tz"], alice["dnd"]) == ("U0ALICE", "Europe/Brussels", False)


async def test_a_click_on_a_home_that_was_drawn_anew_meanwhile_arrives(slack: Playground, page: Page) -> None:
    async with greeting(slack) as greeter:
        alice = slack.member("alice")
        await alice.opens_home()
        await alice.sees("Welcome home")
        seen = (await page.get("snapshot", **{"as": alice.id}))["homes"]["A0ROBOT"]
        for _ in range(2):
            await alice.opens_home()
        assert (await page.get("snapshot", **{"as": alice.id}))["homes"]["A0ROBOT"]["hash"] != seen["hash"]
        named = {"block_id": seen["blocks"][1]["block_id"], "action_id": "start"}
        asked = {"as": alice.id, "container": {"type": "view", "view_id": seen["id"]}, "action": named}
        assert await page.post("action", **asked) == {"ok": True}
        assert greeter.heard[-1]["view"]["hash"] == seen["hash"]
        gone = await page.post("action", **asked | {"action": {"block_id": "b0", "action_id": "start"}})
    assert gone["detail"] == "there is no control 'start' there any more"


async def test_what_is_said_is_unread_until_it_is_read(page: Page) -> None:
    said = await page.post("say", **{"as": "U0ALICE", "channel": "C0IDEAS", "text": "Hello @bob"})
    assert said["ok"] is True
    bob = {"as": "U0BOB", "channel": "C0IDEAS"}
    read = await page.get("messages", **bob)
    assert (read["messages"][0]["text"], read["messages"][0]["ts"]) == ("Hello <@U0BOB>", said["ts"])
    assert await unread(page) == 1
    assert await page.post("read", **bob) == {"ok": True}
    assert await unread(page) == 0
    await page.post("say", **bob, text="Hi", thread_ts=said["ts"])
    main = await page.get("messages", **bob)
    thread = await page.get("messages", **bob, thread=said["ts"])
    assert [m["reply_count"] for m in main["messages"]] == [1]
    assert [m["text"] for m in thread["messages"]] == ["Hello <@U0BOB>", "Hi"]


async def test_what_is_said_in_a_thread_does_not_make_the_channel_unread(page: Page) -> None:
    alice = {"as": "U0ALICE", "channel": "C0IDEAS"}
    said = await page.post("say", **alice, text="Hello @bob")
    await page.post("say", **alice, text="One more thing", thread_ts=said["ts"])
    assert await unread(page) == 1


async def unread(page: Page) -> int:
    seen = await page.get("snapshot", **{"as": "U0BOB"})
    return next(int(c["unread"]) for c in seen["conversations"] if c["id"] == "C0IDEAS")


async def test_older_messages_come_in_pages(page: Page) -> None:
    for n in range(5):
        await page.post("say", **{"as": "alice", "channel": "ideas", "text": f"{n}"})
    where = {"as": "alice", "channel": "C0IDEAS", "limit": "2"}
    newest = await page.get("messages", **where)
    older = await page.get("messages", **where, before=newest["messages"][0]["ts"])
    assert [m["text"] for m in older["messages"] + newest["messages"]] == ["1", "2", "3", "4"]
    assert (newest["has_more"], older["has_more"]) == (True, True)


async def test_a_form_is_opened_refused_and_sent(slack: Playground, page: Page) -> None:
    async with greeting(slack):
        me = {"as": "U0ALICE"}
        dm = slack.member("alice").dm.id
        assert await page.post("command", **me, channel=dm, text="/robot start") == {"ok": True}
        hello = (await page.get("messages", **me, channel=dm))["messages"][0]
        assert hello["ephemeral"] is True
        button = hello["blocks"][1]
        action = {"block_id": button["block_id"], "action_id": "start", "type": "button", "value": "now"}
        container = {"type": "message", "channel": dm, "ts": hello["ts"]}
        clicked = await page.post("action", **me, container=container, action=action, state={"values": {}})
        assert clicked == {"ok": True}
        view = (await page.get("snapshot", **me))["views"][0]
        refused = await page.post("submit", **me, view_id=view["id"], state={"values": {}})
        assert refused["errors"] == {"level": "Please complete this required field."}
        level = {"type": "static_select", "selected_option": LEVELS[1]}
        values = {"level": {"level": level}, "words": {"words": {"type": "plain_text_input", "value": "no"}}}
        again = await page.post("submit", **me, view_id=view["id"], state={"values": values})
        assert (again["ok"], again["errors"]) == (False, {"words": "Say a little more."})
        assert await page.post("close", **me, view_id=view["id"]) == {"ok": True}
        assert (await page.get("snapshot", **me))["views"] == []


async def test_an_open_page_is_told_what_changes(slack: Playground, page: Page) -> None:
    async with greeting(slack):
        notices = page.notices("U0ALICE")
        assert await anext(notices) == {"type": "open"}
        await page.post("home", **{"as": "U0ALICE", "app": "A0ROBOT"})
        home = await until(notices, "home")
        assert (home["app"], home["view"]["type"]) == ("A0ROBOT", "home")
        await page.post("say", **{"as": "U0BOB", "channel": "C0IDEAS", "text": "News"})
        assert (await until(notices, "message"))["message"]["text"] == "News"
        assert (await until(notices, "unread"))["unread"] == 1
        await page.post("/control/clock", by="+1 day")
        assert (await until(notices, "clock"))["clock"]["now"] == 1795510800.0 + 86400


async def until(notices: AsyncIterator[dict[str, Any]], kind: str) -> dict[str, Any]:
    return await anext(notice async for notice in notices if notice["type"] == kind)


async def test_the_inspector_sees_both_directions(slack: Playground, page: Page) -> None:
    async with greeting(slack):
        await slack.member("alice").opens_home()
        calls = (await page.get("/control/calls"))["calls"]
        traffic = [(call["direction"], call["what"], call["ok"]) for call in calls]
        assert ("in", "views.publish", True) in traffic
        assert traffic[-1] == ("out", "app_home_opened", True)
        assert (await page.get("/control/calls", after=str(calls[-1]["n"])))["calls"] == []


@pytest.mark.parametrize(
    ("path", "asked", "error"),
    [
        pytest.param("command", {"channel": "ideas", "text": "/shrink"}, "no_such_command", id="an unknown command"),
        pytest.param("command", {"channel": "ideas", "text": "/robot"}, "dispatch_failed", id="no app there"),
        pytest.param("say", {"channel": "leads", "text": "x"}, "not_in_channel", id="a channel of others"),
        pytest.param("say", {"channel": "launch-2024", "text": "x"}, "is_archived", id="an archived channel"),
        pytest.param("say", {"channel": "nowhere", "text": "x"}, "invalid_arguments", id="no such channel"),
        pytest.param("submit", {"view_id": "V1"}, "not_found", id="a form that is gone"),
        pytest.param("/control/clock", {"to": "2020-01-01"}, "invalid_arguments", id="the past"),
    ],
)
async def test_what_cannot_be_done_says_why(page: Page, path: str, asked: dict[str, str], error: str) -> None:
    answer = await page.post(path, **{"as": "U0ALICE"}, **asked)
    assert (answer["ok"], answer["error"]) == (False, error)
