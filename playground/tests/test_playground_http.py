"""An app behind a request URL: signed requests, and answers by HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
import uvicorn
from greeter import Greeter
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground.config import Workspace, default_app
from playground.testing import Playground

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def greeting_by_http(slack: Playground) -> AsyncIterator[Greeter]:
    """The app behind a request URL of its own."""
    greeter = Greeter(slack)
    handler = AsyncSlackRequestHandler(greeter.bolt)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    server = uvicorn.Server(
        uvicorn.Config(
            Starlette(routes=[Route("/slack/events", events, methods=["POST"])]),
            port=0,
            lifespan="off",
            log_config=None,
        )
    )
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    port = server.servers[0].sockets[0].getsockname()[1]
    slack.sends_to(f"http://127.0.0.1:{port}/slack/events")
    try:
        yield greeter
    finally:
        await slack.server.close()
        server.servers[0].close()
        await server.servers[0].wait_closed()


async def test_an_app_by_http_is_asked_with_signatures() -> None:
    async with Playground.running() as slack, greeting_by_http(slack) as app:
        alice = slack.member("alice")
        await alice.opens_home()
        await alice.clicks("Start")
        await alice.chooses("Level", "Junior")
        await alice.fills("In your words", "no")
        await alice.submits()
        assert alice.errors == {"In your words": "Say a little more."}
        await alice.fills("In your words", "yes")
        await alice.submits()
        await alice.types("/robot start")
        assert alice.newest() == "Hello you\n[Start]"
        assert app.heard[0]["type"] == "app_home_opened"


async def test_a_wrong_signature_is_a_failed_dispatch() -> None:
    forger = Workspace(apps=(replace(default_app(), signing_secret="another"),))
    async with Playground.running(forger) as slack, greeting_by_http(slack) as app:
        with pytest.raises(AssertionError, match="dispatch_failed"):
            await slack.member("alice").types("/robot start")
        assert app.heard == []
