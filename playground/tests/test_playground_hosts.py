"""Nothing of it is served to others unless asked to: neither to other machines, nor to the page of a stranger."""

import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from playground.host_check import guarded
from playground.server import serving
from playground.state.server import Server
from playground.testing import Playground

pytestmark = pytest.mark.anyio


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_it_listens_on_loopback_only(slack: Playground) -> None:
    assert slack.url.startswith("http://127.0.0.1:")
    port = int(slack.url.rstrip("/").rsplit(":", 1)[1])
    outward = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with outward:
        outward.connect(("192.0.2.1", 9))  # sends nothing: it only tells which address this machine has outside
        own = outward.getsockname()[0]
    with pytest.raises(ConnectionRefusedError), socket.create_connection((own, port), timeout=2):
        pass


@pytest.mark.parametrize("path", ["", "page/app.js", "play/snapshot", "api/auth.test", "control/"])
@pytest.mark.parametrize("name", ["evil.example", "evil.example:3000", "127.0.0.1.evil.example", "10.0.0.5", ""])
async def test_a_name_that_is_not_of_this_machine_is_refused(
    slack: Playground, browser: aiohttp.ClientSession, path: str, name: str
) -> None:
    async with browser.get(slack.url + path, headers={"Host": name}) as response:
        assert response.status == 403
        assert "the name of this machine only" in await response.text()


@pytest.mark.parametrize("name", ["localhost", "localhost:3000", "127.0.0.1", "[::1]:3000", "bot.localhost"])
async def test_a_name_of_this_machine_is_served(slack: Playground, browser: aiohttp.ClientSession, name: str) -> None:
    async with browser.get(slack.url, headers={"Host": name}) as response:
        assert response.status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
async def test_the_page_of_a_stranger_may_not_act(
    slack: Playground, browser: aiohttp.ClientSession, origin: str
) -> None:
    said = {"as": "alice", "channel": "ideas", "text": "I was never here"}
    async with browser.post(f"{slack.url}play/say", json=said, headers={"Origin": origin}) as response:
        assert response.status == 403
    assert slack.channel("ideas").reads() == []
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await browser.ws_connect(f"{slack.url}link/?ticket=x", origin=origin)


async def test_the_page_itself_may_act(slack: Playground, browser: aiohttp.ClientSession) -> None:
    said = {"as": "alice", "channel": "ideas", "text": "Here I am"}
    async with browser.post(f"{slack.url}play/say", json=said, headers={"Origin": slack.url.rstrip("/")}) as response:
        assert (await response.json())["ok"] is True


async def test_other_hosts_are_served_when_that_was_asked_for(browser: aiohttp.ClientSession) -> None:
    async with serving(Server(), host="0.0.0.0") as address:
        port = address.rsplit(":", 1)[1]
        async with browser.get(f"http://127.0.0.1:{port}/", headers={"Host": "build.example:3000"}) as response:
            assert response.status == 200


async def test_the_page_runs_nothing_but_its_own_modules(slack: Playground, browser: aiohttp.ClientSession) -> None:
    async with browser.get(slack.url) as response:
        rules = response.headers["content-security-policy"].split("; ")
    assert "script-src 'self'" in rules
    assert "frame-ancestors 'self'" in rules


async def test_what_is_neither_a_request_nor_a_connection_passes() -> None:
    passed = []

    async def app(scope: object, _receive: object, _send: object) -> None:
        passed.append(scope)

    await guarded(app, host="127.0.0.1")({"type": "lifespan"}, None, None)  # type: ignore[arg-type]
    assert passed == [{"type": "lifespan"}]
