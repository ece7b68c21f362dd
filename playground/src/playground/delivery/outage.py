"""Trouble as it looks on the wire: errors instead of answers, and connections that end as they should not."""

import asyncio

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from playground.core.misbehave import Trouble
from playground.wire import Json

_TRANSPORT = "playground.transport"


def cuttable(app: ASGIApp) -> ASGIApp:
    """An application that can reach the connection under a request, for which ASGI has no word."""

    async def outermost(scope: Scope, receive: Receive, send: Send) -> None:
        # What uvicorn hands over as `send` is a method of its request, which knows the connection.
        scope[_TRANSPORT] = getattr(getattr(send, "__self__", None), "transport", None)
        await app(scope, receive, send)

    return outermost


def break_off(connection: HTTPConnection) -> None:
    """Ends a connection at once, as a broken line does."""
    connection.scope[_TRANSPORT].abort()


class Dropped(Response):
    """No answer at all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope[_TRANSPORT].abort()
        await _gone(receive)


class Cut(Response):
    """The first half of another answer."""

    def __init__(self, whole: Response) -> None:
        super().__init__()
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        whole = self._whole
        await send({"type": "http.response.start", "status": whole.status_code, "headers": whole.raw_headers})
        half = bytes(whole.body)[: len(whole.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        scope[_TRANSPORT].close()
        await _gone(receive)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def prevented(trouble: Trouble | None) -> tuple[Json, Response] | None:
    """The answer of a trouble in which nothing is done; None where it is done all the same."""
    if trouble is None or trouble.kind not in ("ratelimited", "broken", "refused"):
        return None
    answer: Json = {"ok": False, "error": trouble.error or trouble.kind}
    if trouble.kind == "ratelimited":
        return answer, JSONResponse(answer, 429, headers={"retry-after": str(int(trouble.seconds))})
    if trouble.kind == "broken":
        return answer, PlainTextResponse("upstream error", trouble.status)
    return answer, JSONResponse(answer)


def wrong_by(trouble: Trouble | None) -> float:
    """By how many seconds the clock is wrong meanwhile."""
    return trouble.seconds if trouble is not None and trouble.kind == "skewed" else 0.0


async def delayed(response: Response, trouble: Trouble | None) -> Response:
    """The answer to what was done: in time, late, in part, or never."""
    if trouble is None:
        return response
    if trouble.hold is not None:
        await trouble.hold.wait()
    if trouble.kind == "slow":
        await asyncio.sleep(trouble.seconds)
    if trouble.kind == "cut":
        return Cut(response)
    return Dropped() if trouble.kind == "dropped" else response
