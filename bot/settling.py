"""What becomes of messages once they were claimed, written down: several at once where nothing else hangs on them."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.outbox import AWAY, NotTaken, Outbox, Outcome
from db import rests, sending
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method
from db.sending import Arrived
from handlers.framework import unchanged
from handlers.framework.errors import LockedOut, NotGranted, TryLater, Uncertain
from handlers.framework.undelivered import Undelivered

MOST_ATTEMPTS = 10
UPDATE_AGAIN = timedelta(seconds=20)
# Behind those that wait too: what only this one meets does not stand in the way.
LOCKED_OUT_AGAIN = timedelta(seconds=1)
Claim = Callable[[Session], Awaitable[None]]
log = structlog.get_logger()


async def settle(outbox: Outbox, outcomes: Sequence[Outcome], claim: Claim | None = None) -> None:
    """Writes down what became of messages, in one transaction with a claim if there is one: the claim sees it then.

    Raises what the database does where it is away.

    What could not be written then is kept in hand, and written by `catch_up`: it is known what became of it, so that it
    is neither doubted nor sent again.
    """
    left = list(outcomes)
    try:
        await _settle_at_once(outbox, [each for each in left if not isinstance(each, NotTaken)], claim)
        refused = [each for each in left if isinstance(each, NotTaken)]
        left = list(refused)
        for each in refused:
            async with outbox.tenant.app.transaction() as session:
                await _not_taken(session, outbox, each.delivery, each.what)
            left.remove(each)
    except AWAY:
        outbox.hand.unsettled += left
        raise
    finally:
        kept = {each.delivery.id for each in outbox.hand.unsettled}
        outbox.hand.claimed -= {each.delivery.id for each in outcomes} - kept


async def catch_up(outbox: Outbox) -> None:
    """Writes down what could not be when it happened."""
    waiting = list(outbox.hand.unsettled)
    if waiting:
        outbox.hand.unsettled.clear()
        await settle(outbox, waiting)
        log.info("the database is back: what became of the messages in hand is written down", messages=len(waiting))


async def _settle_at_once(outbox: Outbox, outcomes: Sequence[Outcome], claim: Claim | None) -> None:
    if not outcomes and claim is None:
        return
    arrived = [each for each in outcomes if isinstance(each, Arrived)]
    unsent = [each.delivery for each in outcomes if not isinstance(each, Arrived)]
    app = outbox.tenant.app
    # What is claimed is on the disk before it leaves; what arrived can be found in Slack.
    async with app.durable() if claim else app.transaction() as session:
        await sending.all_sent(session, outbox.workspace, arrived, app.now())
        await sending.put_back(session, outbox.workspace, unsent)
        if claim:
            await claim(session)


async def _not_taken(session: Session, outbox: Outbox, delivery: Delivery, what: Exception) -> None:
    """What becomes of a message that did not get through."""
    now = outbox.tenant.app.now()
    if isinstance(what, (LockedOut, NotGranted)):
        await sending.retry(session, delivery, at=now + LOCKED_OUT_AGAIN, error=str(what))
        return
    if isinstance(what, Uncertain) and delivery.method is Method.UPDATE and delivery.attempts < MOST_ATTEMPTS:
        what = TryLater(str(what), UPDATE_AGAIN)  # drawing the same face twice does no harm
    if isinstance(what, TryLater):  # nothing was done, so that nothing is lost by waiting, however long
        await _wait(session, delivery, what, now)
    elif isinstance(what, Uncertain):
        await doubt(session, outbox, delivery, str(what))
    elif await give_up(session, outbox, Undelivered(delivery, DeliveryState.FAILED, str(what), now)):
        log.warning("a message did not get through", delivery=delivery.id, state="failed", why=str(what))


async def _wait(session: Session, delivery: Delivery, what: TryLater, now: datetime) -> None:
    """The method rests, and what is queued for it keeps its order."""
    await sending.retry(session, delivery, error=str(what))
    await rests.rest(session, delivery, now=now, until=now + what.after)


async def doubt(session: Session, outbox: Outbox, delivery: Delivery, why: str) -> None:
    """It may have arrived or not: it is looked for before anybody is told."""
    if await sending.doubt(session, delivery, why):
        outbox.hand.doubted[delivery.id] = outbox.steady()
        log.warning("a message may or may not have arrived, and is looked for", delivery=delivery.id, why=why)


async def give_up(session: Session, outbox: Outbox, lost: Undelivered) -> bool:
    """A message that will not be sent (again): whom it concerns is told, and what never arrived counts for nothing.

    False for one of which something else has become meanwhile: that is left alone.
    """
    delivery = lost.delivery
    if not await sending.end(session, delivery, lost.state, lost.why):
        return False
    if lost.certain:
        await sending.forget_words(session, delivery)
    if lost.state is DeliveryState.FAILED:
        await unchanged.tell(session, delivery, lost.now)
    await outbox.registry.undo(session, outbox.tenant, lost)
    if lost.certain:
        await sending.end_dependants(session, delivery.workspace, delivery.id)
    return True
