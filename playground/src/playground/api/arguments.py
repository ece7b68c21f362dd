"""What came with a request: the arguments of a call as JSON or as a form, and the token, wherever it was put."""

import base64
import urllib.parse
from typing import Any

from starlette.requests import Request

from playground.api import multipart
from playground.errors import ApiError
from playground.wire import Json, parse

FORM = "application/x-www-form-urlencoded"


async def arguments(request: Request) -> tuple[Json, str | None]:
    """The arguments of a call and its token.

    Raises ApiError (`invalid_json`, `json_not_object`, `invalid_form_data`, `invalid_post_type`).
    """
    args: Json = {**request.query_params}
    content, kind = await request.body(), _kind(request)
    if kind == "application/json":
        args |= _object(content or b"{}")
    elif kind == FORM:
        args |= _form(content)
    elif kind == multipart.KIND:
        args |= _several(content, request.headers["content-type"])
    elif content:
        raise ApiError("invalid_post_type")
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        args |= _client(secret)
    return args, secret if scheme.lower() == "bearer" else args.get("token")


async def payload(request: Request) -> Json:
    """What was posted to a response URL: JSON, or a form with JSON as its `payload`. Raises ApiError."""
    content = await request.body()
    try:
        return _object(_form(content).get("payload", "") if _kind(request) == FORM else content)
    except ApiError:
        raise ApiError("invalid_payload") from None


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _object(content: bytes | str) -> Json:
    try:
        body = parse(content)
    except ValueError:
        raise ApiError("invalid_json") from None
    if not isinstance(body, dict):
        raise ApiError("json_not_object")
    return body


def _form(content: bytes) -> dict[str, Any]:
    try:
        return dict(urllib.parse.parse_qsl(content.decode(), keep_blank_values=True))
    except ValueError:
        raise ApiError("invalid_form_data") from None


def _several(content: bytes, kind: str) -> dict[str, Any]:
    try:
        return {part.name: part.content.decode() for part in multipart.parts(content, kind)}
    except ValueError:
        raise ApiError("invalid_form_data") from None


def _client(secret: str) -> Json:
    try:
        uid, _, password = base64.b64decode(secret).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": uid, "client_secret": password}
