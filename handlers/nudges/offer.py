"""Offers a step: gathers what a person had, lets `growth.choose` choose, and writes the offer down."""

from collections.abc import Sequence
from dataclasses import replace

from db import assessments, deliveries, steps
from db.engine import Session
from growth import assessing, choose
from growth.choose import Choice
from growth.facts import Step, StepState
from handlers import parts
from handlers.nudges import views
from handlers.scene import Scene
from handlers.shift import due as shift

NUDGE = "nudge"


async def trying(session: Session, scene: Scene) -> Step | None:
    """The step the person set out to do, if there is one."""
    return _newest(await steps.of_person(session, scene.person.id), StepState.TRYING)


async def current(session: Session, scene: Scene) -> Step | None:
    """The step the person is at: the one they try, or else the newest that waits for their word."""
    mine = await steps.of_person(session, scene.person.id)
    return _newest(mine, StepState.TRYING) or _newest(mine, StepState.OFFERED)


def _newest(mine: Sequence[Step], state: StepState) -> Step | None:
    return next((step for step in mine if step.state is state), None)


async def _set_aside(session: Session, scene: Scene, step: Step) -> None:
    """Takes an offer back, and its buttons off the nudge in which it stands."""
    await steps.decide(session, step.id, StepState.DECLINED, scene.now)
    standing = await deliveries.get(session, step.delivery_id) if step.delivery_id else None
    if standing is None or not {NUDGE} <= set(standing.about.split("+")) <= {NUDGE, shift.MEASURE}:
        return
    face = views.step_blocks(scene.ladder_of(step), scene.person, replace(step, state=StepState.DECLINED))
    whole = await shift.beside(session, scene, standing, face)
    await parts.redraw(session, scene, standing, face=whole, why=f"aside:{step.id}")


async def chosen(session: Session, scene: Scene, mine: Sequence[Step]) -> Choice | None:
    """What would be offered to somebody who has had these steps; None when the level has nothing left."""
    chance = choose.dice(scene.person, scene.today, salt=str(len(mine)))
    looked = await assessments.of(session, scene.person.id, scene.person.id)
    marked = assessing.getting_there(looked, scene.ladder)
    return choose.choose(scene.ladder, scene.person, mine, chance=chance, marked=marked)


async def fresh(session: Session, scene: Scene) -> Step | None:
    """Offers a step the person has not had. What was on offer before is set aside; None when nothing is left."""
    mine = await steps.of_person(session, scene.person.id)
    for step in mine:
        if step.state is StepState.OFFERED:
            await _set_aside(session, scene, step)
    choice = await chosen(session, scene, mine)
    if choice is None:
        return None
    return await steps.offer(session, scene.person, choice, ladder=scene.ladder, now=scene.now)
