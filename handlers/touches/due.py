"""The clock spoke: the moment of some people has come. What is due for each goes into one message, or nothing is sent.

Whoever could be spoken to now is asked about first, as many at once as Slack tells of. Then a few at a time are claimed
and spoken to, in one short transaction each, so that nobody who uses Trellis meanwhile has to wait for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import structlog

from db import people, touches
from growth import cadence, quiet
from growth.facts import Standing
from handlers.framework import presence
from handlers.framework.context import Context
from handlers.framework.errors import LockedOut, TryLater
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.touches import batch

FOUND = 200  # so many are looked for at once
PAGES = 5  # so often, in one step of the clock
TOGETHER = 25  # so many share a transaction
UPCOMING = Upcoming("people", touches.next_due, touches.count_due)
log = structlog.get_logger()


async def run(tenant: Tenant, registry: Registry) -> int:
    """Speaks to everybody whose moment has come; returns how many there were. A crash loses and repeats nothing.

    Raises LockedOut, which is nobody's moment: everybody stays due.
    """
    now, met = tenant.app.now(), set[int]()
    for _ in range(PAGES):
        async with tenant.app.reading() as session:
            waiting = await touches.due(session, tenant.workspace, now, limit=FOUND)
        new = [Context(tenant, person, now, registry.draws) for person in waiting if person.id not in met]
        met |= {context.person.id for context in new}
        try:
            await _attend(registry, new)
        except TryLater as busy:  # whoever was not asked about stays due
            log.info("Slack asks for patience before it says how people are", why=str(busy))
            break
        if len(new) < FOUND:
            break
    return len(met)


async def _attend(registry: Registry, waiting: Sequence[Context]) -> None:
    """Raises TryLater, with everybody served about whom Slack need not be asked, or was."""
    asking = [context for context in waiting if _may_hear(context)]
    for some in _portions([context for context in waiting if not _may_hear(context)], FOUND):
        await _together(registry, some)
    for some in _portions(asking, presence.AT_ONCE):
        now, busy = await presence.known(some[0].tenant, [context.person for context in some])
        here = [replace(context, person=person) for context, person in zip(some, now, strict=False)]
        await _leave([context for context in here if context.person.standing is Standing.GONE])
        for few in _portions([c for c in here if c.person.standing is not Standing.GONE], TOGETHER):
            await _together(registry, few)
        if busy is not None:
            raise busy


def _may_hear(context: Context) -> bool:
    """Whether nothing that is kept of them holds a message now: what Slack says of this very moment decides."""
    free = replace(context.person.presence, known=True, dnd_until=None)
    return quiet.held(replace(context.person, presence=free), context.now, context.calendar) is None


def _portions(everybody: Sequence[Context], most: int) -> Iterator[Sequence[Context]]:
    return (everybody[first : first + most] for first in range(0, len(everybody), most))


async def _together(registry: Registry, some: Sequence[Context]) -> None:
    """In one transaction. Where that fails it is two of half as many, until whoever's trouble it is stands alone."""
    tenant = some[0].tenant
    try:
        async with tenant.app.transaction() as session:
            troubled = await batch.speak(session, registry, some)
    except LockedOut:
        raise
    except Exception as error:  # noqa: BLE001 - one person's trouble must not silence everybody beside them
        if len(some) == 1:
            return await _put_off(some[0], error)
        half = len(some) // 2
        await _together(registry, some[:half])
        return await _together(registry, some[half:])
    tenant.app.wake()
    for each in troubled:
        await _put_off(each.context, each.error)
    return None


async def _put_off(context: Context, error: Exception) -> None:
    """Tries them again later, and later still each time; a change that they make meanwhile counts instead."""
    person = context.person
    async with context.tenant.app.transaction() as session:
        failures = await touches.failures(session, context.workspace, person.id) + 1
        again = cadence.after_failure(context.now, failures)
        await touches.put_off(session, person, again, failures=failures)
    told = {"person": person.id, "failures": failures, "again": str(again)}
    log.error("a person could not be spoken to", exc_info=error, **told)


async def _leave(gone: Sequence[Context]) -> None:
    """Slack knows them no more."""
    for context in gone:
        async with context.tenant.app.transaction() as session:
            await people.leave(session, context.workspace, context.person.id, context.now)
