"""How messages look as they leave: what is drawn when it is sent says what may be read now, and some leave no more."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from bot.outbox import AWAY, Outbox
from bot.settling import give_up
from db import people, sending
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method, Priority
from growth import quiet
from handlers.framework.errors import NotYet
from handlers.framework.registry import Face
from handlers.framework.undelivered import Undelivered

log = structlog.get_logger()


async def wanted(outbox: Outbox, claimed: Sequence[Delivery]) -> list[Delivery]:
    """Those that may leave: not what Trellis began by itself for somebody who has left, stopped or paused since, nor
    a new face of what never arrived.

    Ends the others. Raises what the database does where it is away; nothing has become of any of them then.
    """
    why = {each.id: sending.NO_HOME for each in claimed if each.homeless}
    why |= dict.fromkeys(await _unwanted(outbox, claimed), "not wanted any more")
    for each in claimed:
        if each.id in why:
            async with outbox.tenant.app.transaction() as session:
                lost = Undelivered(each, DeliveryState.EXPIRED, why[each.id], outbox.tenant.app.now())
                await give_up(session, outbox, lost)
            outbox.hand.claimed.discard(each.id)
    return [each for each in claimed if each.id not in why]


async def _unwanted(outbox: Outbox, claimed: Sequence[Delivery]) -> list[int]:
    asked = {each.person_id for each in claimed if _by_itself(each) and each.person_id is not None}
    if not asked:
        return []
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.reading() as session:
        found = await people.of_ids(session, outbox.workspace, asked)
    gone = {one for one in asked if one not in found or quiet.unwanted(found[one], now)}
    return [each.id for each in claimed if _by_itself(each) and each.person_id in gone]


def _by_itself(delivery: Delivery) -> bool:
    """Whether Trellis began it, and nobody asked for it."""
    return delivery.priority == Priority.NUDGE and delivery.method is Method.POST


async def drawn(outbox: Outbox, delivery: Delivery) -> Delivery | None:
    """The message as it leaves; None where it does not, because it has ended, or is in the queue again for later.

    A face that cannot be drawn is this message's trouble alone. The database's trouble is none of the message's: it
    will pass, and nothing has left yet. Raises what the database does then.
    """
    draw = outbox.registry.faces.get(delivery.face or "")
    if draw is None:
        return delivery
    try:
        async with outbox.tenant.app.transaction() as session:
            return await _as_it_leaves(session, outbox, delivery, draw)
    except AWAY:
        raise
    except NotYet as wait:
        async with outbox.tenant.app.transaction() as session:
            await sending.retry(session, delivery, at=wait.until, error="it waits for hours in which it may be read")
        return None
    except Exception:
        log.exception("a message could not be drawn", delivery=delivery.id)
        async with outbox.tenant.app.transaction() as session:
            lost = Undelivered(delivery, DeliveryState.FAILED, "could not be drawn", outbox.tenant.app.now())
            await give_up(session, outbox, lost)
        return None


async def _as_it_leaves(session: Session, outbox: Outbox, delivery: Delivery, draw: Face) -> Delivery | None:
    """Ends what has nothing left to say."""
    message = await draw(session, outbox.tenant, delivery)
    if message is not None:
        return replace(delivery, payload=message.payload())
    await sending.end(session, delivery, DeliveryState.EXPIRED, "nothing is left to say")
    await sending.end_dependants(session, outbox.workspace, delivery.id)
    return None
