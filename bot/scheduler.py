"""The metronome: one job that steps Trellis on every few seconds, and one that tidies up at night."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import clock
from db import received
from handlers.framework.tenant import Tenant

# What Slack is told to deliver late comes once more for a day at most. source: https://docs.slack.dev/apis/events-api
REMEMBER = timedelta(days=2)
STEP = "step"
log = structlog.get_logger()


def metronome(
    step: Callable[[], Awaitable[None]], tidy: Callable[[], Awaitable[None]], seconds: int
) -> AsyncIOScheduler:
    """A scheduler, not started yet. Steps never overlap, and missed ones are not made up for: the next does it all."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(
        step, "interval", id=STEP, seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None
    )
    # Not on the hour, when whatever else runs on the machine tidies up.
    scheduler.add_job(tidy, "cron", hour=3, minute=17, coalesce=True, max_instances=1, misfire_grace_time=None)
    return scheduler


async def keep_time(scheduler: AsyncIOScheduler, seconds: int) -> None:
    """Calls a step in, for ever, that has come to lie far ahead because the clock was set back.

    The scheduler waits for a moment of the clock on the wall; this looks by one that nobody can set.
    """
    while True:
        await asyncio.sleep(seconds)
        step, now = scheduler.get_job(STEP), clock.now()
        if step is not None and step.next_run_time - now > 2 * timedelta(seconds=seconds):
            log.warning("the clock was set back; nothing is lost, and the steps go on")
            step.modify(next_run_time=now)


async def tidy(tenant: Tenant) -> None:
    """Forgets what Slack can no longer hand over twice."""
    now = tenant.app.now()
    async with tenant.app.transaction() as session:
        await received.clear(session, now - REMEMBER)
