"""How quickly messages that are queued reach Slack and are recorded."""

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp

from bench import house
from bench.postgres import postgres
from bench.row import Measure, Row, at_least
from bot import delivery
from bot.app import Trellis, assemble
from bot.outbox import Hand, Outbox
from bot.settings import Given
from bot.slack import Client
from db import deliveries
from db.deliveries import NewDelivery
from db.outbox import Priority

COUNT = 2000  # messages a round; the share of what each costs does not change with more
TEXT = "Growth check-in. What did you do since we last spoke, and what will you do next? " * 3
FACE: dict[str, Any] = {
    "text": TEXT,
    "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"{TEXT} ({part})"}} for part in range(8)],
}


async def queue(trellis: Trellis, count: int, round_: int, channels: list[str]) -> None:
    """So many messages, each to the next of the channels."""
    now = trellis.tenant.app.now()
    here: dict[str, Any] = {"workspace": trellis.tenant.workspace, "payload": FACE, "priority": Priority.NUDGE}
    owed = [NewDelivery(key=f"{round_}:{n}", channel=channels[n % len(channels)], **here) for n in range(count)]
    async with trellis.tenant.app.transaction() as session:
        await deliveries.queue_each(session, owed, now)


def unpaced(trellis: Trellis) -> Outbox:
    """The Slack of these rows takes as much as comes."""
    return replace(trellis.outbox, paces={}, hand=Hand())


def given(slack: str, database: str) -> Given:
    tokens = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-bench"}
    return Given.model_validate({"slack_api_url": slack, "database_url": database, **tokens})


@asynccontextmanager
async def ours(folder: Path, database: str = "") -> AsyncIterator[Measure]:
    """Queued before the clock runs, then sent and recorded: messages a second."""
    address = database or f"sqlite:///{folder / 'trellis.db'}"
    async with house.null_slack(folder) as slack, assemble(given(slack, address)) as trellis:
        rounds = iter(range(1000))

        async def measure() -> float:
            await queue(trellis, COUNT, next(rounds), [f"D{n}" for n in range(COUNT)])
            began = time.perf_counter()
            sent = await delivery.drain(unpaced(trellis))
            if sent != COUNT:
                raise RuntimeError(f"{sent} of {COUNT} arrived")
            return COUNT / (time.perf_counter() - began)

        yield measure


@asynccontextmanager
async def ours_on_postgres(folder: Path) -> AsyncIterator[Measure]:
    async with AsyncExitStack() as stack:
        yield await stack.enter_async_context(ours(folder, stack.enter_context(postgres())))


@asynccontextmanager
async def plain(folder: Path) -> AsyncIterator[Measure]:
    """The client in a loop, and nothing recorded."""
    async with house.null_slack(folder) as slack, aiohttp.ClientSession() as http:
        client = Client("xoxb-bench", base_url=slack, session=http, retry_handlers=[])

        async def measure() -> float:
            began = time.perf_counter()
            for number in range(COUNT):
                await client.chat_postMessage(channel=f"D{number}", **FACE)
            return COUNT / (time.perf_counter() - began)

        yield measure


LOOP = "AsyncWebClient posting the same in a plain loop, nothing recorded"
ROWS = (
    Row(
        name="deliver",
        what="queued messages sent and recorded on SQLite, one worker",
        beside=LOOP,
        unit="a second",
        ours=ours,
        reference=plain,
        target=at_least(0.75),
    ),
    Row(
        name="deliver-postgres",
        what="the same on PostgreSQL",
        beside=LOOP,
        unit="a second",
        ours=ours_on_postgres,
        reference=plain,
        target=at_least(0.65),
    ),
)
