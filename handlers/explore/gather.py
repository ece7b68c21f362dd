"""Gathers what the pages of Explore are drawn from."""

from db import people, saved, steps
from db.engine import Session
from growth.facts import StepState
from handlers.explore.views import Visit
from handlers.framework.context import Context


async def visit(session: Session, context: Context) -> Visit:
    """The person as they are now, with what they keep, what they did, and the step they have in hand."""
    person = await people.get(session, context.workspace, context.person.id)
    mine = await steps.of_person(session, context.workspace, person.id)
    return Visit(
        ladder=context.tenant.ladder(person),
        person=person,
        command=context.tenant.app.command,
        saved=await saved.of_person(session, context.workspace, person.id),
        step=next((step for step in mine if step.state is StepState.TRYING), None),
        done=[step for step in mine if step.state is StepState.DONE],
    )
