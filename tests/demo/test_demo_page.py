"""`trellis demo`: the page with eight weeks behind it, as a process of its own."""

import signal
import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.bot.process import TRELLIS, running

pytestmark = pytest.mark.anyio

BOB = "  Be Bob, her manager: type /growth digest to Trellis, or /growth team."


async def test_it_says_where_the_page_is_and_what_to_do_first_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    async with running(TRELLIS, "demo", "--port", "0", folder=tmp_path) as demo:
        address = await demo.prints(r"http://127.0.0.1:\d+/")
        async with aiohttp.ClientSession(address) as page:
            async with page.get("/") as response:
                assert (response.status, response.content_type) == (200, "text/html")
            seen = await _asked(page, "snapshot")
            places = {place["name"]: place for place in seen["conversations"]}
            said = {name: (await _asked(page, "messages", place["id"]))["messages"] for name, place in places.items()}
        assert await demo.ends(signal.SIGINT) == 0
    ready, alice, bob, clock = demo.printed.splitlines()
    assert ready == f"Ready: {address}  (Ctrl-C ends it)"
    to_press = alice.removeprefix("  Be Alice: press “").removesuffix("” in the newest message from Trellis.")
    assert to_press in _buttons(said["trellis"][-1])
    assert (bob, clock.partition(":")[0]) == (BOB, "  Move the clock a week")
    assert places["ranking-growth"]["unread"] > 0
    assert seen["clock"]["mode"] == "moved"
    _is_an_office(said)


def _is_an_office(said: dict[str, list[dict[str, Any]]]) -> None:
    """Whether people talk to one another here, as they do where Trellis is not the only one who speaks."""
    assert set(said) == {"general", "ranking-growth", "trellis", "bob", "kenji"}
    assert 8 <= len(said["general"]) <= 15
    assert len({message["user"] for message in said["general"]}) == 6
    assert len([message for message in said["general"] if message.get("reply_count")]) >= 2
    assert [message["reply_count"] for message in said["ranking-growth"] if message.get("reply_count")][-1] == 2
    assert {message["user"] for message in said["bob"]} == {"U0ALICE", "U0BOB"}


def _buttons(message: dict[str, Any]) -> set[str]:
    elements = (element for block in message["blocks"] for element in block.get("elements", ()))
    return {element["text"]["text"] for element in elements if element["type"] == "button"}


async def _asked(page: aiohttp.ClientSession, what: str, channel: str = "") -> dict[str, Any]:
    """What the page gets when it asks as Alice."""
    async with page.get(f"/play/{what}", params={"as": "alice", "channel": channel}) as response:
        answer: dict[str, Any] = await response.json()
        return answer


async def test_the_page_opens_once_the_eight_weeks_are_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with running(TRELLIS, "demo", "--port", str(port), folder=tmp_path, force_color="1") as demo:
        await demo.prints("Eight weeks of a team, lived through")
        async with aiohttp.ClientSession() as page, page.get(f"http://127.0.0.1:{port}/") as response:
            assert (response.status, response.headers["refresh"]) == (503, "2")
            assert await response.text() == "Eight weeks of a team, lived through\n\nThis page opens by itself.\n"
        await demo.ends(signal.SIGINT)


async def test_ctrl_c_is_heard_while_the_eight_weeks_are_made(tmp_path: Path) -> None:
    async with running(TRELLIS, "demo", "--port", "0", folder=tmp_path, force_color="1") as demo:
        await demo.prints("Eight weeks of a team, lived through")
        assert await demo.ends(signal.SIGINT) == 130
    assert "Traceback" not in demo.printed
    assert "Ready" not in demo.printed


async def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with running(TRELLIS, "demo", "--port", str(port), folder=tmp_path) as demo:
            assert await demo.ends() == 1
    assert demo.printed.splitlines() == [
        f"The page cannot be served on port {port}: Address already in use.",
        "  Choose another: make demo PORT=3001.",
    ]
