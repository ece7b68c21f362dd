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
    paths: list[str] = field(default_factory=list)
    verified: bool = True
    slow: float = 0

    async def take(self, request: web.Request) -> web.Response:
        body = await request.text()
        if '"url_verification"' in body:
            challenge = (await request.json())["challenge"]
            return web.Response(text=challenge if self.verified else "what?")
        self.paths.append(request.path)
        self.came.append(({name.lower(): value for name, value in request.headers.items()}, body))
        await asyncio.sleep(self.slow)
        return self.answers.pop(0) if self.answers else web.Response()


@asynccontextmanager
async def doorstep(slack: Playground | None = None) -> AsyncIterator[Doorstep]:
    """The request URL of a playground's app, or of one that does not run yet."""
    door = Doorstep()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", door.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    if slack is not None:
        slack.sends_to(door.url)
    try:
        yield door
    finally:
        await runner.cleanup()
