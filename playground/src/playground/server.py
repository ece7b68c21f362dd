"""The playground on a port: everything under one address, started and stopped quickly."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground.api.file_routes import FileRoutes
from playground.api.install import Installing
from playground.api.web_api import WebApi
from playground.delivery.outage import cuttable
from playground.host_check import guarded
from playground.page_api.administration import Administration
from playground.page_api.control_api import ControlApi
from playground.page_api.page_routes import PageRoutes
from playground.page_bundle import Bundle
from playground.state.server import Server

PAGE = Path(__file__).parent / "page"
GRACE = 2.0

# Nothing but our own modules runs on the page, whatever an app puts into its messages; only pictures come from afar.
_HEADERS = {
    "cache-control": "no-cache",
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' https: http: data:",
            "connect-src 'self'",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
}


def _page_of(server: Server) -> Callable[[Request], Awaitable[Response]]:
    async def page(_request: Request) -> Response:
        if server.closed_for:
            text = f"{server.closed_for}\n\nThis page opens by itself.\n"
            return PlainTextResponse(text, 503, {**_HEADERS, "refresh": "2", "retry-after": "2"})
        return FileResponse(PAGE / "index.html", headers=_HEADERS)

    return page


def _bundled(entry: str, media_type: str) -> list[Route]:
    """A bundle in place of its first file, and its source map beside it."""
    bundle = Bundle(PAGE, entry)

    async def whole(_request: Request) -> Response:
        return Response(bundle.text(), media_type=media_type, headers=_HEADERS)

    async def source_map(_request: Request) -> Response:
        return Response(bundle.source_map(), media_type="application/json", headers=_HEADERS)

    return [Route(f"/page/{entry}", whole), Route(f"/page/{entry}.map", source_map)]


_PAGE_ROUTES = [
    *_bundled("app.js", "text/javascript"),
    *_bundled("style/all.css", "text/css"),
    Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
]


def application(server: Server) -> Starlette:
    """The routes of a playground: its API, what the page asks, and the page; a further workspace is under its id."""
    slack, index = server.first, _page_of(server)
    ways = [*WebApi(server).routes, *Installing(server).routes, *FileRoutes(server.files).routes]
    ways += [*PageRoutes(slack).routes, *ControlApi(server).routes, *Administration(server).routes]
    others = [
        Mount(f"/{team}", routes=[*PageRoutes(other).routes, Route("/", index)])
        for team, other in server.slacks.items()
        if other is not slack
    ]
    return Starlette(routes=[*ways, *others, Route("/", index), *_PAGE_ROUTES])


@asynccontextmanager
async def serving(server: Server, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves a playground while the block runs; gives its address. Raises OSError where the port is taken.

    On loopback it answers only who calls it by a name of this machine; another `host` is asked to serve others.
    """
    listener = _listener(host, port)
    name = f"[{host}]" if ":" in host else host
    server.base_url = f"http://{name}:{listener.getsockname()[1]}"
    running = _server(server, host)
    # uvicorn's own loop looks for its end every tenth of a second; a test that starts a Slack does not wait for that.
    await running.startup(sockets=[listener])
    try:
        yield server.base_url
    finally:
        await server.close()
        await _stop(running)


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only on a socket that names its protocol.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def _server(playground: Server, host: str) -> uvicorn.Server:
    config = uvicorn.Config(
        cuttable(guarded(application(playground), host=host)),
        http="h11",
        ws="websockets-sansio",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ws_ping_interval=None,
        # Longer than a client keeps an idle one: who asks while it is being closed cannot know what came of it.
        timeout_keep_alive=60,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    return server


async def _stop(server: uvicorn.Server) -> None:
    for listening in server.servers:
        listening.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    tasks = list(server.server_state.tasks)
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=GRACE)
        for task in late:
            task.cancel()
    for listening in server.servers:
        await listening.wait_closed()
