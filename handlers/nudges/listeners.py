"""Slack spoke: somebody wants a step, or says what becomes of the one they have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from db import people, steps
from db.engine import Session
from growth import local
from growth.facts import Person, Step, StepState
from handlers.framework import blocks, forms, guards, notices, words
from handlers.framework.blocks import Message
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request
from handlers.nudges import presupposed, told_later, views
from handlers.shared import buttons, offering, step_card


def register(registry: Registry) -> None:
    registry.command(Command("next", next_step, "one small step that fits, with one thing to read"))
    registry.synonym("less", guards.started(fewer))
    registry.action(buttons.STEP.id, next_step)
    registry.action(step_card.MORE, next_step)
    registry.action(step_card.UNFOLD, Reads(unfold))
    registry.action(step_card.TRY, try_it)
    registry.action(step_card.SWAP, swap)
    registry.action(step_card.LESS, less_often)
    registry.action(step_card.NOT_FOR_ME, not_for_me)
    registry.action(step_card.DONE, did_it)
    registry.action(step_card.STILL, still_going)
    registry.action(step_card.DROP, drop)
    registry.action(step_card.REST, rest)
    registry.action(step_card.HALVE, halve)
    told_later.register(registry)
    presupposed.register(registry)
    registry.menu(step_card.MENU, {step_card.PAUSE: buttons.TWO_WEEKS.id, step_card.SKIP: skip, step_card.WHY: why})


async def next_step(request: Request) -> None:
    """`/growth next`: the step the person is at, or a new one."""
    async with request.tenant.app.transaction() as session:
        mine = await steps.of_person(session, request.workspace, request.person.id)
        step = offering.current(mine) or await offering.fresh(session, request.context, mine)
    request.home_is_stale = "view" in request.body
    await request.reply(_card(request, step))


async def unfold(request: Request) -> None:
    """All of a step that stands folded in a message: what to do, when it is done, what to read, and why this one."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
    await request.open(forms.notice("A small step", _card(request, step)))


async def try_it(request: Request) -> None:
    await _decide(request, StepState.TRYING, of=StepState.OFFERED)


async def did_it(request: Request) -> None:
    await _decide(request, StepState.DONE, of=StepState.TRYING)


async def still_going(request: Request) -> None:
    """It stays theirs. Said on a second day, the card offers a smaller half of it."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        if step.state is not StepState.TRYING:
            return await _moved_on(session, request, step)
        said_before = step.decided_at and request.context.local_day(step.decided_at) == request.context.today
        goes_on = replace(step, decided_at=request.now, stills=step.stills + (0 if said_before else 1))
        await steps.go_on(session, request.workspace, step.id, request.now, stills=goes_on.stills)
        await _show(session, request, goes_on)
        card = step_card.card_of(request.context.ladder_of(step), request.person, goes_on, lone=True)
    await request.reply(Message.of(blocks.section(views.going_on(card))))
    return None


async def halve(request: Request) -> None:
    """The smaller half of a step that has been going on for long takes its place."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        ladder = request.context.ladder_of(step)
        half = step_card.smaller(step_card.card_of(ladder, request.person, step, lone=True))
        if not half:
            return await _moved_on(session, request, step)
        await steps.halve(session, request.workspace, step.id, half)
        await _show(session, request, replace(step, half=half))
    return None


async def drop(request: Request) -> None:
    await _decide(request, StepState.DECLINED, of=StepState.TRYING)


async def not_for_me(request: Request) -> None:
    await _decide(request, StepState.DECLINED, of=StepState.OFFERED, for_good=True)


async def _decide(request: Request, state: StepState, *, of: StepState, for_good: bool = False) -> None:
    """Makes of a step what the button says, if it still is what it was when the button was drawn."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        if step.state is not of:
            return await _moved_on(session, request, step)
        await _end(session, request, step, state, for_good=for_good)
    return None


async def _end(session: Session, request: Request, step: Step, state: StepState, *, for_good: bool = False) -> None:
    """Writes down what somebody says of a step, and shows it wherever it stands."""
    await steps.decide(session, request.workspace, step.id, state, request.now, for_good=for_good)
    await _show(session, request, replace(step, state=state, decided_at=request.now, for_good=for_good))


async def _show(session: Session, request: Request, step: Step) -> None:
    """The person has spoken, and the step looks otherwise by that wherever it stands."""
    await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
    is_done = step.state is StepState.DONE
    mine = await steps.of_person(session, request.workspace, request.person.id) if is_done else []
    await request.show(session, _card(request, step, mine))
    await offering.everywhere(session, request, step)


async def _moved_on(session: Session, request: Request, step: Step) -> None:
    """The button is older than what became of the step: it changes nothing, and makes way for how things stand."""
    await request.show(session, _card(request, step))
    await notices.stale(request)


async def swap(request: Request) -> None:
    """Something else: the step is set aside, and another stands in its place, in the same message."""
    async with request.tenant.app.transaction() as session:
        old = await _mine(session, request)
        if old.state is not StepState.OFFERED:  # a second click: the first has put another step there
            mine = await steps.of_person(session, request.workspace, request.person.id)
            return await request.show(session, _card(request, offering.current(mine) or old))
        await steps.decide(session, request.workspace, old.id, StepState.DECLINED, request.now)
        mine = await steps.of_person(session, request.workspace, request.person.id)
        step = await offering.fresh(session, request.context, mine)
        if step is not None:
            await steps.take_place(session, request.workspace, old.id, step.id)
            await offering.everywhere(session, request, step)
        await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
        await request.show(session, _card(request, step))
    return None


async def skip(request: Request) -> None:
    """Sets the offered step aside, without a word about why."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        if step.state is not StepState.OFFERED:
            return await _moved_on(session, request, step)
        await _end(session, request, step, StepState.DECLINED)
        await request.reply(Message.of(blocks.section(views.SKIPPED)))
    return None


async def why(request: Request) -> None:
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
    often = words.text(views.LESS_OFTEN[request.person.rhythm.nudge_weeks])
    reason = step_card.reason(request.context.ladder_of(step), request.person, step)
    await request.reply(Message.of(blocks.section(views.WHY_NUDGE, reason=reason, often=often)))


async def less_often(request: Request) -> None:
    """Half as many steps by themselves; check-ins and the step on offer stay as they are."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        if step.state is not StepState.OFFERED:
            return await _moved_on(session, request, step)
        person = await _from_now_on(session, request, request.value(step_card.LessRef).weeks)
        await request.show(session, Message.of(step_card.step_blocks(request.context.ladder_of(step), person, step)))
    return None


async def rest(request: Request) -> None:
    """No step by itself for two weeks, whole days of theirs; the one on offer is set aside."""
    async with request.tenant.app.transaction() as session:
        step = await _mine(session, request)
        if step.state is not StepState.OFFERED:
            return await _moved_on(session, request, step)
        until = local.instant(request.context.today + views.RESTS, time(0), request.person.zone)
        await people.rest_from_steps(session, request.workspace, request.person.id, until)
        day, command = words.on_day(until, request.person.zone), request.tenant.app.command
        await request.reply(Message.of(blocks.section(views.RESTING, day=day, command=command)))
        await _end(session, request, step, StepState.DECLINED)
    return None


async def fewer(request: Request) -> None:
    """`/growth less`: what the button "Less often" does, without a step at hand."""
    async with request.tenant.app.transaction() as session:
        await _from_now_on(session, request, step_card.fewer(request.person.rhythm))
    return


async def _from_now_on(session: Session, request: Request, weeks: step_card.LessOften) -> Person:
    """Sets how often a step comes by itself, and says so. Returns the person as they are then."""
    await people.set_rhythm(
        session, request.workspace, request.person.id, replace(request.person.rhythm, nudge_weeks=weeks)
    )
    await people.set_silent_rounds(session, request.workspace, request.person.id, 0)
    await request.reply(Message.of(blocks.section(views.FEWER, often=words.text(views.LESS_OFTEN[weeks]))))
    return await people.get(session, request.workspace, request.person.id)


async def _mine(session: Session, request: Request) -> Step:
    """The step the button is about. Raises Stale when it is not there, or not this person's."""
    return request.own(await steps.get(session, request.workspace, request.value(step_card.StepRef).step))


def _card(request: Request, step: Step | None, mine: Sequence[Step] = ()) -> Message:
    """The card of a step; of one that was just done, what builds on it and is not among `mine`, those they have had."""
    if step is None:
        return Message.of(blocks.section(views.NOTHING_LEFT))
    had = offering.done(mine) if mine else None
    return Message.of(step_card.step_blocks(request.context.ladder_of(step), request.person, step, had=had))
