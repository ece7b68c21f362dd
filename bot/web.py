"""The HTTP side: Slack's requests, signed, and a health check. Nothing is parsed before the signature is known."""

import asyncio
import re

import structlog
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import envelopes
from bot.access import Access
from bot.bolt_app import Bolt, show
from bot.envelopes import Elsewhere, Senseless

MOST = 1_000_000  # bytes; a form as large as Slack allows has three quarters of that
SSL_CHECK = 500  # bytes; it comes unsigned, and is some words long
# source: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
WITHIN = 5.0  # seconds for a body to arrive: Slack waits three for our answer
STAMP = re.compile(r"[0-9]{1,12}")
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")
CLOSE = {"connection": "close"}
log = structlog.get_logger()


class Unread(Exception):
    """A body that will not be read to its end. Carries the answer."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.answer = JSONResponse({"error": why}, status_code=status, headers=CLOSE)


def site(bolt: Bolt, secret: str, workspace: str, access: Access) -> Starlette:
    """Two pages: `/slack/events` takes everything Slack sends, signed with the secret, `/healthz` says how it goes."""
    verifier = SignatureVerifier(secret)

    async def events(request: Request) -> Response:
        signed = _looks_signed(request.headers)
        try:
            body = await _body(request, MOST, at_most=MOST if signed else SSL_CHECK)
        except Unread as unread:
            return unread.answer
        if not signed and b"ssl_check=1" in body.split(b"&"):  # Slack looks at the certificate, and wants nothing else
            return PlainTextResponse("")
        if not signed or not _is_slacks(verifier, request.headers, body):
            return JSONResponse({"error": "invalid request"}, status_code=401)
        return await _hand_over(bolt, request, body, workspace)

    async def health(_: Request) -> Response:
        if access.why:
            return PlainTextResponse(f"Slack does not let Trellis in: {access.why}", status_code=503)
        return PlainTextResponse("ok")

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", health)])


async def _hand_over(bolt: Bolt, request: Request, body: bytes, workspace: str) -> Response:
    """Gives Bolt what makes sense, and tells Slack what does not."""
    try:
        kind = request.headers.get("content-type", "")
        handed = envelopes.opened(lambda: envelopes.unpacked(body.decode(), kind), workspace)
    except Senseless as error:
        log.warning("Slack's request makes no sense", why=str(error))
        return JSONResponse({"error": "invalid request"}, status_code=400)
    except Elsewhere as error:
        log.warning("a request of another workspace", workspace=str(error))
        return JSONResponse({"error": "another workspace"}, status_code=403)
    answer = await bolt.attend(handed) or await bolt.async_dispatch(to_async_bolt_request(request, body))
    response = to_starlette_response(answer)
    response.background = BackgroundTask(show, answer)
    return response


async def _body(request: Request, most: int, *, at_most: int) -> bytes:
    """The body, if it is no larger than `at_most` and arrives in time. More than `most` bytes are never read."""
    stated = request.headers.get("content-length", "0")
    if int(stated) > most:
        raise Unread(413, "too large")
    if int(stated) > at_most:
        raise Unread(401, "invalid request")
    whole = bytearray()
    try:
        async with asyncio.timeout(WITHIN):
            async for piece in request.stream():
                whole += piece
                if len(whole) > at_most:
                    raise Unread(413 if at_most == most else 401, "too large" if at_most == most else "invalid request")
    except TimeoutError:
        raise Unread(408, "too slow") from None
    except ClientDisconnect:
        raise Unread(400, "invalid request") from None
    return bytes(whole)


def _looks_signed(headers: Headers) -> bool:
    return bool(
        STAMP.fullmatch(headers.get("x-slack-request-timestamp", ""))
        and SIGNATURE.fullmatch(headers.get("x-slack-signature", ""))
    )


def _is_slacks(verifier: SignatureVerifier, headers: Headers, body: bytes) -> bool:
    """Whether a request is signed by Slack, and less than five minutes old. Slack signs nothing that is not UTF-8.

    source: https://docs.slack.dev/authentication/verifying-requests-from-slack
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return False
    return verifier.is_valid(text, headers["x-slack-request-timestamp"], headers["x-slack-signature"])
