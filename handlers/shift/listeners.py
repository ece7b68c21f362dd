"""Slack spoke: somebody looks at the way up, chooses it or lets it go, or answers how their time is spent."""

from pydantic import ValidationError

from content.models import Answer, Measure
from db import deliveries, measurements, people
from db.engine import Session
from growth import measure, shift
from growth.facts import Measurement
from handlers import forms, notices
from handlers.call import Call, Stale
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry
from handlers.shift import gather, question, views
from handlers.shift.question import AskedRef, Pick


def register(registry: Registry) -> None:
    registry.command(Command("shift", show, "the way to the next level, and how your time is spent"))
    registry.action(views.SHOW, show)
    registry.action(views.CHOOSE, choose)
    registry.action(views.LEAVE, leave)
    registry.action(question.ANSWER, answer)
    registry.action(question.SKIP, skip)
    registry.action(question.END, end)


async def show(call: Call) -> None:
    """`/growth shift`: the behaviours, what they build, and the answers so far."""
    if not call.person.active:
        return await preferences.not_started(call)
    async with call.deps.transaction() as session:
        view = await gather.view(session, call.scene)
    return await call.reply(views.page(view))


async def choose(call: Call) -> None:
    """From now on, steps are drawn from the way up too."""
    if not call.person.active:
        return await preferences.not_started(call)
    way = shift.ahead(call.scene.ladder, call.person)
    if way is None or call.value(views.WayRef).towards != way.towards.id:
        raise Stale
    return await _set_towards(call, way.towards.id)


async def leave(call: Call) -> None:
    await _set_towards(call, None)


async def _set_towards(call: Call, level: str | None) -> None:
    async with call.deps.transaction() as session:
        await people.set_towards(session, call.person.id, level)
        view = await gather.view(session, call.scene)
        if _on_a_page_of_others(call):
            await call.reply(views.told(view))
        else:
            await call.show(session, views.page(view))
    call.home_is_stale = True


def _on_a_page_of_others(call: Call) -> bool:
    """Whether the button stands in another feature's modal, which is left as it is."""
    view = call.body.get("view") or {}
    return view.get("type") == "modal" and view.get("callback_id") != forms.NOTICE


async def answer(call: Call) -> None:
    """Keeps the answer at once. Of one's own accord it belongs to the weeks that are running."""
    pick = _picked(call)
    asked, chosen = _meant(call, pick)
    async with call.deps.transaction() as session:
        row = await _asked(session, call, pick.row) if pick.row else await _now(session, call, asked)
        if row is None:
            return await _moved_on(session, call)
        await measurements.answer(session, row.id, chosen, call.now)
        await _settle(session, call, row)
    return None


def _picked(call: Call) -> Pick:
    try:
        return Pick.model_validate_json(call.picked)
    except ValidationError as error:
        raise Stale from error


def _meant(call: Call, pick: Pick) -> tuple[Measure, Answer]:
    """What was asked and answered. Raises Stale where either has left the person's ladder."""
    asked = next((m for m in call.scene.ladder.measures if m.id == pick.measure), None)
    chosen = next((a for a in asked.answers if a.value == pick.value), None) if asked else None
    if asked is None or chosen is None:
        raise Stale
    return asked, chosen


async def _now(session: Session, call: Call, asked: Measure) -> Measurement:
    """What an answer of today belongs to: the question of these weeks, asked or not."""
    scene = call.scene
    await people.hold(session, scene.person.id)
    mine = measure.of(scene.ladder, asked, await measurements.of_person(session, scene.person.id))
    current = measure.current(asked, mine, scene.person, today=scene.today)
    return current or await measurements.ask(session, scene.person, asked, ladder=scene.ladder, now=scene.now)


async def _asked(session: Session, call: Call, row_id: int) -> Measurement | None:
    """The question of a message, while it stands there. Raises Stale when it is not this person's."""
    row = call.own(await measurements.get(session, row_id))
    if row.ladder != call.scene.ladder.id:
        raise Stale
    return row if row.delivery_id is not None else None


async def skip(call: Call) -> None:
    """Not this time: the question leaves the message, without a word about why."""
    async with call.deps.transaction() as session:
        row = await _asked(session, call, call.value(AskedRef).row)
        if row is None or row.answered_at is not None:
            return await _moved_on(session, call)
        await measurements.pass_over(session, row.id)
        await _settle(session, call, row)
    return None


async def end(call: Call) -> None:
    """Don't ask this: nothing comes by itself until the person answers of their own accord."""
    async with call.deps.transaction() as session:
        row = await _asked(session, call, call.value(AskedRef).row)
        if row is None or row.answered_at is not None:
            return await _moved_on(session, call)
        await measurements.end(session, row.id, call.now)
        await _settle(session, call, row)
    return None


async def _settle(session: Session, call: Call, row: Measurement) -> None:
    """Shows what became of the question wherever it stands. It was a sign of the person, too."""
    await people.set_silent_rounds(session, call.person.id, 0)
    await call.show(session, views.page(await gather.view(session, call.scene)))
    clicked = await call.delivery(session)
    if row.delivery_id is not None and (clicked is None or clicked.id != row.delivery_id):
        await call.redraw(session, await deliveries.get(session, row.delivery_id))
    call.home_is_stale = True


async def _moved_on(session: Session, call: Call) -> None:
    """The control is older than what became of the question: it makes way for how things stand."""
    await call.show(session, views.page(await gather.view(session, call.scene)))
    await notices.stale(call)
