"""Gathers what a check-in's message and form are drawn from, and opens a round."""

from datetime import datetime, timedelta

from db import checkins, people, steps, teams
from db.engine import Session
from growth import cadence, choose
from growth.audience import Circle
from growth.facts import Answer, Kind, Round, RoundState, StepState
from handlers.checkins.views import CheckIn
from handlers.nudges import offer
from handlers.scene import Scene

QUESTIONS_BACK = 12


async def view(session: Session, scene: Scene, checkin: Round) -> CheckIn:
    """The round as it stands, for its own person. Only the newest round says when the next one comes."""
    recent = await checkins.recent(session, scene.person.id)
    newest = recent[0].id == checkin.id
    answered = next((r for r in recent if r.state is RoundState.ANSWERED and r.id < checkin.id), None)
    step = await steps.get(session, checkin.step_id) if checkin.step_id else None
    return CheckIn(
        ladder=scene.ladder,
        person=scene.person,
        checkin=checkin,
        circle=await circle(session, scene),
        answers=await checkins.answers(session, checkin.id),
        step=step,
        step_ladder=scene.ladder_of(step),
        instead=await offer.trying(session, scene) if step and step.state is StepState.DECLINED else None,
        plan=await _plan(session, answered) if answered else None,
        following=scene.next_round(checkin) if newest else None,
        undo_since=scene.now - timedelta(minutes=scene.deps.manners.undo_minutes),
        now=scene.now,
        hears=scene.deps.hears,
    )


async def _plan(session: Session, answered: Round) -> Answer | None:
    """What somebody said in a round that they would do. An older plan is not dug up again."""
    said = await checkins.answers(session, answered.id)
    return next((answer for answer in said if answer.kind is Kind.PLAN), None)


async def circle(session: Session, scene: Scene) -> Circle:
    """Whom the person could share with now."""
    return await teams.circle(session, scene.person)


async def next_moment(session: Session, scene: Scene) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    regular = scene.next_touch()
    last = next(iter(await checkins.recent(session, scene.person.id, limit=1)), None)
    waits = last is not None and last.state is RoundState.OPEN and (last.later or last.reminded_at is None)
    tomorrow = cadence.next_workday(scene.person, scene.now, scene.calendar)
    if regular is None or tomorrow is None or not waits or scene.person.paused(scene.now):
        return regular
    return min(tomorrow, regular)


async def begin(session: Session, scene: Scene) -> Round:
    """Opens this week's round with a question that has not come lately, and closes the one before it."""
    earlier = await checkins.recent(session, scene.person.id, limit=QUESTIONS_BACK)
    for before in earlier:
        if before.state is RoundState.OPEN:
            await checkins.set_state(session, before.id, RoundState.CLOSED)
            await people.set_silent_rounds(session, scene.person.id, scene.person.silent_rounds + 1)
    chance = choose.dice(scene.person, scene.today, salt="question")
    question = choose.question(scene.ladder, scene.person, [r.question for r in earlier], chance=chance)
    return await checkins.open_round(session, scene.person, scene.week, question, ladder=scene.ladder, now=scene.now)


async def give_step(session: Session, scene: Scene, checkin: Round, delivery_id: int) -> None:
    """Ties the round to its message, with the step the person is trying or a new one."""
    step = await offer.trying(session, scene) or await offer.fresh(session, scene)
    await checkins.attach(session, checkin.id, delivery_id=delivery_id, step_id=step.id if step else None)
