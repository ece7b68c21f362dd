"""The clock spoke: the moment of some people has come. What is due for each goes into one message, or nothing is sent.

Gather, decide, apply: how they are in Slack and what is kept of them is gathered for many at once, `growth.prompts`
decides for each, and what it decided is written down with the claim of their moment, in one transaction.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from db import people, prompting, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import cadence, prompts
from growth.facts import Facts, Standing, Touch
from growth.prompts import Decision
from growth.touch import Prompt
from handlers.framework import message_parts, presence
from handlers.framework.context import Context
from handlers.framework.errors import LockedOut, TryLater
from handlers.framework.message_parts import Part
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming

STALE_AFTER = timedelta(hours=6)
UPCOMING = Upcoming("people", touches.next_due, touches.count_due)
log = structlog.get_logger()


async def run(tenant: Tenant, registry: Registry) -> int:
    """Speaks to everybody whose moment has come; returns how many there were. A crash loses and repeats nothing.

    Raises LockedOut, which is nobody's moment: everybody stays due.
    """
    now = tenant.app.now()
    async with tenant.app.transaction() as session:
        waiting = await touches.due(session, tenant.workspace, now)
    try:
        async for some in presence.known(tenant, waiting):
            contexts = [Context(tenant, person, now, registry.draws) for person in some]
            for context, facts in zip(contexts, await _gathered(contexts), strict=True):
                await _touch(context, facts, registry)
    except TryLater as busy:  # whoever was not asked about stays due
        log.info("Slack asks for patience before it says how people are", why=str(busy))
    return len(waiting)


async def _gathered(contexts: Sequence[Context]) -> Sequence[Facts | None]:
    """The facts of all at once; None for each where that fails, as one person's trouble is not the others'."""
    try:
        return await _gather(contexts)
    except Exception:
        log.warning("the facts of some people could not be gathered at once", exc_info=True)
        return [None] * len(contexts)


async def _gather(contexts: Sequence[Context]) -> list[Facts]:
    tenant, now = contexts[0].tenant, contexts[0].now
    async with tenant.app.transaction() as session:
        return await prompting.gather(session, tenant.workspace, [context.person for context in contexts], now)


async def _touch(context: Context, facts: Facts | None, registry: Registry) -> None:
    try:
        await touch_person(context, facts or (await _gather([context]))[0], registry)
    except LockedOut:
        raise
    except Exception:  # one person's trouble must not silence everybody behind them
        failures, again = await _put_off(context)
        log.exception("a person could not be spoken to", person=context.person.id, failures=failures, again=str(again))


async def _put_off(context: Context) -> tuple[int, datetime]:
    """Tries them again later, and later still each time; a change that they make meanwhile counts instead."""
    async with context.tenant.app.transaction() as session:
        failures = await touches.failures(session, context.workspace, context.person.id) + 1
        again = cadence.after_failure(context.now, failures)
        await touches.put_off(session, context.person, again, failures=failures)
    return failures, again


async def touch_person(context: Context, facts: Facts, registry: Registry) -> None:
    """Claims the person's moment, and speaks or holds: one transaction, so that a crash leaves it due or done."""
    person = context.person
    if person.standing is Standing.GONE:
        async with context.tenant.app.transaction() as session:
            await people.leave(session, context.workspace, person.id, context.now)
        return
    decision = prompts.decide(context.moment(facts), registry.rules)
    async with context.tenant.app.transaction() as session:
        if await touches.claim(session, person, decision.next_touch_at, held=decision.held):
            await _apply(session, Part(context, facts), decision, registry)
    context.tenant.app.wake()


async def _apply(session: Session, part: Part, decision: Decision, registry: Registry) -> None:
    """Writes down what was decided, and what came of the moment."""
    await registry.apply(session, part, decision.silent)
    if decision.loud:
        await _speak(session, part, decision.loud, registry)
    if decision.why is not None:
        context = part.context
        came = Touch(context.now, why=decision.why)
        await touches.note(session, context.workspace, context.person.id, came)


async def _speak(session: Session, part: Part, loud: Sequence[Prompt], registry: Registry) -> None:
    """One message made of all that is said now."""
    context, kinds = part.context, tuple(prompt.kind for prompt in loud)

    async def write(delivery_id: int) -> None:
        await registry.apply(session, replace(part, delivery=delivery_id), loud)

    new = NewDelivery(
        workspace=context.person.workspace,
        key=f"{'+'.join(kinds)}:{context.person.id}:{context.today.isoformat()}",
        channel=context.person.slack_id,
        person_id=context.person.id,
        priority=Priority.NUDGE,
        expires_at=context.now + STALE_AFTER,
        kinds=kinds,
    )
    await message_parts.compose(session, context, new, write)
    await touches.note(session, context.workspace, context.person.id, Touch(context.now, kinds))
