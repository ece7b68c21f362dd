"""The doors of the Web API: arguments in, Slack's answers out, and trouble where it was asked for."""

import base64
import json
import time
import urllib.parse
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground import methods
from playground.answers import Answers
from playground.errors import ApiError
from playground.outage import delayed, prevented, wrong_by
from playground.slack import Slack
from playground.wire import Json


class WebApi:
    """The routes of one Slack's Web API, of its response URLs, and of Socket Mode."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
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
        trouble = self._slack.misbehave.take(method, self._place(token))
        instead = prevented(trouble)
        if instead is not None:
            answer, response = instead
        else:
            with self._slack.clock.wrong_by(wrong_by(trouble)):
                answered = methods.answer(self._slack.ground, method, args=args, token=token)
            answer, response = answered.body, _response(answered)
        self._slack.recorder.came_in(method, args, answer=answer, ms=_ms_since(started))
        return await delayed(response, trouble)

    def _place(self, token: str | None) -> str:
        """The workspace or organisation that a token is for; empty for one that is for none."""
        try:
            return self._slack.ground.installs.behind(token or "").place
        except ApiError:
            return ""

    async def respond(self, request: Request) -> Response:
        """What an app posts to a response URL."""
        started, key = time.perf_counter(), request.path_params["key"]
        try:
            body = json.loads(await request.body())
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_payload"}, 400)
        try:
            Answers(self._behind(key)).to_response_url(key, body)
            answer: Json = {"ok": True}
            response: Response = PlainTextResponse("ok")
        except ApiError as error:
            answer = error.answer
            response = JSONResponse(answer, 404 if error.error in ("expired_url", "used_url") else 400)
        self._slack.recorder.came_in("response_url", body, answer=answer, ms=_ms_since(started))
        return response

    def _behind(self, key: str) -> Slack:
        """The workspace in which a response URL was given out. Raises ApiError where there is none."""
        found = (slack for slack in self._slack.ground.slacks.values() if slack.responses.knows(key))
        slack = next(found, None)
        if slack is None:
            raise ApiError("expired_url")
        return slack

    async def link(self, websocket: WebSocket) -> None:
        """One connection of Socket Mode."""
        ticket = websocket.query_params.get("ticket", "")
        sockets = next((sockets for sockets in self._slack.sockets.values() if sockets.takes(ticket)), None)
        if sockets is None:
            await websocket.close(1008)
        else:
            await sockets.serve(websocket)


def _response(answered: methods.Answer) -> Response:
    headers = {"x-oauth-scopes": ",".join(sorted(answered.scopes))} if answered.scopes else {}
    if answered.retry_after is None:
        return JSONResponse(answered.body, headers=headers)
    return JSONResponse(answered.body, 429, headers=headers | {"retry-after": str(answered.retry_after)})


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
