"""The clock spoke: a person's moment has come. Everything due for them goes into one message, or nothing is sent."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

import structlog

from db import deliveries, people, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import cadence, local, quiet, touch
from growth.facts import Standing
from growth.quiet import Held, Why
from growth.touch import BUDGET, NOTHING, Spoken
from handlers import parts, presence
from handlers.deps import Deps
from handlers.errors import LockedOut, TryLater
from handlers.parts import Part
from handlers.registry import Registry
from handlers.scene import Scene

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
            await _touch(Scene(deps, person, now), registry)
    except TryLater as busy:  # whoever was not asked about stays due
        log.info("Slack asks for patience before it says how people are", why=str(busy))
    return len(waiting)


async def _touch(scene: Scene, registry: Registry) -> None:
    try:
        await touch_person(scene, registry)
    except LockedOut:
        raise
    except Exception:  # one person's trouble must not silence everybody behind them
        failures, again = await _put_off(scene)
        log.exception("a person could not be spoken to", person=scene.person.id, failures=failures, again=str(again))


async def _put_off(scene: Scene) -> tuple[int, datetime]:
    """Tries them again later, and later still each time; a change that they make meanwhile counts instead."""
    async with scene.deps.transaction() as session:
        failures = await touches.failures(session, scene.person.id) + 1
        again = cadence.after_failure(scene.now, failures)
        await touches.put_off(session, scene.person, again, failures=failures)
    return failures, again


async def touch_person(scene: Scene, registry: Registry) -> None:
    """Claims the person's moment, and speaks or holds: one transaction, so that a crash leaves it due or done."""
    if scene.person.standing is Standing.GONE:
        async with scene.deps.transaction() as session:
            await people.leave(session, scene.person.id, scene.now)
        return
    held = quiet.held(scene.person, scene.now, scene.calendar)
    async with scene.deps.transaction() as session:
        if held is not None:
            await _hold(session, scene, held)
        elif await people.claim(session, scene.person, scene.next_touch()):
            await _speak(session, scene, registry)
    scene.deps.wake()


async def _hold(session: Session, scene: Scene, held: Held) -> None:
    """Moves the moment on without a word. What the hold outlasts has expired: it is never made up for."""
    moved = await people.claim(session, scene.person, cadence.after_hold(held, scene.next_touch()))
    if moved and not await _goes_without_saying(session, scene, held):
        await touches.note(session, scene.person.id, spoke=False, what=held.why.value, now=scene.now)


async def _goes_without_saying(session: Session, scene: Scene, held: Held) -> bool:
    """Whether the hold needs no note: nobody wonders at a night, and one refusal of Slack's is like the next."""
    if held.why is not Why.UNKNOWN:
        return held.why is Why.HOURS
    last = await touches.last(session, scene.person.id)
    return last is not None and last.what == held.why.value


async def _speak(session: Session, scene: Scene, registry: Registry) -> None:
    offered = [part for due in registry.dues if (part := await due(session, scene))]
    prompts = [part.prompt for part in offered]
    chosen = touch.choose(prompts, await spoken(session, scene), scene.deps.manners)
    going = [part for prompt in chosen for part in offered if part.prompt is prompt]
    loud = [part for part in going if not part.prompt.silent]
    for part in going:
        if part.prompt.silent:
            await part.apply(session, None)
    if loud:
        await _queue(session, scene, loud, registry)
    elif any(not prompt.silent for prompt in prompts):
        await _ask_again(session, scene)
    elif not going:
        await touches.note(session, scene.person.id, spoke=False, what=NOTHING, now=scene.now)


async def spoken(session: Session, scene: Scene) -> Spoken:
    """What counts against the person's budget at the moment of the scene."""
    midnight = local.instant(scene.today, time(0), scene.person.zone)
    return Spoken(
        today=await touches.spoken(session, scene.person.id, midnight),
        week=await touches.spoken(session, scene.person.id, scene.now - timedelta(days=7) + timedelta(minutes=1)),
    )


async def _ask_again(session: Session, scene: Scene) -> None:
    """The budget is spent: the same question is asked again on the next workday."""
    await people.schedule(session, scene.person.id, cadence.next_workday(scene.person, scene.now, scene.calendar))
    await touches.note(session, scene.person.id, spoke=False, what=BUDGET, now=scene.now)


async def _queue(session: Session, scene: Scene, loud: Sequence[Part], registry: Registry) -> None:
    """One delivery made of the chosen parts. It is queued bare, so that the parts can point at it, and then drawn."""
    about = "+".join(part.prompt.kind for part in loud)
    new = NewDelivery(
        workspace=scene.person.workspace,
        key=f"{about}:{scene.person.id}:{scene.today.isoformat()}",
        channel=scene.person.slack_id,
        person_id=scene.person.id,
        priority=Priority.NUDGE,
        expires_at=scene.now + STALE_AFTER,
        about=about,
        payload={},
    )
    delivery_id = await deliveries.queue(session, new, scene.now)
    for part in loud:
        await part.apply(session, delivery_id)
    message = await parts.message(session, scene, await deliveries.get(session, delivery_id), registry.draws)
    await deliveries.set_payload(session, delivery_id, message.payload())
    await touches.note(session, scene.person.id, spoke=True, what=about, now=scene.now)
