"""Trellis behind a request URL, as it stands at a host of its own, and unsigned or badly signed requests to it."""

import asyncio
import hashlib
import hmac
import socket
import time
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
from house import WORKSPACE, House
from starlette.applications import Starlette

from bot import transport, web
from bot.app import Trellis, assemble
from bot.settings import Given
from playground.testing import Playground

SECRET = "playground-secret"
COMMAND = urlencode({"command": "/growth", "text": "status", "user_id": "U0ALICE", "team_id": "T0PLAYGROUND"})
FORM = "application/x-www-form-urlencoded"


@dataclass(kw_only=True)
class Site(House):
    """A house whose Slack comes by HTTP."""

    url: str

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(f"{self.url}{path}") as response:
            return response.status, await response.text()

    async def post(self, body: str, *, stamp: str, secret: str = SECRET, kind: str = FORM) -> tuple[int, str]:
        """What somebody gets who posts this body as if they were Slack."""
        signed = signature(stamp, body, secret=secret)
        headers = {"x-slack-request-timestamp": stamp, "x-slack-signature": signed, "content-type": kind}
        async with (
            aiohttp.ClientSession() as http,
            http.post(f"{self.url}/slack/events", data=body.encode(), headers=headers) as response,
        ):
            return response.status, await response.text()


def signature(stamp: str, body: str, *, secret: str = SECRET) -> str:
    """What Slack writes beside a body that it sends."""
    return f"v0={hmac.new(secret.encode(), f'v0:{stamp}:{body}'.encode(), hashlib.sha256).hexdigest()}"


async def ask(application: Starlette, body: bytes, headers: dict[str, str]) -> int:
    """The status with which the site answers this request, without a wire between them."""
    answered: list[int] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answered.append(message["status"])

    named = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": "/slack/events", "query_string": b"", "headers": named}
    await application(scope, receive, send)
    return answered[0]


def stamp(age: float = 0) -> str:
    """A time stamp of so many seconds ago, as Slack writes it: in real time, whatever a stopped clock says."""
    return str(int(time.time() - age))


@asynccontextmanager
async def site(folder: Path, *, start: datetime) -> AsyncIterator[Site]:
    """Opens a house without a socket: Slack delivers to its address."""
    async with Playground.running(WORKSPACE, start=start) as slack:
        given = Given.model_validate(
            {
                "slack_api_url": slack.api_url,
                "slack_bot_token": "xoxb-playground",
                "slack_signing_secret": SECRET,
                "database_url": f"sqlite:///{folder / 'trellis.db'}",
            }
        )
        async with assemble(given, now=slack.clock.moment) as trellis, _serving(_site(trellis)) as url:
            slack.sends_to(f"{url}/slack/events")
            slack.waits_for(trellis.dispatcher.showing.settled)
            yield Site(slack, trellis, url=url)


def _site(trellis: Trellis) -> Starlette:
    return web.site(trellis.bolt, SECRET, trellis.tenant.workspace, trellis.access)


@asynccontextmanager
async def _serving(application: Starlette) -> AsyncIterator[str]:
    door = socket.create_server(("127.0.0.1", 0))
    server = transport.serve(application)
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
