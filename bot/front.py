"""Where Slack comes in: over a socket that Trellis opens, or over HTTP. Either closes with the deeds in hand done."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot import web
from bot.app import Trellis
from bot.settings import Settings, SettingsError

GRACE = 3.0  # seconds: after that Slack has given up waiting for the answer


class Socket(AsyncSocketModeHandler):
    """A socket that knows what it has not answered yet."""

    def __init__(self, trellis: Trellis, token: str) -> None:
        super().__init__(trellis.bolt, token)
        self._in_hand: set[asyncio.Task[None]] = set()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # as Bolt's
        deed = asyncio.create_task(super().handle(client, req))
        self._in_hand.add(deed)
        deed.add_done_callback(self._in_hand.discard)
        await deed

    async def finish(self) -> None:
        """Lets what was begun be done and answered, then closes."""
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=GRACE)
        await self.close_async()  # type: ignore[no-untyped-call] # Bolt's has no types


class Server(uvicorn.Server):
    """A server that leaves the signals to us, so that everything stops in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def listening(trellis: Trellis, settings: Settings) -> AsyncIterator[None]:
    """Takes what Slack sends: over Socket Mode if there is a token for it, else over HTTP. Raises SettingsError."""
    if settings.socket_mode:
        handler = Socket(trellis, settings.slack_app_token.get_secret_value())
        await handler.connect_async()  # type: ignore[no-untyped-call] # Bolt's has no types
        try:
            yield
        finally:
            await handler.finish()
        return
    door = _door(settings)
    site = web.site(trellis.bolt, settings.slack_signing_secret.get_secret_value())
    server = Server(uvicorn.Config(site, log_level="warning"))
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving


def _door(settings: Settings) -> socket.socket:
    """The address to listen on, open at once: who knocks before the server is up waits."""
    host, port = settings.trellis_host, settings.trellis_port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        door = socket.create_server((host, port), family=family)
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise SettingsError([f"TRELLIS_PORT {port} on {host} cannot be used: {why}."]) from None
    # asyncio sends small answers at once (TCP_NODELAY) only on a socket that names its protocol.
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=door.detach())
