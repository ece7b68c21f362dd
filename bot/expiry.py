"""What waited too long: it is given up before what is in time goes out."""

import asyncio
from collections.abc import Callable

from bot.outbox import Outbox
from bot.settling import give_up
from db import deliveries
from db.outbox import DeliveryState
from handlers.framework.undelivered import Undelivered

LATE_FOR = 1.0  # seconds for which it is given up before what is in time goes out
LOOK_AGAIN = 1.0  # seconds until the rest of it is


async def expire(outbox: Outbox, stopping: Callable[[], bool]) -> None:
    """Gives up on what waited too long: a few in each transaction, so that nobody has to wait for a long queue of it.

    What is not done after a while is left for the next time, as what is in time should go out; nor is it claimed.
    """
    now, loop = outbox.tenant.app.now(), asyncio.get_running_loop()
    ends = loop.time() + LATE_FOR
    while not stopping():
        async with outbox.tenant.app.transaction() as session:
            overdue = await deliveries.overdue(session, outbox.workspace, now)
            for late in overdue:
                await give_up(session, outbox, Undelivered(late, DeliveryState.EXPIRED, "waited too long", now))
        if not overdue:
            return
        if loop.time() >= ends:
            loop.call_later(LOOK_AGAIN, outbox.tenant.app.wake)
            return
