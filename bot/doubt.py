"""Messages that may have arrived or not: looked for where they would stand, and sent only where they surely do not."""

import structlog

from bot import requests, settling
from bot.outbox import Lane, Outbox
from bot.pacing import HISTORY, Pacing
from bot.settling import MOST_ATTEMPTS, give_up
from db import conversations, deliveries, lanes, sending
from db.outbox import Delivery, DeliveryState, Method
from db.sending import Arrived
from handlers.framework.errors import Gone, LockedOut, Refused, TryLater
from handlers.framework.undelivered import Undelivered

SOON = 10.0  # seconds after which a message is looked for that Slack was slow with
SURELY = 120.0  # seconds after which what does not stand there never will: no request and no sender lives so long
log = structlog.get_logger()


async def doubt(outbox: Outbox) -> None:
    """Looks after what a crash or a lost answer left: a redraw is repeated, a post is looked for in its conversation.

    It takes the lane for it, so that nobody who could still be sending is about; where another one has it, that one
    looks. Raises what the database does where it is away.
    """
    await settling.catch_up(outbox)
    async with outbox.tenant.app.reading() as session:
        open_ones = await deliveries.interrupted(session, outbox.workspace)
        open_ones += await deliveries.sought(session, outbox.workspace)
    if not {each.id for each in open_ones} - outbox.hand.claimed:
        return
    lane = outbox.lane()
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.durable() as session:
        lease = await lane.take(session)
    if lease is None:
        return
    pacing = Pacing(lease.paces, now, outbox.paces)
    try:
        await look(outbox, lane, pacing)
    finally:
        async with outbox.tenant.app.transaction() as session:
            await lanes.release(session, outbox.workspace, lane.owner, pacing.kept())
        outbox.tenant.app.wake()  # nobody could send meanwhile


async def look(outbox: Outbox, lane: Lane, pacing: Pacing) -> None:
    """In the name of a lane: settles what those before it left, and looks for what may have arrived."""
    await _interrupted(outbox, lane)
    async with outbox.tenant.app.reading() as session:
        unsure = await deliveries.sought(session, outbox.workspace)
    hand = outbox.hand
    for delivery in unsure:
        seen = outbox.steady() - hand.doubted.setdefault(delivery.id, outbox.steady())
        if (seen < SOON or delivery.id in hand.sought) and seen < SURELY:
            continue
        if not lane.lasts or not pacing.allows(HISTORY):
            return
        try:
            await _looked_for(outbox, delivery, surely=seen >= SURELY)
        except (TryLater, LockedOut):
            return


async def _interrupted(outbox: Outbox, lane: Lane) -> None:
    """What is marked as being sent, and nobody is sending: its sender is gone, or lost the lane."""
    async with outbox.tenant.app.transaction() as session:
        for lost in await deliveries.interrupted(session, outbox.workspace):
            if lost.id in outbox.hand.claimed or (lost.fence or 0) > lane.token:
                continue
            if lost.method is Method.UPDATE:
                await sending.retry(session, lost, error="interrupted")
            else:
                await settling.doubt(session, outbox, lost, "interrupted")


async def _looked_for(outbox: Outbox, delivery: Delivery, *, surely: bool) -> None:
    """One look into the conversation, and what follows of it. Raises TryLater and LockedOut."""
    hand = outbox.hand
    try:
        stands = await _place(outbox, delivery)
    except (Gone, Refused) as error:  # a conversation that Trellis may not read: it stays unknown, and that is told
        await _unknown(outbox, delivery, f"{delivery.error}; {error}")
        return
    hand.sought[delivery.id] = hand.sought.get(delivery.id, 0) + 1
    if stands is None and not surely:
        return
    if stands is None and delivery.attempts >= MOST_ATTEMPTS:
        await _unknown(outbox, delivery, str(delivery.error))
        return
    async with outbox.tenant.app.transaction() as session:
        if stands is not None:
            await sending.all_sent(session, outbox.workspace, [stands], outbox.tenant.app.now())
        else:
            await sending.retry(session, delivery, error="it had not arrived")
    log.info("a message was looked for", delivery=delivery.id, stands=stands is not None)
    _forget(outbox, delivery)


async def _place(outbox: Outbox, delivery: Delivery) -> Arrived | None:
    channel = str(delivery.channel)
    if channel[:1] in ("U", "W"):
        channel = await _direct(outbox, delivery) or await requests.direct(outbox.client, channel)
    ts = await requests.stamp(outbox.client, delivery, channel, outbox.tenant.app.now())
    return Arrived(delivery, channel, ts) if ts else None


async def _direct(outbox: Outbox, delivery: Delivery) -> str | None:
    """The direct message in which others to the same person came to stand."""
    if delivery.person_id is None:
        return None
    async with outbox.tenant.app.reading() as session:
        return await conversations.addressed(session, outbox.workspace, delivery.person_id, str(delivery.channel))


async def _unknown(outbox: Outbox, delivery: Delivery, why: str) -> None:
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.transaction() as session:
        if await give_up(session, outbox, Undelivered(delivery, DeliveryState.UNCERTAIN, why, now)):
            log.warning("a message may or may not have arrived", delivery=delivery.id, why=why)
    _forget(outbox, delivery)


def _forget(outbox: Outbox, delivery: Delivery) -> None:
    outbox.hand.doubted.pop(delivery.id, None)
    outbox.hand.sought.pop(delivery.id, None)
