"""Trellis behind a request URL, as it stands at a host of its own, and unsigned or badly signed requests to it."""

import asyncio
import hashlib
import hmac
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import uvicorn
from house import WORKSPACE, House
from starlette.applications import Starlette

from bot import web
from bot.app import assemble
from bot.front import Server
from bot.settings import Given
from playground.testing import Playground

SECRET = "playground-secret"
COMMAND = urlencode({"command": "/growth", "text": "status", "user_id": "U0ALICE", "team_id": "T0PLAYGROUND"})
FORM = "application/x-www-form-urlencoded"


@dataclass
class Site(House):
    """A house whose Slack comes by HTTP."""

    url: str

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.get(f"{self.url}{path}") as response:
            return response.status, await response.text()

    async def post(self, body: str, *, stamp: str, secret: str = SECRET, kind: str = FORM) -> tuple[int, str]:
        """What somebody gets who posts this body as if they were Slack."""
        signature = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={signature}", "content-type": kind}
        async with (
            aiohttp.ClientSession() as http,
            http.post(f"{self.url}/slack/events", data=body.encode(), headers=headers) as response,
        ):
            return response.status, await response.text()


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
        async with assemble(given, now=slack.clock.moment) as trellis, _serving(web.site(trellis.bolt, SECRET)) as url:
            slack.sends_to(f"{url}/slack/events")
            yield Site(slack, trellis, url)


@asynccontextmanager
async def _serving(application: Starlette) -> AsyncIterator[str]:
    door = socket.create_server(("127.0.0.1", 0))
    server = Server(uvicorn.Config(application, lifespan="off", log_config=None))
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving
