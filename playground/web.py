"""The doors of the Web API: arguments in, Slack's answers out, and trouble where it was asked for."""

import asyncio
import base64
import json
import time
import urllib.parse
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from playground import methods
from playground.answers import Answers
from playground.errors import ApiError
from playground.misbehave import Trouble
from playground.slack import Slack
from playground.wire import Json

TRANSPORT = "playground.transport"


class Dropped(Response):
    """No answer at all: the connection is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[TRANSPORT].abort()
        while (await receive())["type"] != "http.disconnect":
            pass


def cuttable(app: ASGIApp) -> ASGIApp:
    """An application that can reach the connection under a request, for which ASGI has no word."""

    async def outermost(scope: Scope, receive: Receive, send: Send) -> None:
        # What uvicorn hands over as `send` is a method of its request, which knows the connection.
        scope[TRANSPORT] = getattr(getattr(send, "__self__", None), "transport", None)
        await app(scope, receive, send)

    return outermost


class WebApi:
    """The routes of one Slack's Web API, of its response URLs, and of Socket Mode."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._answers = Answers(slack)
        self.routes = [
            Route("/api/{method}", self.call, methods=["GET", "POST"]),
            Route("/actions/{key}", self.respond, methods=["POST"]),
            WebSocketRoute("/link/", self.link),
        ]

    async def call(self, request: Request) -> Response:
        """One call of a method."""
        started = time.perf_counter()
        method = request.path_params["method"]
        args, token = await _arguments(request)
        trouble = self._slack.misbehave.take(method)
        prevented = _prevented(trouble)
        if prevented is not None:
            answer, response = prevented
        else:
            answer = methods.answer(self._slack, method, args=args, token=token)
            response = self._response(answer, token)
        self._slack.recorder.came_in(method, args, answer=answer, ms=_ms_since(started))
        return await _delayed(response, trouble)

    def _response(self, answer: Json, token: str | None) -> Response:
        app = methods.app_with(self._slack, token)
        return JSONResponse(answer, headers={"x-oauth-scopes": ",".join(sorted(app.scopes))} if app else None)

    async def respond(self, request: Request) -> Response:
        """What an app posts to a response URL."""
        started = time.perf_counter()
        try:
            body = json.loads(await request.body())
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_payload"}, 400)
        try:
            self._answers.to_response_url(request.path_params["key"], body)
            answer: Json = {"ok": True}
            response: Response = PlainTextResponse("ok")
        except ApiError as error:
            answer = error.answer
            response = JSONResponse(answer, 404 if error.error in ("expired_url", "used_url") else 400)
        self._slack.recorder.came_in("response_url", body, answer=answer, ms=_ms_since(started))
        return response

    async def link(self, websocket: WebSocket) -> None:
        """One connection of Socket Mode."""
        ticket = websocket.query_params.get("ticket", "")
        sockets = next((sockets for sockets in self._slack.sockets.values() if sockets.takes(ticket)), None)
        if sockets is None:
            await websocket.close(1008)
        else:
            await sockets.serve(websocket)


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


async def _arguments(request: Request) -> tuple[dict[str, Any], str | None]:
    """The arguments of a call and its token, wherever they were put."""
    args: dict[str, Any] = dict(request.query_params)
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("application/json"):
        body = json.loads(await request.body() or b"{}")
        args |= body if isinstance(body, dict) else {}
    elif request.method == "POST":
        args |= urllib.parse.parse_qsl((await request.body()).decode(), keep_blank_values=True)
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        args["client_id"], _, args["client_secret"] = base64.b64decode(secret).decode().partition(":")
    return args, secret if scheme.lower() == "bearer" else args.get("token")


def _prevented(trouble: Trouble | None) -> tuple[Json, Response] | None:
    """The answer of a trouble in which nothing is done."""
    if trouble is None or trouble.kind in ("dropped", "slow", "held"):
        return None
    answer: Json = {"ok": False, "error": trouble.error or trouble.kind}
    if trouble.kind == "ratelimited":
        return answer, JSONResponse(answer, 429, headers={"retry-after": str(int(trouble.seconds))})
    if trouble.kind == "broken":
        return answer, PlainTextResponse("upstream error", trouble.status)
    return answer, JSONResponse(answer)


async def _delayed(response: Response, trouble: Trouble | None) -> Response:
    """The answer of a call that was carried out: late, or never."""
    if trouble is None:
        return response
    if trouble.hold is not None:
        await trouble.hold.wait()
    if trouble.kind == "slow":
        await asyncio.sleep(trouble.seconds)
    return Dropped() if trouble.kind == "dropped" else response
