"""Offers a step: gathers what a person had, lets `growth.choose` choose, and writes the offer down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import assessments, deliveries, prompting, steps
from db.engine import Session
from db.steps import Offer
from growth import assessing, choose
from growth.choose import Choice, Signs
from growth.facts import Assessment, Round, Step, StepState
from growth.prompts import NUDGE
from handlers.framework import message_parts
from handlers.framework.context import Context
from handlers.framework.message_parts import Redraw
from handlers.framework.request import Request


def trying(mine: Iterable[Step]) -> Step | None:
    """The step that a person set out to do, of all of theirs; None where there is none."""
    return _newest(mine, StepState.TRYING)


def current(mine: Sequence[Step]) -> Step | None:
    """The step that a person is at: the one they try, or else the newest that waits for their word."""
    return _newest(mine, StepState.TRYING) or _newest(mine, StepState.OFFERED)


def done(mine: Iterable[Step]) -> set[str]:
    """The actions that a person has done."""
    return {step.action for step in mine if step.state is StepState.DONE}


def _newest(mine: Iterable[Step], state: StepState) -> Step | None:
    return next((step for step in mine if step.state is state), None)


@dataclass(frozen=True, slots=True)
class Offering:
    """Somebody who is to be offered a step that is not among `mine`, those they have had; in this message if in one.

    `rounds` are their last ones, newest first.
    """

    context: Context
    mine: Sequence[Step]
    rounds: Sequence[Round]
    delivery: int | None = None


async def fresh(session: Session, context: Context, mine: Sequence[Step]) -> Step | None:
    """Offers a step that is not among those the person has had; None when nothing is left.

    What was on offer before is set aside.
    """
    recent = await prompting.recent_rounds(session, context.workspace, [context.person.id])
    (step,), redraws = await fresh_each(session, [Offering(context, mine, recent[context.person.id])])
    await message_parts.draw(session, [], redraws)
    return step


async def fresh_each(session: Session, offerings: Sequence[Offering]) -> tuple[list[Step | None], list[Redraw]]:
    """The same for several people of one workspace, and the nudges that look otherwise by that."""
    if not offerings:
        return [], []
    redraws = await _set_aside(session, offerings)
    chosen = await _chosen(session, offerings)
    offers = [
        Offer(person=o.context.person, choice=choice, ladder=o.context.ladder, delivery_id=o.delivery)
        for o, choice in zip(offerings, chosen, strict=True)
        if choice is not None
    ]
    offered = iter(await steps.offer_each(session, offers, offerings[0].context.now))
    return [next(offered) if choice is not None else None for choice in chosen], redraws


async def _set_aside(session: Session, offerings: Sequence[Offering]) -> list[Redraw]:
    """Takes back what was on offer, and its buttons off the nudges in which it stands."""
    aside = [(o.context, step) for o in offerings for step in o.mine if step.state is StepState.OFFERED]
    workspace, now = offerings[0].context.workspace, offerings[0].context.now
    await steps.set_aside(session, workspace, [step.id for _, step in aside], now)
    standing = await deliveries.of_ids(session, workspace, [s.delivery_id for _, s in aside if s.delivery_id])
    found = [(context, step, standing.get(step.delivery_id or 0)) for context, step in aside]
    return [Redraw(c, there, why=f"aside:{step.id}") for c, step, there in found if there and NUDGE in there.kinds]


async def _chosen(session: Session, offerings: Sequence[Offering]) -> list[Choice | None]:
    """What is offered to each; None when the level has nothing left."""
    looked = await assessments.own_of(session, offerings[0].context.workspace, [o.context.person.id for o in offerings])
    return [_choice(offering, looked.get(offering.context.person.id, ())) for offering in offerings]


def _choice(offering: Offering, looked: Sequence[Assessment]) -> Choice | None:
    context, mine = offering.context, offering.mine
    # Salted, or "Something else" would throw the same dice again all day.
    chance = choose.dice(context.person, context.today, salt=str(len(mine)))
    signs = Signs(assessing.getting_there(looked, context.ladder), hard_going(offering.rounds))
    return choose.choose(context.ladder, context.person, mine, chance=chance, signs=signs)


def hard_going(rounds: Sequence[Round]) -> bool:
    """What their last rounds, newest first, say of how work goes."""
    return choose.hard_going([each.pulse for each in rounds])


async def anew(session: Session, request: Request, context: Context) -> None:
    """Chooses what is on offer once more, after the person changed what they want; in the place where it stood.

    Nothing where nothing is on offer. What they have taken on stays theirs.
    """
    mine = await steps.of_person(session, context.workspace, context.person.id)
    old = _newest(mine, StepState.OFFERED)
    if old is None:
        return
    await steps.decide(session, context.workspace, old.id, StepState.DECLINED, context.now)
    # Nobody passed it over: where it is the best one still, it comes again.
    step = await fresh(session, context, [each for each in mine if each.id != old.id])
    if step is not None:
        await steps.take_place(session, context.workspace, old.id, step.id)
    await everywhere(session, request, step or old)


async def lighter(session: Session, request: Request) -> None:
    """Chooses what is on offer once more where how work goes, as somebody says now, asks for a shorter one or no more.

    Nothing where they are at a step: what is on offer beside it waits anyway.
    """
    mine = await steps.of_person(session, request.workspace, request.person.id)
    step = current(mine)
    if step is None or step.state is not StepState.OFFERED:
        return
    recent = await prompting.recent_rounds(session, request.workspace, [request.person.id])
    if hard_going(recent[request.person.id]) is not (choose.LIGHTER in step.because):
        await anew(session, request, request.context)


async def everywhere(session: Session, request: Request, step: Step) -> None:
    """Draws every other message anew in which the step stands, so that none asks what has been answered."""
    clicked = request.clicked
    for delivery_id in await steps.standing_in(session, request.workspace, step.id):
        if clicked is None or delivery_id != clicked.id:
            await request.redraw(session, await deliveries.get(session, request.workspace, delivery_id))
