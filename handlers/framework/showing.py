"""What is shown of a deed once it is done and Slack has its answer: a slow Slack then makes nobody's deed time out."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.framework import notices
from handlers.framework.errors import Gone, LockedOut, Refused, TryLater
from handlers.framework.request import Request

NOT_NOW = (SlackApiError, aiohttp.ClientError, TimeoutError, Gone, LockedOut, Refused, TryLater)
Show = Callable[[], Awaitable[object]]
log = structlog.get_logger()


class Showing:
    """Counts what is still to be shown, so that whoever stops, or looks, can wait for it."""

    def __init__(self) -> None:
        self.owed = 0
        self._none = asyncio.Event()
        self._none.set()

    def owe(self, show: Show) -> Callable[[], Awaitable[None]]:
        """The same, to be called once: it counts from now on, until it has been called and has ended."""
        self.owed += 1
        self._none.clear()

        async def shown() -> None:
            try:
                await show()
            finally:
                self.owed -= 1
                if not self.owed:
                    self._none.set()

        return shown

    async def settled(self) -> None:
        """Waits until nothing is left to show."""
        await self._none.wait()


async def show(request: Request, home: Show | None) -> None:
    """Shows what a deed left to show, in order, and draws the Home beside that.

    A failure undoes nothing, so nobody is told that the deed failed; whoever typed a command and sees nothing is told.
    """
    await asyncio.gather(_in_order(request, request.after), _in_order(request, [home] if home else []))


async def _in_order(request: Request, shows: Sequence[Show]) -> None:
    for each in shows:
        told = "command" in request.body and not request.answer
        if not await tried(each) and told:
            await tried(lambda: AsyncWebhookClient(request.body["response_url"]).send(text=notices.NOT_SHOWN))


async def tried(each: Show) -> bool:
    """Shows one thing; False, with a line in the log, where Slack would not have it now."""
    try:
        await each()
    except NOT_NOW as error:
        log.warning("done, but not shown", why=str(error))
        return False
    return True
