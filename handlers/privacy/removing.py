"""What stands in Slack of somebody who was deleted goes: at once, and by the clock where something came between."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

import structlog

from db import deliveries, files, people, removals, workspaces
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import DeliveryState
from db.removals import Removal
from growth.facts import RemovalKind
from handlers.framework.context import Context
from handlers.framework.errors import Gone, NotGranted, Refused, TryLater
from handlers.framework.registry import Registry
from handlers.framework.tenant import HistoryMessage, Tenant
from handlers.framework.upcoming import Upcoming
from handlers.privacy import delete_views

AT_ONCE, A_STEP = 60, 20  # of them, one after another: Slack lets fifty go within a minute, and some more at first
LOOK_AGAIN = timedelta(seconds=20)  # at a message that is on its way
ON_ITS_WAY = (DeliveryState.QUEUED, DeliveryState.SENDING)
UPCOMING = Upcoming("removals", removals.next_due, removals.count_due)
log = structlog.get_logger()


async def run(tenant: Tenant, registry: Registry) -> int:
    """Removes some of what has to go; returns how much that was. A crash repeats a removal, which does no harm.

    Nothing where somebody here is at it: the step does not wait for them, and asks Slack for nothing twice.
    """
    return 0 if tenant.removing.locked() else await _some(tenant, registry, A_STEP)


async def at_once(tenant: Tenant, registry: Registry) -> int:
    """The same, right after the deletion, once whoever is at it has done theirs."""
    return await _some(tenant, registry, AT_ONCE)


async def _some(tenant: Tenant, registry: Registry, most: int) -> int:
    """What is in the way of one is in the way of all of its kind, and they wait; the others go on."""
    count = 0
    async with tenant.removing:
        while count < most and (due := await _due(tenant, most - count)):
            waits: set[RemovalKind] = set()
            for removal in due:
                if removal.kind not in waits and await _waits(tenant, registry, removal):
                    waits.add(removal.kind)
                count += 1
    return count


async def _due(tenant: Tenant, most: int) -> Sequence[Removal]:
    async with tenant.app.reading() as session:
        return await removals.due(session, tenant.workspace, tenant.app.now(), most=most)


async def _waits(tenant: Tenant, registry: Registry, removal: Removal) -> bool:
    """Removes one thing. Whether it has to wait instead."""
    try:
        if removal.kind is RemovalKind.HOME and removal.named:
            return await _home_of_a_reader(tenant, registry, removal)
        return await DOES[removal.kind](tenant, removal)
    except TryLater as later:
        return await _later(tenant, removal, later.after)
    except (Gone, Refused) as why:
        log.warning("Slack would not remove something of somebody who was deleted", kind=removal.kind, why=str(why))
        async with tenant.app.transaction() as session:
            await removals.refuse(session, removal)
    return False


async def _later(tenant: Tenant, removal: Removal, after: timedelta) -> bool:
    async with tenant.app.transaction() as session:
        await removals.postpone(session, removal, tenant.app.now() + after)
    return True


async def _done(tenant: Tenant, removal: Removal) -> bool:
    async with tenant.app.transaction() as session:
        await removals.done(session, removal)
    return False


async def _message(tenant: Tenant, removal: Removal) -> bool:
    await tenant.slack.remove_message(removal.channel, removal.named)
    return await _done(tenant, removal)


async def _file(tenant: Tenant, removal: Removal) -> bool:
    await tenant.slack.remove_file(removal.named)
    return await _done(tenant, removal)


async def _home(tenant: Tenant, removal: Removal) -> bool:
    """Nothing of theirs is left on it; whoever is known anew has a new one."""
    async with tenant.app.reading() as session:
        back = await people.find(session, tenant.workspace, removal.slack_id) is not None
    if not back:
        await tenant.slack.publish_home(removal.slack_id, delete_views.home(tenant.app.command))
    return await _done(tenant, removal)


async def _home_of_a_reader(tenant: Tenant, registry: Registry, removal: Removal) -> bool:
    """Drawn anew, of what is there now: somebody with whom they shared has perhaps had their words on it."""
    async with tenant.app.reading() as session:
        reader = await people.find(session, tenant.workspace, removal.named)
    if reader is not None and registry.home is not None:
        await registry.home(Context(tenant, reader, tenant.app.now(), registry.draws))
    return await _done(tenant, removal)


async def _redraw(tenant: Tenant, removal: Removal) -> bool:
    """A message to others without their words: the sender sends it, and here it is waited for."""
    async with tenant.app.reading() as session:
        found = await deliveries.of_ids(session, tenant.workspace, [int(removal.named)])
    delivery = found.get(int(removal.named))
    if delivery is not None and delivery.state in ON_ITS_WAY:
        return await _later(tenant, removal, LOOK_AGAIN)
    if delivery is not None and delivery.state is not DeliveryState.SENT:
        raise Refused(delivery.error or delivery.state)
    return await _done(tenant, removal)


async def _conversation(tenant: Tenant, removal: Removal) -> bool:
    """Whatever else of ours stands in it that no row knows: files of before, and what was on its way.

    Where Trellis may not read it, that is all that can be done.
    """
    with suppress(NotGranted, Gone):
        await _clear(tenant, removal)
    return await _done(tenant, removal)


async def _clear(tenant: Tenant, removal: Removal, thread: str | None = None) -> None:
    page: str | None = None
    while True:
        found = await tenant.slack.history(removal.channel, thread=thread, page=page)
        for message in found.messages if thread is None else ():
            if message.has_thread:
                await _clear(tenant, removal, message.ts)
        await _clear_page(tenant, removal, found.messages)
        page = found.following
        if page is None:
            return


async def _clear_page(tenant: Tenant, removal: Removal, every: Sequence[HistoryMessage]) -> None:
    async with tenant.app.reading() as session:
        us = await workspaces.bot_user(session, tenant.workspace)
        ours = {message.ts: message for message in every if message.by == us}
        stamps = {ts: message.token for ts, message in ours.items()}
        unknown = await removals.unknown(session, tenant.workspace, removal.channel, stamps)
        known = await files.known(
            session, tenant.workspace, [file for message in ours.values() for file in message.files]
        )
    for ts in sorted(unknown):
        if known.isdisjoint(ours[ts].files):
            for file in ours[ts].files:
                await tenant.slack.remove_file(file)
            await tenant.slack.remove_message(removal.channel, ts)


async def _last_word(tenant: Tenant, removal: Removal) -> bool:
    """Says that it is done. Once that has arrived, or cannot, it leaves no trace here either."""
    now = tenant.app.now()
    async with tenant.app.transaction() as session:
        if not removal.named:
            await removals.told(session, removal, await _queue(session, tenant, removal), at=now + LOOK_AGAIN)
        elif await _on_its_way(session, removal):
            await removals.postpone(session, removal, now + LOOK_AGAIN)
            return True
        else:
            await removals.erase(session, tenant.workspace, int(removal.named))
            await removals.done(session, removal)
    tenant.app.wake()
    return False


async def _queue(session: Session, tenant: Tenant, removal: Removal) -> int:
    refused = await removals.refused(session, removal)
    new = NewDelivery(
        workspace=tenant.workspace,
        key=f"deleted:{removal.id}:{removal.due_at:%Y%m%dT%H%M%S}",
        channel=removal.slack_id,
        payload=delete_views.done(tenant.app.command, refused).payload(),
    )
    return await deliveries.queue(session, new, tenant.app.now())


async def _on_its_way(session: Session, removal: Removal) -> bool:
    found = await deliveries.of_ids(session, removal.workspace, [int(removal.named)])
    return any(delivery.state in ON_ITS_WAY for delivery in found.values())


DOES: dict[RemovalKind, Callable[[Tenant, Removal], Awaitable[bool]]] = {
    RemovalKind.HOME: _home,
    RemovalKind.MESSAGE: _message,
    RemovalKind.FILE: _file,
    RemovalKind.REDRAW: _redraw,
    RemovalKind.CONVERSATION: _conversation,
    RemovalKind.DONE: _last_word,
}
