"""The HTTP side: Slack's requests, signed, and a health check."""

import re
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

STAMP = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def site(bolt: AsyncApp, secret: str) -> Starlette:
    """Two pages: `/slack/events` takes everything Slack sends, signed with the secret, `/healthz` says `ok`."""
    slack = AsyncSlackRequestHandler(bolt)
    verifier = SignatureVerifier(secret)

    async def events(request: Request) -> Response:
        body = (await request.body()).decode(errors="replace")
        if parse_qs(body).get("ssl_check") == ["1"]:  # Slack looks at the certificate, unsigned, and wants nothing else
            return PlainTextResponse("")
        if not _is_slacks(verifier, request.headers, body):
            return JSONResponse({"error": "invalid request"}, status_code=401)
        return await slack.handle(request)

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", health)])


def _is_slacks(verifier: SignatureVerifier, headers: Headers, body: str) -> bool:
    """Whether a request is signed by Slack, and less than five minutes old.

    Bolt looks too, but reads the body before it does, and stumbles over a stamp that is no number.
    """
    stamp = headers.get("x-slack-request-timestamp", "")
    signature = headers.get("x-slack-signature", "")
    if not STAMP.fullmatch(stamp) or not SIGNATURE.fullmatch(signature):
        return False
    return verifier.is_valid(body, stamp, signature)
