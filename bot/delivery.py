"""Sends what is queued: in order, once, at the pace Slack allows.

The row says `sending` before the request leaves and is settled after the answer came, in two transactions. A crash in
between leaves the row at `sending`; two minutes later it becomes `uncertain`, and is never sent again blindly.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot import slack
from db import deliveries, people, rests, sending
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method, Priority
from growth import quiet
from handlers.framework import unchanged
from handlers.framework.errors import LockedOut, NotGranted, TryLater, Uncertain
from handlers.framework.registry import Face, Registry
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered

MOST_ATTEMPTS = 10
UPDATE_AGAIN = timedelta(seconds=20)
LOCKED_OUT_AGAIN = timedelta(
    seconds=1
)  # behind those that wait too: what only this one meets does not stand in the way
LOST_AFTER = timedelta(minutes=2)  # longer than any request that is still alive
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Outbox:
    """The messages of one workspace, and the client that speaks to it."""

    tenant: Tenant
    client: AsyncWebClient
    workspace: str
    registry: Registry


async def drain(outbox: Outbox, stopping: Callable[[], bool] = lambda: False) -> int:
    """Sends everything that is due, or until `stopping`; returns how many messages arrived.

    A stop is looked at before each message: the one in hand is finished, however many wait behind it. Raises LockedOut
    where Slack does not let us in: that is no message's fault, so all of them wait.
    """
    await _expire(outbox)
    arrived = 0
    while not stopping() and (delivery := await _claim(outbox)) is not None:
        arrived += await _send(outbox, delivery)
    return arrived


async def doubt(outbox: Outbox) -> None:
    """Settles what a crash cut short: a post becomes uncertain, and whom it concerns is told; a redraw is repeated."""
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.transaction() as session:
        for lost in await deliveries.interrupted(session, outbox.workspace, now - LOST_AFTER):
            if lost.method is Method.UPDATE:
                await sending.retry(session, lost, error="interrupted")
                continue
            if await _give_up(session, outbox, Undelivered(lost, DeliveryState.UNCERTAIN, "interrupted", now)):
                log.warning("a message may or may not have arrived", delivery=lost.id)


async def _expire(outbox: Outbox) -> None:
    """Gives up on what waited too long. What becomes so while others are sent is not claimed."""
    now = outbox.tenant.app.now()
    async with outbox.tenant.app.transaction() as session:
        while overdue := await deliveries.overdue(session, outbox.workspace, now):
            for late in overdue:
                await _give_up(session, outbox, Undelivered(late, DeliveryState.EXPIRED, "waited too long", now))


async def _claim(outbox: Outbox) -> Delivery | None:
    async with outbox.tenant.app.transaction() as session:
        return await deliveries.claim(session, outbox.workspace, outbox.tenant.app.now())


async def _send(outbox: Outbox, delivery: Delivery) -> bool:
    """One request to Slack and its consequence. True when the message stands where it should."""
    drawn = await _drawn(outbox, delivery)
    if drawn is None:
        return False
    try:
        answer = await _request(outbox.client, drawn)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        what = slack.meaning(error)
        async with outbox.tenant.app.transaction() as session:
            await _settle(session, outbox, delivery, what)
        if isinstance(what, (LockedOut, NotGranted)):
            raise LockedOut(str(what)) from error
        return False
    async with outbox.tenant.app.transaction() as session:
        now = outbox.tenant.app.now()
        await sending.sent(session, outbox.workspace, delivery.id, channel=answer["channel"], ts=answer["ts"], now=now)
        await sending.forget_words(session, delivery)
    return True


async def _drawn(outbox: Outbox, delivery: Delivery) -> Delivery | None:
    """The message as it leaves; None where it does not leave now, because it has ended or waits for a better moment.

    A face that cannot be drawn is this message's trouble alone. The database's trouble is none of the message's: it
    will pass, and nothing has left yet, so that the message goes back into the queue. Raises SQLAlchemyError then.
    """
    draw = outbox.registry.faces.get(delivery.face or "")
    if draw is None and not _by_itself(delivery):
        return delivery
    try:
        async with outbox.tenant.app.transaction() as session:
            return await _as_it_leaves(session, outbox, delivery, draw)
    except SQLAlchemyError:
        again = outbox.tenant.app.now() + UPDATE_AGAIN
        async with outbox.tenant.app.transaction() as session:
            await sending.retry(session, delivery, at=again, error="the database was away")
        raise
    except Exception:
        log.exception("a message could not be drawn", delivery=delivery.id)
        async with outbox.tenant.app.transaction() as session:
            lost = Undelivered(delivery, DeliveryState.FAILED, "could not be drawn", outbox.tenant.app.now())
            await _give_up(session, outbox, lost)
        return None


async def _as_it_leaves(session: Session, outbox: Outbox, delivery: Delivery, draw: Face | None) -> Delivery | None:
    """One that is drawn as it leaves says what may be read now. Ends what is not wanted, or has nothing left to say."""
    now = outbox.tenant.app.now()
    if await _unwanted(session, delivery, now):
        await _give_up(session, outbox, Undelivered(delivery, DeliveryState.EXPIRED, "not wanted any more", now))
        return None
    if draw is None:
        return delivery
    message = await draw(session, outbox.tenant, delivery)
    if message is not None:
        return replace(delivery, payload=message.payload())
    await sending.end(session, delivery, DeliveryState.EXPIRED, "nothing is left to say")
    await sending.end_dependants(session, outbox.workspace, delivery.id)
    return None


def _by_itself(delivery: Delivery) -> bool:
    """Whether Trellis began it, and nobody asked for it."""
    return delivery.priority == Priority.NUDGE and delivery.method is Method.POST


async def _unwanted(session: Session, delivery: Delivery, now: datetime) -> bool:
    """Whether it is for somebody who has left, stopped or paused since Trellis queued it by itself."""
    if not _by_itself(delivery) or delivery.person_id is None:
        return False
    return quiet.unwanted(await people.get(session, delivery.workspace, delivery.person_id), now)


async def _request(client: AsyncWebClient, delivery: Delivery) -> Any:
    said = {"channel": delivery.channel, **delivery.payload}
    if delivery.method is Method.UPDATE:
        return await client.chat_update(ts=str(delivery.ts), **said)
    return await client.chat_postMessage(
        thread_ts=delivery.thread_ts,
        unfurl_links=False,
        unfurl_media=False,
        # Any app can read this, so it is an opaque id and nothing else: enough to find the message again.
        metadata={"event_type": "trellis_delivery", "event_payload": {"id": delivery.token}},
        **said,
    )


async def _settle(session: Session, outbox: Outbox, delivery: Delivery, what: Exception) -> None:
    """What becomes of a message that did not get through."""
    now = outbox.tenant.app.now()
    if isinstance(what, (LockedOut, NotGranted)):
        await sending.retry(session, delivery, at=now + LOCKED_OUT_AGAIN, error=str(what))
        return
    if isinstance(what, Uncertain) and delivery.method is Method.UPDATE and delivery.attempts < MOST_ATTEMPTS:
        what = TryLater(str(what), UPDATE_AGAIN)  # drawing the same face twice does no harm
    if isinstance(what, TryLater):  # nothing was done, so that nothing is lost by waiting, however long
        await _wait(session, delivery, what, now)
        return
    state = DeliveryState.UNCERTAIN if isinstance(what, Uncertain) else DeliveryState.FAILED
    if await _give_up(session, outbox, Undelivered(delivery, state, str(what), now)):
        log.warning("a message did not get through", delivery=delivery.id, state=state.value, why=str(what))


async def _give_up(session: Session, outbox: Outbox, lost: Undelivered) -> bool:
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


async def _wait(session: Session, delivery: Delivery, what: TryLater, now: datetime) -> None:
    """The method rests, and what is queued for it keeps its order."""
    await sending.retry(session, delivery, error=str(what))
    await rests.rest(session, delivery, now=now, until=now + what.after)
