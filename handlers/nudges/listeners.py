"""Slack spoke: somebody wants a step, or says what becomes of the one they have."""

from dataclasses import replace

from db import deliveries, people, steps
from db.engine import Session
from growth.facts import Person, Step, StepState
from handlers import blocks, notices
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.nudges import offer, views
from handlers.preferences import listeners as preferences
from handlers.registry import Command, Registry


def register(registry: Registry) -> None:
    registry.command(Command("next", next_step, "one small step that fits, with one thing to read"))
    registry.synonym("less", fewer)
    registry.action(views.FIRST, next_step)
    registry.action(views.MORE, next_step)
    registry.action(views.TRY, try_it)
    registry.action(views.SWAP, swap)
    registry.action(views.LESS, less_often)
    registry.action(views.NOT_FOR_ME, not_for_me)
    registry.action(views.DONE, did_it)
    registry.action(views.STILL, still_going)
    registry.action(views.DROP, drop)
    registry.action(views.MENU, menu)


async def next_step(call: Call) -> None:
    """`/growth next`: the step the person is at, or a new one."""
    async with call.deps.transaction() as session:
        await people.hold(session, call.person.id)
        step = await offer.current(session, call.scene) or await offer.fresh(session, call.scene)
    call.home_is_stale = "view" in call.body
    await call.reply(_card(call, step))


async def try_it(call: Call) -> None:
    await _decide(call, StepState.TRYING, of=StepState.OFFERED)


async def did_it(call: Call) -> None:
    await _decide(call, StepState.DONE, of=StepState.TRYING)


async def still_going(call: Call) -> None:
    await _decide(call, StepState.TRYING, of=StepState.TRYING)
    await call.reply(Message.of(blocks.words(views.GOING)))


async def drop(call: Call) -> None:
    await _decide(call, StepState.DECLINED, of=StepState.TRYING)


async def not_for_me(call: Call) -> None:
    await _decide(call, StepState.DECLINED, of=StepState.OFFERED, for_good=True)


async def _decide(call: Call, state: StepState, *, of: StepState, for_good: bool = False) -> None:
    """Makes of a step what the button says, if it still is what it was when the button was drawn."""
    async with call.deps.transaction() as session:
        step = await _mine(session, call)
        if step.state is not of:
            return await _moved_on(session, call, step)
        await steps.decide(session, step.id, state, call.now, for_good=for_good)
        await people.set_silent_rounds(session, call.person.id, 0)
        decided = replace(step, state=state, decided_at=call.now, for_good=for_good)
        await call.show(session, _card(call, decided))
        await everywhere(session, call, step)
    return None


async def _moved_on(session: Session, call: Call, step: Step) -> None:
    """The button is older than what became of the step: it changes nothing, and makes way for how things stand."""
    await call.show(session, _card(call, step))
    await notices.stale(call)


async def everywhere(session: Session, call: Call, step: Step) -> None:
    """Draws every other message anew in which the step stands, so that none asks what has been answered."""
    clicked = await call.delivery(session)
    for delivery_id in await steps.standing_in(session, step.id):
        if clicked is None or delivery_id != clicked.id:
            await call.redraw(session, await deliveries.get(session, delivery_id))


async def swap(call: Call) -> None:
    """Something else: the step is set aside, and another stands in its place, in the same message."""
    async with call.deps.transaction() as session:
        old = await _mine(session, call)
        if old.state is not StepState.OFFERED:  # a second click: the first has put another step there
            return await call.show(session, _card(call, await offer.current(session, call.scene) or old))
        await steps.decide(session, old.id, StepState.DECLINED, call.now)
        step = await offer.fresh(session, call.scene)
        if step is not None:
            await steps.take_place(session, old.id, step.id)
        await people.set_silent_rounds(session, call.person.id, 0)
        await call.show(session, _card(call, step))
    return None


async def menu(call: Call) -> None:
    """The three dots of a nudge."""
    deeds = {views.PAUSE: preferences.pause_two_weeks, views.SKIP: skip, views.WHY: why}
    if call.picked not in deeds:
        raise Stale
    await deeds[call.picked](call)


async def skip(call: Call) -> None:
    """Sets the offered step aside, without a word about why."""
    async with call.deps.transaction() as session:
        delivery = await call.delivery(session)
        step = call.own(await steps.by_delivery(session, delivery.id) if delivery else None)
        if step.state is not StepState.OFFERED:
            raise Stale
        await steps.decide(session, step.id, StepState.DECLINED, call.now)
        await people.set_silent_rounds(session, call.person.id, 0)
        await call.show(session, _card(call, replace(step, state=StepState.DECLINED)))
    await call.reply(Message.of(blocks.words(views.SKIPPED)))


async def why(call: Call) -> None:
    async with call.deps.transaction() as session:
        delivery = await call.delivery(session)
        found = await steps.by_delivery(session, delivery.id) if delivery else None
        step = call.own(found) if found else None
    often = views.LESS_OFTEN[call.person.rhythm.nudge_weeks]
    reason = views.reason(call.scene.ladder_of(step), call.person, step) if step else ""
    await call.reply(Message.of(blocks.words(views.WHY_NUDGE.format(reason=reason, often=often))))


async def less_often(call: Call) -> None:
    """Half as many steps by themselves; check-ins and the step on offer stay as they are."""
    async with call.deps.transaction() as session:
        step = await _mine(session, call)
        if step.state is not StepState.OFFERED:
            return await _moved_on(session, call, step)
        person = await _from_now_on(session, call, call.value(views.LessRef).weeks)
        await call.show(session, Message.of(views.step_blocks(call.scene.ladder_of(step), person, step)))
    return None


async def fewer(call: Call) -> None:
    """`/growth less`: what the button "Less often" does, without a step at hand."""
    if not call.person.active:
        return await preferences.not_started(call)
    async with call.deps.transaction() as session:
        await _from_now_on(session, call, views.fewer(call.person.rhythm))
    return None


async def _from_now_on(session: Session, call: Call, weeks: views.LessOften) -> Person:
    """Sets how often a step comes by itself, and says so. Returns the person as they are then."""
    await people.set_rhythm(session, call.person.id, replace(call.person.rhythm, nudge_weeks=weeks))
    await people.set_silent_rounds(session, call.person.id, 0)
    await call.reply(Message.of(blocks.words(views.FEWER.format(often=views.LESS_OFTEN[weeks]))))
    return await people.get(session, call.person.id)


async def _mine(session: Session, call: Call) -> Step:
    """The step the button is about. Raises Stale when it is not there, or not this person's."""
    await people.hold(session, call.person.id)
    return call.own(await steps.get(session, call.value(views.StepRef).step))


def _card(call: Call, step: Step | None) -> Message:
    if step is None:
        return Message.of(blocks.words(views.NOTHING_LEFT))
    return Message.of(views.step_blocks(call.scene.ladder_of(step), call.person, step))
