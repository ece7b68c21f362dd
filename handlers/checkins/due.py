"""The clock spoke: a new round, a reminder of an open one, or the one somebody asked to have back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, deliveries, people
from db.engine import Session
from db.outbox import Delivery
from growth import silence
from growth.facts import Round, RoundState
from growth.touch import Prompt
from handlers import blocks, parts
from handlers.checkins import gather, views
from handlers.parts import Part
from handlers.scene import Scene
from handlers.shift import due as shift

CHECKIN, LATER, REMINDER = "checkin", "later", "reminder"
SKIPPED = "Skipped. Nothing is missing."
CLOSED = "This round is closed, and nothing is missing. You can still answer it if you want to keep something."
BROUGHT_BACK = "I brought it back below."


async def new_round(session: Session, scene: Scene) -> Part | None:
    """A round, when the person's rhythm says so, and they have not let three pass in silence."""
    if not scene.person.active:
        return None
    last = await _last(session, scene)
    if not scene.round_due(last):
        return None
    if silence.too_long(scene.person, last, scene.deps.manners):
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        checkin = await gather.begin(session, scene)
        if delivery_id is not None:
            await gather.give_step(session, scene, checkin, delivery_id)
        if last is not None and last.state is RoundState.OPEN:
            await close(session, scene, last)
        await people.schedule(session, scene.person.id, await gather.next_moment(session, scene))

    return Part(Prompt(CHECKIN, 100), apply)


async def reminder(session: Session, scene: Scene) -> Part | None:
    """A day later: the message of an open round says that it is still there. Asked for with "Later", it comes anew."""
    last = await _last(session, scene)
    if not scene.person.active or last is None or last.state is not RoundState.OPEN:
        return None
    if last.reminded_at and not last.later:
        return None
    if scene.local_day(last.opened_at) == scene.today or scene.round_due(last):
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        await checkins.set_reminded(session, last.id, scene.now)
        if delivery_id is not None:
            await checkins.attach(session, last.id, delivery_id=delivery_id, step_id=last.step_id)
        if last.delivery_id is None:
            return
        standing = await deliveries.get(session, last.delivery_id)
        view = await gather.view(session, scene, await checkins.get(session, last.id))
        moved = [views.title(view), blocks.words(BROUGHT_BACK)]
        await _redraw(session, scene, standing, moved if delivery_id else views.open_round(view), REMINDER)

    return Part(Prompt(LATER if last.later else REMINDER, 80, silent=not last.later), apply)


async def _last(session: Session, scene: Scene) -> Round | None:
    recent = await checkins.recent(session, scene.person.id, limit=1)
    return recent[0] if recent else None


async def close(session: Session, scene: Scene, last: Round) -> None:
    """Takes the questions off the message of a round that nobody answered: only one ever asks, and none in a pause."""
    if last.delivery_id is not None:
        standing = await deliveries.get(session, last.delivery_id)
        view = await gather.view(session, scene, last)
        await _redraw(session, scene, standing, views.passed(view, CLOSED), "closed")


async def _redraw(session: Session, scene: Scene, standing: Delivery, face: Sequence[Block], why: str) -> None:
    whole = await shift.beside(session, scene, standing, face)
    await parts.redraw(session, scene, standing, face=whole, why=why)


async def draw(session: Session, scene: Scene, delivery: Delivery) -> Sequence[Block]:
    """The round that stands in this message, as it is now."""
    checkin = await checkins.by_delivery(session, delivery.id)
    if checkin is None:
        return []
    view = await gather.view(session, scene, checkin)
    if checkin.state is RoundState.OPEN:
        return views.open_round(view)
    if checkin.state is RoundState.ANSWERED:
        return views.receipt(view)
    return views.passed(view, SKIPPED if checkin.state is RoundState.SKIPPED else CLOSED)
