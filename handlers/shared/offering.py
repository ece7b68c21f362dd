"""Offers a step: gathers what a person had, lets `growth.choose` choose, and writes the offer down."""

from collections.abc import Iterable, Sequence

from db import assessments, deliveries, steps
from db.engine import Session
from growth import assessing, choose
from growth.choose import Choice
from growth.facts import Step, StepState
from growth.prompts import NUDGE
from handlers.framework import message_parts
from handlers.framework.context import Context
from handlers.framework.request import Request


def trying(mine: Iterable[Step]) -> Step | None:
    """The step that a person set out to do, of all of theirs; None where there is none."""
    return _newest(mine, StepState.TRYING)


def current(mine: Sequence[Step]) -> Step | None:
    """The step that a person is at: the one they try, or else the newest that waits for their word."""
    return _newest(mine, StepState.TRYING) or _newest(mine, StepState.OFFERED)


def _newest(mine: Iterable[Step], state: StepState) -> Step | None:
    return next((step for step in mine if step.state is state), None)


async def _set_aside(session: Session, context: Context, step: Step) -> None:
    """Takes an offer back, and its buttons off the nudge in which it stands."""
    await steps.decide(session, context.workspace, step.id, StepState.DECLINED, context.now)
    standing = await deliveries.get(session, context.workspace, step.delivery_id) if step.delivery_id else None
    if standing is not None and NUDGE in standing.kinds:
        await message_parts.redraw(session, context, standing, why=f"aside:{step.id}")


async def _chosen(session: Session, context: Context, mine: Sequence[Step]) -> Choice | None:
    """What would be offered to somebody who has had these steps; None when the level has nothing left."""
    chance = choose.dice(context.person, context.today, salt=str(len(mine)))
    looked = await assessments.of(session, context.workspace, context.person.id, context.person.id)
    marked = assessing.getting_there(looked, context.ladder)
    return choose.choose(context.ladder, context.person, mine, chance=chance, marked=marked)


async def fresh(session: Session, context: Context, mine: Sequence[Step]) -> Step | None:
    """Offers a step that is not among those the person has had; None when nothing is left.

    What was on offer before is set aside.
    """
    for step in mine:
        if step.state is StepState.OFFERED:
            await _set_aside(session, context, step)
    choice = await _chosen(session, context, mine)
    if choice is None:
        return None
    return await steps.offer(session, context.person, choice, ladder=context.ladder, now=context.now)


async def everywhere(session: Session, request: Request, step: Step) -> None:
    """Draws every other message anew in which the step stands, so that none asks what has been answered."""
    clicked = request.clicked
    for delivery_id in await steps.standing_in(session, request.workspace, step.id):
        if clicked is None or delivery_id != clicked.id:
            await request.redraw(session, await deliveries.get(session, request.workspace, delivery_id))
