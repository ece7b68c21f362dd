"""The HTTP side: Slack's requests, signed, and a health check."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

STAMP = "x-slack-request-timestamp"


def site(bolt: AsyncApp) -> Starlette:
    """Two pages: `/slack/events` takes everything Slack sends, `/healthz` says `ok`."""
    slack = AsyncSlackRequestHandler(bolt)

    async def events(request: Request) -> Response:
        # Bolt answers a stamp that is no number with 500; it is a bad signature like any other.
        if not request.headers.get(STAMP, "").isdigit() and b"ssl_check" not in await request.body():
            return JSONResponse({"error": "invalid request"}, status_code=401)
        return await slack.handle(request)

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", health)])
