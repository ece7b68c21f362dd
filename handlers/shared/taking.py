"""Somebody takes a step on by themselves: it becomes theirs, in the place of what they had."""

from content.model.ladder import Ladder
from db import people, steps
from db.engine import Session
from growth.choose import Choice
from growth.facts import Person, StepState
from handlers.framework.request import Request
from handlers.shared import offering


async def take(session: Session, request: Request, person: Person, choice: Choice, ladder: Ladder) -> None:
    """Every step that was open is put back, and drawn anew in the messages where it stands."""
    mine = await steps.of_person(session, request.workspace, person.id)
    put_back = [step for step in mine if step.state in (StepState.OFFERED, StepState.TRYING)]
    for step in put_back:
        await steps.decide(session, request.workspace, step.id, StepState.DECLINED, request.now)
    await steps.take_on(session, person, choice, ladder=ladder, now=request.now)
    for step in put_back:
        await offering.everywhere(session, request, step)
    await people.set_silent_rounds(session, request.workspace, person.id, 0)
