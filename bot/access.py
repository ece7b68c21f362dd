"""Whether Slack lets Trellis in: said once when it does not, looked at again with growing pauses, mended by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from handlers.framework.errors import Gone, LockedOut, Refused, TryLater

HEALTHY = 300.0  # seconds between two looks while all is well
FIRST = 2.0  # after a refusal: longer than a message then waits, so that a look finds what met it due again
LONGEST = 300.0
LET_IN = (
    "The token was renewed or revoked, or the app was removed or suspended: install it again, and set SLACK_BOT_TOKEN."
)
log = structlog.get_logger()


class Access:
    """What one process knows of it. `why` is Slack's word for the refusal, and empty while all is well."""

    def __init__(self) -> None:
        self.why = ""
        self.pause = HEALTHY
        self._refusals = 0
        self._met = asyncio.Event()

    async def attempt(self, deed: Callable[[], Awaitable[object]]) -> None:
        """Does something that needs Slack's leave. A refusal is noted, and said if it was not said before."""
        before = self._refusals
        try:
            await deed()
        except LockedOut as error:
            self._refused(str(error))
        else:
            if self._refusals == before:  # what began before a refusal says nothing of what came after it
                self._allowed()

    async def watch(self, look: Callable[[], Awaitable[object]]) -> None:
        """Looks again and again, for ever. Where Slack cannot be asked, nothing is known and nothing changes."""
        while True:
            await self._rest()
            try:
                await self.attempt(look)
            except (Gone, Refused, TryLater, SQLAlchemyError, OSError):  # others say so
                continue
            except Exception:  # whatever it was: without this watch nothing would find that all is well again
                log.exception("the look whether Slack lets Trellis in failed")

    async def _rest(self) -> None:
        """Until it is time to look. A refusal that comes meanwhile makes the rest a short one."""
        self._met.clear()
        try:
            async with asyncio.timeout(self.pause):
                await self._met.wait()
        except TimeoutError:
            return
        await asyncio.sleep(self.pause)

    def _refused(self, why: str) -> None:
        self.pause = min(self.pause * 2, LONGEST) if self.why else FIRST
        if why != self.why:
            log.error("Slack does not let Trellis in; nothing is lost, all messages wait", why=why, mend=LET_IN)
        self.why = why
        self._refusals += 1
        self._met.set()

    def _allowed(self) -> None:
        if self.why:
            log.info("Slack lets Trellis in again")
        self.why, self.pause = "", HEALTHY
