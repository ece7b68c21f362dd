"""A request URL that keeps what comes, checks nothing, and answers as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from playground.testing import Playground


@dataclass
class Doorstep:
    """`answers` are used up one by one; after them comes an empty 200. `verified` says what a challenge gets."""

    url: str = ""
    answers: list[web.Response] = field(default_factory=list)
    came: list[tuple[dict[str, str], str]] = field(default_factory=list)
    verified: bool = True
    slow: float = 0

    async def take(self, request: web.Request) -> web.Response:
        body = await request.text()
        if '"url_verification"' in body:
            challenge = (await request.json())["challenge"]
            return web.Response(text=challenge if self.verified else "what?")
        self.came.append(({name.lower(): value for name, value in request.headers.items()}, body))
        await asyncio.sleep(self.slow)
        return self.answers.pop(0) if self.answers else web.Response()


@asynccontextmanager
async def doorstep(slack: Playground) -> AsyncIterator[Doorstep]:
    """The request URL of the playground's app."""
    door = Doorstep()
    app = web.Application()
    app.router.add_post("/", door.take)
    app.router.add_get("/", door.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    slack.sends_to(door.url)
    try:
        yield door
    finally:
        await runner.cleanup()
