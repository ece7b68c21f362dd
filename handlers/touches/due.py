"""The clock spoke: a person's moment has come. Everything due for them goes into one message, or nothing is sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from db import deliveries, people, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import cadence, quiet, touch
from growth.facts import Standing, Why
from growth.quiet import Held
from handlers.framework import message_parts, presence
from handlers.framework.context import Context
from handlers.framework.deps import Deps
from handlers.framework.errors import LockedOut, TryLater
from handlers.framework.message_parts import Part
from handlers.framework.registry import Registry
from handlers.shared.coming import spoken

STALE_AFTER = timedelta(hours=6)
log = structlog.get_logger()


async def run(deps: Deps, registry: Registry) -> int:
    """Speaks to everybody whose moment has come; returns how many there were. A crash loses and repeats nothing.

    Raises LockedOut, which is nobody's moment: everybody stays due.
    """
    now = deps.now()
    async with deps.transaction() as session:
        waiting = await people.due(session, deps.workspace, now)
    try:
        async for person in presence.known(deps, waiting):
            await _touch(Context(deps, person, now), registry)
    except TryLater as busy:  # whoever was not asked about stays due
        log.info("Slack asks for patience before it says how people are", why=str(busy))
    return len(waiting)


async def _touch(context: Context, registry: Registry) -> None:
    try:
        await touch_person(context, registry)
    except LockedOut:
        raise
    except Exception:  # one person's trouble must not silence everybody behind them
        failures, again = await _put_off(context)
        log.exception("a person could not be spoken to", person=context.person.id, failures=failures, again=str(again))


async def _put_off(context: Context) -> tuple[int, datetime]:
    """Tries them again later, and later still each time; a change that they make meanwhile counts instead."""
    async with context.deps.transaction() as session:
        failures = await touches.failures(session, context.workspace, context.person.id) + 1
        again = cadence.after_failure(context.now, failures)
        await touches.put_off(session, context.person, again, failures=failures)
    return failures, again


async def touch_person(context: Context, registry: Registry) -> None:
    """Claims the person's moment, and speaks or holds: one transaction, so that a crash leaves it due or done."""
    if context.person.standing is Standing.GONE:
        async with context.deps.transaction() as session:
            await people.leave(session, context.workspace, context.person.id, context.now)
        return
    held = quiet.held(context.person, context.now, context.calendar)
    async with context.deps.transaction() as session:
        if held is not None:
            await _hold(session, context, held)
        elif await people.claim(session, context.person, context.next_touch()):
            await _speak(session, context, registry)
    context.deps.wake()


async def _hold(session: Session, context: Context, held: Held) -> None:
    """Moves the moment on without a word. What the hold outlasts has expired: it is never made up for."""
    moved = await people.claim(session, context.person, cadence.after_hold(held, context.next_touch()))
    if moved and not await _goes_without_saying(session, context, held):
        await touches.note(
            session, context.workspace, context.person.id, spoke=False, what=held.why.value, now=context.now
        )


async def _goes_without_saying(session: Session, context: Context, held: Held) -> bool:
    """Whether the hold needs no note: nobody wonders at a night, and one refusal of Slack's is like the next."""
    if held.why is not Why.UNKNOWN:
        return held.why is Why.HOURS
    last = await touches.last(session, context.workspace, context.person.id)
    return last is not None and last.what == held.why.value


async def _speak(session: Session, context: Context, registry: Registry) -> None:
    offered = [part for due in registry.dues if (part := await due(session, context))]
    prompts = [part.prompt for part in offered]
    chosen = touch.choose(prompts, await spoken(session, context), context.deps.manners)
    going = [part for prompt in chosen for part in offered if part.prompt is prompt]
    loud = [part for part in going if not part.prompt.silent]
    for part in going:
        if part.prompt.silent:
            await part.apply(session, None)
    if loud:
        await _queue(session, context, loud, registry)
    elif any(not prompt.silent for prompt in prompts):
        await _ask_again(session, context)
    elif not going:
        await touches.note(
            session, context.workspace, context.person.id, spoke=False, what=Why.NOTHING, now=context.now
        )


async def _ask_again(session: Session, context: Context) -> None:
    """The budget is spent: the same question is asked again on the next workday."""
    await people.schedule(
        session,
        context.workspace,
        context.person.id,
        cadence.next_workday(context.person, context.now, context.calendar),
    )
    await touches.note(session, context.workspace, context.person.id, spoke=False, what=Why.BUDGET, now=context.now)


async def _queue(session: Session, context: Context, loud: Sequence[Part], registry: Registry) -> None:
    """One delivery made of the chosen parts. It is queued bare, so that the parts can point at it, and then drawn."""
    about = "+".join(part.prompt.kind for part in loud)
    new = NewDelivery(
        workspace=context.person.workspace,
        key=f"{about}:{context.person.id}:{context.today.isoformat()}",
        channel=context.person.slack_id,
        person_id=context.person.id,
        priority=Priority.NUDGE,
        expires_at=context.now + STALE_AFTER,
        about=about,
        payload={},
    )
    delivery_id = await deliveries.queue(session, new, context.now)
    for part in loud:
        await part.apply(session, delivery_id)
    message = await message_parts.message(
        session, context, await deliveries.get(session, context.workspace, delivery_id), registry.draws
    )
    await deliveries.set_payload(session, context.workspace, delivery_id, message.payload())
    await touches.note(session, context.workspace, context.person.id, spoke=True, what=about, now=context.now)
