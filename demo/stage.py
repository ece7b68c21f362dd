"""The stage: a local Slack and Trellis beside it in one process, with a clock that stands still until it is moved."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TextIO

from bot.app import Trellis, assemble
from bot.settings import Given
from bot.transport import listening
from demo import cast
from handlers.framework import upcoming
from playground.testing import Call, Playground


@dataclass(frozen=True, slots=True)
class Stage:
    """The local Slack and the Trellis beside it, at one moment."""

    slack: Playground
    trellis: Trellis

    @property
    def now(self) -> datetime:
        return self.slack.clock.moment()

    async def settle(self) -> None:
        """Lets everything that is on its way arrive, in both directions."""
        await self.slack.idle()
        await self.trellis.drain()

    async def due(self) -> datetime | None:
        """When Trellis next has something to do."""
        tenant, every = self.trellis.tenant, self.trellis.registry.upcoming
        async with tenant.app.looking() as session:
            return await upcoming.first(session, tenant.workspace, every)

    async def step_to(self, moment: datetime) -> None:
        """Moves the clock, never back, and lets Trellis do what is due."""
        if moment > self.now:
            self.slack.clock.jump(moment)
        await self.trellis.tick()
        await self.slack.idle()

    async def walk(self, target: datetime) -> None:
        """Goes to a later moment by way of everything that is due before it, as the days would."""
        while (moment := await self.due()) is not None and moment <= target:
            before = self.now
            await self.step_to(moment)
            if self.now == before and (again := await self.due()) is not None and again <= before:
                return  # something is due that nothing can be done about now: the metronome keeps at it


@asynccontextmanager
async def stage(
    start: datetime, *, port: int = 0, record: TextIO | None = None, wake: Callable[[], None] = lambda: None
) -> AsyncIterator[Stage]:
    """Opens the stage at a moment. Raises OSError when the port is taken."""
    with TemporaryDirectory(prefix="trellis-demo-") as folder:
        async with Playground.running(cast.workspace(), port, start=start) as slack:
            if record is not None:
                slack.slack.recorder.sink = _writer(record)
            settings = Given.model_validate(
                {
                    "slack_api_url": slack.api_url,
                    "slack_bot_token": "xoxb-playground",
                    "slack_app_token": "xapp-playground",
                    "database_url": f"sqlite:///{Path(folder) / 'trellis.db'}",
                }
            )
            chance = Random(1)  # noqa: S311 - a story that can be told again, not a secret
            async with (
                assemble(settings, now=slack.clock.moment, wake=wake, chance=chance, at_once=1) as trellis,
                listening(trellis, settings),
            ):
                await slack.connected()
                slack.waits_for(trellis.dispatcher.showing.settled)
                yield Stage(slack, trellis)


def _writer(record: TextIO) -> Callable[[Call], None]:
    """Writes each Web API call as one line of JSON."""

    def write(call: Call) -> None:
        if call.method == "response_url":
            return  # an answer to a click, not a method of the Web API
        line = {"method": call.method, "args": call.args, "ok": call.ok, "error": call.error}
        record.write(json.dumps(line, ensure_ascii=False) + "\n")

    return write
