"""Where Slack comes in: over a socket that Trellis opens, or over HTTP. Either closes with the deeds in hand done."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot import web
from bot.app import Trellis
from bot.settings import Settings, SettingsError
from bot.sockets import Socket

# source: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
GRACE = 3  # seconds: after that Slack has given up waiting for the answer


class Patient(H11Protocol):
    """A connection that has some seconds to ask for something: one that hangs on without a word is let go."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._late is None and self._idle:
            self._wait()
        elif self._late is not None and not self._idle:
            self._late.cancel()
            self._late = None

    @property
    def _idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        self._late = self.loop.call_later(web.WITHIN, self._let_go)

    def _let_go(self) -> None:
        self._late = None
        if self._idle:
            self.transport.close()


class Server(uvicorn.Server):
    """A server that leaves the signals to us, so that everything stops in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(site: Starlette) -> Server:
    """A server for the site, not started yet. It ends within seconds, whoever hangs on."""
    return Server(
        uvicorn.Config(
            site, http=Patient, lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=GRACE
        )
    )


@asynccontextmanager
async def listening(trellis: Trellis, settings: Settings) -> AsyncIterator[None]:
    """Takes what Slack sends: over Socket Mode if there is a token for it, else over HTTP. Raises SettingsError."""
    if settings.socket_mode:
        token = settings.slack_app_token.get_secret_value()
        handler = Socket(trellis.bolt, token, trellis.tenant.workspace, heard=trellis.listens)
        try:
            await handler.open()
            yield
        finally:
            await handler.finish()
        return
    door = entrance(settings)
    secret = settings.slack_signing_secret.get_secret_value()
    server = serve(web.site(trellis.bolt, secret, trellis.tenant.workspace, trellis.access))
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        await trellis.listens()
        yield
    finally:
        server.should_exit = True
        await serving


def entrance(settings: Settings) -> socket.socket:
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
