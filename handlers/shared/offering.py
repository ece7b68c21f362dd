"""Offers a step: gathers what a person had, lets `growth.choose` choose, and writes the offer down."""

from collections.abc import Sequence
from dataclasses import replace

from db import assessments, deliveries, steps
from db.engine import Session
from growth import assessing, choose
from growth.choose import Choice
from growth.facts import Step, StepState
from handlers.framework import message_parts
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.shared import step_card
from handlers.shift import due as shift

NUDGE = "nudge"


async def trying(session: Session, context: Context) -> Step | None:
    """The step the person set out to do, if there is one."""
    return _newest(await steps.of_person(session, context.workspace, context.person.id), StepState.TRYING)


async def current(session: Session, context: Context) -> Step | None:
    """The step the person is at: the one they try, or else the newest that waits for their word."""
    mine = await steps.of_person(session, context.workspace, context.person.id)
    return _newest(mine, StepState.TRYING) or _newest(mine, StepState.OFFERED)


def _newest(mine: Sequence[Step], state: StepState) -> Step | None:
    return next((step for step in mine if step.state is state), None)


async def _set_aside(session: Session, context: Context, step: Step) -> None:
    """Takes an offer back, and its buttons off the nudge in which it stands."""
    await steps.decide(session, context.workspace, step.id, StepState.DECLINED, context.now)
    standing = await deliveries.get(session, context.workspace, step.delivery_id) if step.delivery_id else None
    if standing is None or not {NUDGE} <= set(standing.about.split("+")) <= {NUDGE, shift.MEASURE}:
        return
    face = step_card.step_blocks(context.ladder_of(step), context.person, replace(step, state=StepState.DECLINED))
    whole = await shift.beside(session, context, standing, face)
    await message_parts.redraw(session, context, standing, face=whole, why=f"aside:{step.id}")


async def chosen(session: Session, context: Context, mine: Sequence[Step]) -> Choice | None:
    """What would be offered to somebody who has had these steps; None when the level has nothing left."""
    chance = choose.dice(context.person, context.today, salt=str(len(mine)))
    looked = await assessments.of(session, context.workspace, context.person.id, context.person.id)
    marked = assessing.getting_there(looked, context.ladder)
    return choose.choose(context.ladder, context.person, mine, chance=chance, marked=marked)


async def fresh(session: Session, context: Context) -> Step | None:
    """Offers a step the person has not had. What was on offer before is set aside; None when nothing is left."""
    mine = await steps.of_person(session, context.workspace, context.person.id)
    for step in mine:
        if step.state is StepState.OFFERED:
            await _set_aside(session, context, step)
    choice = await chosen(session, context, mine)
    if choice is None:
        return None
    return await steps.offer(session, context.person, choice, ladder=context.ladder, now=context.now)


async def everywhere(session: Session, request: Request, step: Step) -> None:
    """Draws every other message anew in which the step stands, so that none asks what has been answered."""
    clicked = await request.delivery(session)
    for delivery_id in await steps.standing_in(session, request.workspace, step.id):
        if clicked is None or delivery_id != clicked.id:
            await request.redraw(session, await deliveries.get(session, request.workspace, delivery_id))
