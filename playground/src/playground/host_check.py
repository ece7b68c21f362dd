"""Who may knock: on loopback only who calls this machine by a name of its own, and no page of a stranger."""

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

_LOCAL = "localhost"


def guarded(app: ASGIApp, *, host: str) -> ASGIApp:
    """An application that is asked by its own names only, as it is served on `host`.

    A page of a stranger could have its own name point at this machine (DNS rebinding), or send a form across. So the
    name that was called has to be one of this machine, unless the playground was told to serve other hosts; and a
    browser that says which page it comes from has to come from this one.
    """
    is_open = not _is_loopback(host)

    async def gate(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or _is_welcome(scope["headers"], is_open=is_open):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(1008)(scope, receive, send)
        else:
            told = "The playground is asked by the name of this machine only. Use --host to serve others."
            await PlainTextResponse(told, 403)(scope, receive, send)

    return gate


def _is_welcome(headers: Iterable[tuple[bytes, bytes]], *, is_open: bool) -> bool:
    given = {name: value.decode("latin-1") for name, value in headers if name in (b"host", b"origin")}
    called, origin = given.get(b"host", ""), given.get(b"origin")
    if not is_open and not _is_loopback(_hostname(f"//{called}")):
        return False
    return origin is None or urlsplit(origin).netloc == called


def _hostname(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    if host == _LOCAL or host.endswith(f".{_LOCAL}"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
