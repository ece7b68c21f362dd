"""`trellis demo`: the page with six weeks behind it, as a process of its own."""

import signal
import socket
from pathlib import Path

import aiohttp
import pytest
from process import TRELLIS, running

pytestmark = pytest.mark.anyio


async def test_it_says_where_the_page_is_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    async with running(TRELLIS, "demo", "--port", "0", folder=tmp_path) as demo:
        address = await demo.prints(r"http://127.0.0.1:\d+/")
        async with aiohttp.ClientSession(address) as page:
            async with page.get("/") as response:
                assert (response.status, response.content_type) == (200, "text/html")
            async with page.get("/play/snapshot", params={"as": "alice"}) as response:
                seen = await response.json()
        assert await demo.ends(signal.SIGINT) == 0
    assert demo.printed.splitlines() == [f"Ready: {address}  (Ctrl-C ends it)"]
    assert [c["unread"] > 0 for c in seen["conversations"] if c["name"] == "ranking-growth"] == [True]
    assert seen["clock"]["mode"] == "moved"


async def test_ctrl_c_is_heard_while_the_six_weeks_are_made(tmp_path: Path) -> None:
    async with running(TRELLIS, "demo", "--port", "0", folder=tmp_path, force_color="1") as demo:
        await demo.prints("Six weeks of a team, lived through")
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
