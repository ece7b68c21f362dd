"""The doors behind which people and tests ask: JSON in, JSON out, and what they got wrong in words."""

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.errors import ActFailed
from playground.wire import Json

Look = Callable[[Request], Awaitable[Response]]
Deed = Callable[[Json], Awaitable[Json]]


def request_endpoint(look: Look) -> Look:
    """A question; what was asked wrongly is a 400."""

    async def route(request: Request) -> Response:
        try:
            return await look(request)
        except (KeyError, ValueError) as wrong:
            return _misunderstood(wrong)

    return route


def json_endpoint(deed: Deed) -> Look:
    """A deed, with a JSON object as its body; what could not be done is `ok: false`, what was asked wrongly a 400."""

    async def route(request: Request) -> Response:
        try:
            asked = json.loads(await request.body() or b"{}")
            if not isinstance(asked, dict):
                raise ValueError("the body must be a JSON object")
            return JSONResponse({"ok": True, **await deed(asked)})
        except ActFailed as failed:
            answer = {"ok": False, "error": failed.error, "detail": failed.detail}
            return JSONResponse(answer | ({"errors": failed.errors} if failed.errors else {}))
        except (KeyError, ValueError) as wrong:
            return _misunderstood(wrong)

    return route


def _misunderstood(wrong: KeyError | ValueError) -> Response:
    detail = str(wrong.args[0] if wrong.args else wrong)
    return JSONResponse({"ok": False, "error": "invalid_arguments", "detail": detail}, 400)
