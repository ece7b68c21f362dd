"""Trellis sending what it has queued: `python -m bench.apps.sender SLACK DATABASE`. That Slack takes what comes."""

import asyncio
import itertools
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bench.apps.message import FACE, WAITING
from bench.turns import take_turns
from bot import delivery, logs
from bot.app import Trellis, assemble
from bot.outbox import Hand
from bot.settings import Given
from db import claims, deliveries
from db.deliveries import NewDelivery
from db.outbox import Priority

NUMBERS = itertools.count()
TOGETHER = 1_000


def given(slack: str, database: str) -> Given:
    tokens = {"slack_bot_token": "xoxb-playground", "slack_app_token": "xapp-bench"}
    return Given.model_validate({"slack_api_url": slack, "database_url": database, **tokens})


def own_conversation(number: int) -> str:
    return f"D{number}"


async def top_up(trellis: Trellis, waiting: int, channel: Callable[[int], str] = own_conversation) -> None:
    """As many messages wait, each to its channel by its number."""
    app, workspace = trellis.tenant.app, trellis.tenant.workspace
    here: dict[str, Any] = {"workspace": workspace, "payload": FACE, "priority": Priority.NUDGE}
    async with app.reading() as session:
        lack = waiting - await claims.queued(session, workspace)
    while lack > 0:
        some = [next(NUMBERS) for _ in range(min(lack, TOGETHER))]
        owed = [NewDelivery(key=f"{workspace}:{n}", channel=channel(n), **here) for n in some]
        async with app.transaction() as session:
            await deliveries.queue_each(session, owed, app.now())
        lack -= len(some)


async def main(slack: str, database: str) -> None:
    logs.configure("text")
    async with assemble(given(slack, database)) as trellis:

        async def work(seconds: float) -> int:
            ends = time.perf_counter() + seconds
            unpaced = replace(trellis.outbox, paces={}, hand=Hand())
            return await delivery.drain(unpaced, lambda: time.perf_counter() >= ends)

        await take_turns(lambda: top_up(trellis, WAITING), work)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
