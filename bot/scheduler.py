"""The metronome: one job that steps Trellis on every few seconds, and one that tidies up at night."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from db import received
from handlers.framework.tenant import Tenant

REMEMBER = timedelta(days=2)


def metronome(
    step: Callable[[], Awaitable[None]], tidy: Callable[[], Awaitable[None]], seconds: int
) -> AsyncIOScheduler:
    """A scheduler, not started yet. Steps never overlap, and missed ones are not made up for: the next does it all."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    scheduler.add_job(step, "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None)
    scheduler.add_job(tidy, "cron", hour=3, minute=17, coalesce=True, max_instances=1, misfire_grace_time=None)
    return scheduler


async def tidy(tenant: Tenant) -> None:
    """Forgets what Slack can no longer hand over twice."""
    now = tenant.app.now()
    async with tenant.app.transaction() as session:
        await received.clear(session, now - REMEMBER)
