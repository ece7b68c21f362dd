"""Gathers what a check-in's message and form are drawn from, and opens a round."""

from datetime import timedelta

from db import checkins, people, steps, teams
from db.engine import Session
from growth import cadence, choose
from growth.audience import Circle
from growth.facts import Round, RoundState
from handlers.checkins.views import CheckIn
from handlers.nudges import offer
from handlers.scene import Scene

QUESTIONS_BACK = 12


async def view(session: Session, scene: Scene, checkin: Round) -> CheckIn:
    """The round as it stands, for its own person. Only the newest round says when the next one comes."""
    recent = await checkins.recent(session, scene.person.id)
    newest = recent[0].id == checkin.id
    following = cadence.next_round(scene.person, scene.local_day(checkin.opened_at), scene.calendar)
    plan = await checkins.last_plan(session, scene.person.id, before=checkin.id)
    before = next((r.id for r in recent if r.id < checkin.id), None)
    return CheckIn(
        ladder=scene.ladder,
        person=scene.person,
        checkin=checkin,
        circle=await circle(session, scene),
        answers=await checkins.answers(session, checkin.id),
        step=await steps.get(session, checkin.step_id) if checkin.step_id else None,
        plan=plan,
        plan_is_last=plan is not None and plan.round_id == before,
        answered_before=any(r.state is RoundState.ANSWERED and r.opened_at < checkin.opened_at for r in recent),
        following=following if newest else None,
        undo_since=scene.now - timedelta(minutes=scene.deps.manners.undo_minutes),
        now=scene.now,
    )


async def circle(session: Session, scene: Scene) -> Circle:
    """Whom the person could share with now."""
    return await teams.circle(session, scene.person)


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
