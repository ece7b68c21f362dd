"""Socket Mode: a connection that says once what keeps it away, tries again with growing pauses, and closes in order."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from slack_bolt.adapter.socket_mode.async_base_handler import AsyncBaseSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot import clock, envelopes, logs
from bot.answers import asked
from bot.bolt_app import Bolt, show
from bot.envelopes import Elsewhere, Senseless
from bot.fault import Fault
from bot.settings import SettingsError
from handlers.framework.errors import Gone, LockedOut, Refused, TryLater

# source: https://docs.slack.dev/apis/events-api/using-socket-mode
GRACE = 3.0  # seconds: after that Slack has given up waiting for the answer
CLOSING = 1.0  # for the other end to say goodbye
APP_TOKEN = "Check SLACK_APP_TOKEN: it needs the scope connections:write."  # noqa: S105 - a sentence
FIRST, LONGEST = 5.0, 300.0  # seconds between two tries to come back
log = structlog.get_logger()


async def address(client: AsyncWebClient, app_token: str) -> str:
    """Where to connect, once. Raises Gone, LockedOut, Refused or TryLater."""
    url: str = (await asked(client.apps_connections_open(app_token=app_token)))["url"]
    return url


class SocketClient(SocketModeClient):
    """The SDK's client, which comes back by itself; but one that Slack turns away is not at its door every second."""

    keeps_away = ""
    heard: Callable[[], Awaitable[None]]  # is called whenever a connection stands: before that something was missed
    missing = Fault("what was missed while no connection stood could not be noted")

    async def connect(self) -> None:
        await super().connect()  # type: ignore[no-untyped-call] # the SDK's has no types
        with self.missing:
            await self.heard()

    async def issue_new_wss_url(self) -> str:
        pause = FIRST
        while True:
            try:
                url = await address(self.web_client, self.app_token)
            except (Gone, LockedOut, Refused, TryLater) as error:
                self._say(str(error))
            else:
                self._say("")
                return url
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST)

    def _say(self, why: str) -> None:
        if why and why != self.keeps_away:
            log.error("Socket Mode does not open; tried again with growing pauses", why=why, mend=APP_TOKEN)
        elif self.keeps_away and not why:
            log.info("Socket Mode opens again")
        self.keeps_away = why


class Socket(AsyncBaseSocketModeHandler):
    """A socket that knows what it has not answered yet."""

    client: SocketClient

    def __init__(self, app: Bolt, token: str, workspace: str, *, heard: Callable[[], Awaitable[None]]) -> None:
        self.app: Bolt = app
        self._workspace = workspace
        self.client = SocketClient(
            app_token=token, logger=logs.once("trellis.socket"), web_client=app.client, ping_interval=10
        )
        self.client.heard = heard
        self.client.socket_mode_request_listeners.append(self.handle)  # type: ignore[arg-type] # as Bolt's
        self._in_hand: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Connects. Raises SettingsError where Slack will not have the token; a line that is bad is tried again."""
        try:
            self.client.wss_uri = await address(self.client.web_client, self.client.app_token)
        except (Gone, LockedOut, Refused, TryLater) as error:
            await self.client.close()  # type: ignore[no-untyped-call] # the SDK's has no types
            raise SettingsError([f"SLACK_APP_TOKEN does not open Socket Mode: {error}. {APP_TOKEN}"]) from None
        await self.client.connect()

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override] # as Bolt's
        deed = asyncio.create_task(self._deed(client, req))
        self._in_hand.add(deed)
        deed.add_done_callback(self._in_hand.discard)
        await deed

    async def _deed(self, client: SocketModeClient, req: SocketModeRequest) -> None:
        start = clock.now().timestamp()
        try:
            handed = envelopes.opened(lambda: req.payload, self._workspace)
        except (Senseless, Elsewhere) as error:  # acknowledged: it would make no more sense when it comes again
            log.warning("Slack handed over what is not for us", kind=type(error).__name__.lower(), why=str(error))
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))
            return
        answer = await self.app.attend(handed) or await self.app.async_dispatch(_request(req))
        try:
            await send_async_response(client, req, answer, start)
        finally:
            await show(answer)

    async def finish(self) -> None:
        """Lets what was begun be done and answered, then closes, whether the other end answers or not.

        What came meanwhile has that time, too. What cannot be done by then is cut short, before anything that it stands
        on is closed: Slack was not told that it has arrived.
        """
        await self._in_hand_done(within=GRACE)
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING):
                await self.client.close()  # type: ignore[no-untyped-call] # the SDK's has no types
        await self.client.aiohttp_client_session.close()
        await self._in_hand_done(within=CLOSING)
        for deed in self._in_hand:
            deed.cancel()
        await self._in_hand_done(within=CLOSING)

    async def _in_hand_done(self, *, within: float) -> None:
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=within)


def _request(req: SocketModeRequest) -> AsyncBoltRequest:
    return AsyncBoltRequest(mode="socket_mode", body=req.payload, headers=build_headers(req))
