"""Offers a step: gathers what a person had, lets `growth.choose` choose, and writes the offer down."""

from db import steps
from db.engine import Session
from growth import choose
from growth.facts import Step, StepState
from handlers.scene import Scene


async def trying(session: Session, scene: Scene) -> Step | None:
    """The step the person set out to do, if there is one."""
    return await _newest(session, scene, StepState.TRYING)


async def current(session: Session, scene: Scene) -> Step | None:
    """The step the person is at: the one they try, or else the newest that waits for their word."""
    return await trying(session, scene) or await _newest(session, scene, StepState.OFFERED)


async def _newest(session: Session, scene: Scene, state: StepState) -> Step | None:
    mine = await steps.of_person(session, scene.person.id)
    return next((step for step in mine if step.state is state), None)


async def fresh(session: Session, scene: Scene) -> Step | None:
    """Offers a step the person has not had. What was on offer before is set aside; None when nothing is left."""
    mine = await steps.of_person(session, scene.person.id)
    for step in mine:
        if step.state is StepState.OFFERED:
            await steps.decide(session, step.id, StepState.DECLINED, scene.now)
    chance = choose.dice(scene.person, scene.today, salt=str(len(mine)))
    choice = choose.choose(scene.ladder, scene.person, mine, chance=chance)
    if choice is None:
        return None
    return await steps.offer(session, scene.person, choice, ladder=scene.ladder, now=scene.now)
