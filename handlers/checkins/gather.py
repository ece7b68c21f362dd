"""Gathers what a check-in's message and form are drawn from, and opens a round."""

from collections.abc import Sequence
from datetime import timedelta

from db import checkins, people, plans, steps, teams
from db.engine import Session
from growth import choose, questions, rounds
from growth.audience import Circle
from growth.facts import Round, RoundState, Step, StepState
from handlers.checkins.views import CheckIn
from handlers.framework.context import Context
from handlers.shared import offering


async def view(session: Session, context: Context, checkin: Round) -> CheckIn:
    """The round as it stands, for its own person. Only the newest round says when the next one comes."""
    recent = await checkins.recent(session, context.workspace, context.person.id)
    newest = recent[0].id == checkin.id
    answered = next((r for r in recent if r.state is RoundState.ANSWERED and r.id < checkin.id), None)
    step = await steps.get(session, context.workspace, checkin.step_id) if checkin.step_id else None
    plan = await plans.before(session, context.workspace, checkin) if answered else None
    return CheckIn(
        ladder=context.ladder,
        person=context.person,
        checkin=checkin,
        circle=await circle(session, context),
        answers=await checkins.answers(session, context.workspace, checkin.id),
        step=step,
        step_ladder=context.ladder_of(step),
        instead=await _trying(session, context) if step and step.state is StepState.DECLINED else None,
        plan=rounds.asked_about(plan, answered, checkin),
        following=context.next_round(checkin) if newest else None,
        undo_since=context.now - timedelta(minutes=context.tenant.manners.undo_minutes),
        now=context.now,
        hears=context.tenant.hears,
    )


async def _trying(session: Session, context: Context) -> Step | None:
    return offering.trying(await steps.of_person(session, context.workspace, context.person.id))


async def circle(session: Session, context: Context) -> Circle:
    """Whom the person could share with now."""
    return await teams.circle(session, context.person)


async def begin(session: Session, context: Context, earlier: Sequence[Round]) -> Round:
    """Opens this week's round with a question that has not come lately, and closes the one before it.

    `earlier` are the person's last rounds, newest first.
    """
    for before in earlier:
        if before.state is RoundState.OPEN:
            await checkins.set_state(session, context.workspace, before.id, RoundState.CLOSED)
            await people.set_silent_rounds(
                session, context.workspace, context.person.id, context.person.silent_rounds + 1
            )
    chance = choose.dice(context.person, context.today, salt="question")
    question = questions.question(context.ladder, context.person, [r.question for r in earlier], chance=chance)
    return await checkins.open_round(
        session, context.person, context.week, question, ladder=context.ladder, now=context.now
    )


async def give_step(session: Session, context: Context, checkin: Round, delivery_id: int) -> None:
    """Ties the round to its message, with the step the person is trying or a new one."""
    mine = await steps.of_person(session, context.workspace, context.person.id)
    step = offering.trying(mine) or await offering.fresh(session, context, mine)
    await checkins.attach(
        session, context.workspace, checkin.id, delivery_id=delivery_id, step_id=step.id if step else None
    )
