"""The same echo bot behind a request URL, installed by OAuth into two workspaces, unchanged but for the base URL."""

import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from plain_apps import SCOPES, echo_by_http
from yarl import URL

from playground.config import AppSpec, ChannelSpec, CommandSpec, MemberSpec, Workspace
from playground.testing import Playground

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated"),  # Slack's own client still uses it
]


def workspaces(site: str) -> Workspace:
    """An app that nobody has installed yet, and two workspaces."""
    echo = AppSpec(
        name="Echo",
        scopes=frozenset(SCOPES),
        events=frozenset({"app_mention", "message.im", "app_uninstalled", "tokens_revoked"}),
        commands=(CommandSpec("/echo"),),
        request_url=f"{site}/slack/events",
        redirect_urls=(f"{site}/slack/oauth_redirect",),
    )
    orchard = Workspace(
        "Orchard",
        "T0ORCHARD",
        "orchard",
        members=(MemberSpec("olga", "Olga Petrov", is_owner=True),),
        channels=(ChannelSpec("harvest", ("olga",)),),
        apps=(),
    )
    return Workspace(channels=(ChannelSpec("general", ("alice", "bob")),), apps=(), offered=(echo,), beside=(orchard,))


@pytest.fixture
async def site() -> AsyncIterator[tuple[socket.socket, str]]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door, f"http://127.0.0.1:{door.getsockname()[1]}"


@pytest.fixture
async def slack(site: tuple[socket.socket, str], tmp_path: Path) -> AsyncIterator[Playground]:
    door, address = site
    async with Playground.running(workspaces(address)) as running:
        app = echo_by_http(running.api_url, site=running.url.rstrip("/"), folder=tmp_path)
        async with serving(app.web_app(), door):
            yield running


@asynccontextmanager
async def serving(app: web.Application, door: socket.socket) -> AsyncIterator[None]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.SockSite(runner, door).start()
    try:
        yield
    finally:
        await runner.cleanup()


async def installs(site: str, team: str = "") -> str:
    """Goes the way of a browser: the app's link to Slack, somebody's consent, and back; the page at its end."""
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=URL(site))
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(f"{site}/slack/install") as page:
            found = re.findall(r'href="([^"]+/oauth/v2/authorize[^"]+)"', await page.text())
            link = URL(unescape(found[0]))
        async with browser.get(link.update_query(team=team) if team else link) as page:
            return await page.text()


async def test_it_is_installed_and_then_answers(slack: Playground, site: tuple[socket.socket, str]) -> None:
    assert "Thank you!" in await installs(site[1])
    alice = slack.member("alice")
    await alice.says("Good morning")
    assert await alice.hears("You said") == "You said: Good morning"
    await alice.types("/echo one two")
    assert await alice.hears("one two") == "one two"


async def test_in_each_workspace_it_speaks_with_its_own_token(
    slack: Playground, site: tuple[socket.socket, str]
) -> None:
    await installs(site[1])
    await installs(site[1], "T0ORCHARD")
    orchard = slack.beside("T0ORCHARD")
    alice, olga = slack.member("alice"), orchard.member("olga")
    await alice.says("From the first")
    await olga.says("From the second")
    assert await olga.hears("You said") == "You said: From the second"
    assert await alice.hears("You said") == "You said: From the first"


async def test_a_state_that_is_not_its_own_installs_nothing(slack: Playground, site: tuple[socket.socket, str]) -> None:
    link = {"client_id": "playground", "scope": "chat:write", "state": "made-up"}
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(f"{slack.url}oauth/v2/authorize", params=link) as page,
    ):
        assert "Something Went Wrong!" in await page.text()
    assert slack.calls == []


async def test_when_it_is_removed_it_forgets_its_token(slack: Playground, site: tuple[socket.socket, str]) -> None:
    await installs(site[1])
    await slack.uninstalls()
    with pytest.raises(AssertionError, match="no_such_command"):
        await slack.member("alice").types("/echo one two")
    assert "Thank you!" in await installs(site[1])
    await slack.member("alice").says("Are you back?")
    assert await slack.member("alice").hears("You said") == "You said: Are you back?"
