"""The doors of the Web API: arguments in, Slack's answers out, and trouble where it was asked for."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground.api import methods
from playground.api.answers import Answers
from playground.api.arguments import arguments, payload
from playground.core.misbehave import Trouble
from playground.core.strictness import warned
from playground.delivery.outage import delayed, prevented, wrong_by
from playground.errors import ApiError
from playground.state.server import Server
from playground.state.slack import Slack
from playground.wire import Json


class WebApi:
    """The routes of one server's Web API, of its response URLs, and of Socket Mode."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.routes = [
            Route("/api/{method}", self.call, methods=["GET", "POST"]),
            Route("/actions/{key}", self.respond, methods=["POST"]),
            WebSocketRoute("/link/", self.link),
        ]

    async def call(self, request: Request) -> Response:
        """One call of a method."""
        started = time.perf_counter()
        method = request.path_params["method"]
        try:
            args, token = await arguments(request)
        except ApiError as error:
            self._server.recorder.came_in(method, {}, answer=error.answer, ms=_ms_since(started))
            return JSONResponse(error.answer)
        trouble = self._server.misbehave.take(method, self._place(token))
        answer, response = prevented(trouble) or self._carried_out(method, args, token=token, trouble=trouble)
        self._server.recorder.came_in(method, args, answer=answer, ms=_ms_since(started))
        return await delayed(response, trouble)

    def _carried_out(
        self, method: str, args: Json, *, token: str | None, trouble: Trouble | None
    ) -> tuple[Json, Response]:
        with self._server.clock.wrong_by(wrong_by(trouble)):
            answered = methods.answer(self._server, method, args=args, token=token)
        return answered.body, _response(answered)

    def _place(self, token: str | None) -> str:
        """The workspace or organisation that a token is for; empty for one that is for none."""
        try:
            return self._server.installs.behind(token or "").place
        except ApiError:
            return ""

    async def respond(self, request: Request) -> Response:
        """What an app posts to a response URL."""
        started, key = time.perf_counter(), request.path_params["key"]
        try:
            body = await payload(request)
        except ApiError as error:
            return JSONResponse(error.answer, 400)
        slack = self._behind(key)
        trouble = self._server.misbehave.take("response_url", slack.workspace.id if slack else "")
        answer, response = prevented(trouble) or self._responded(slack, key, body=body)
        self._server.recorder.came_in("response_url", body, answer=answer, ms=_ms_since(started))
        return await delayed(response, trouble)

    def _responded(self, slack: Slack | None, key: str, *, body: Json) -> tuple[Json, Response]:
        try:
            if slack is None:
                raise ApiError("expired_url")
            with slack.server.strictness.judging("response_url") as noted:
                Answers(slack).to_response_url(key, body)
        except ApiError as error:
            status = 404 if error.error in ("expired_url", "used_url") else 400
            return error.answer, JSONResponse(error.answer, status)
        return warned({"ok": True}, noted), PlainTextResponse("ok")

    def _behind(self, key: str) -> Slack | None:
        """The workspace in which a response URL was given out."""
        found = (slack for slack in self._server.slacks.values() if slack.responses.knows(key))
        return next(found, None)

    async def link(self, websocket: WebSocket) -> None:
        """One connection of Socket Mode."""
        ticket = websocket.query_params.get("ticket", "")
        sockets = next((sockets for sockets in self._server.sockets.values() if sockets.takes(ticket)), None)
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
