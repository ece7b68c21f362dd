"""Gathers what the way up is drawn from, and ends it when the person stands elsewhere."""

from collections.abc import Sequence

from content.model.offers import Measure
from db import measurements, people, steps
from db.engine import Session
from growth import measure, shift
from growth.facts import Measurement
from handlers.framework.context import Context
from handlers.shift.question import MeasureQuestion
from handlers.shift.views import Shift


async def view(session: Session, context: Context) -> Shift:
    """The way up of the person as it is now."""
    person = await people.get(session, context.workspace, context.person.id)
    return Shift(
        ladder=context.tenant.ladder(person),
        person=person,
        steps=await steps.of_person(session, context.workspace, person.id),
        measurements=await measurements.of_person(session, context.workspace, person.id),
        today=context.today,
        command=context.tenant.app.command,
    )


def question(context: Context, row: Measurement, every: Sequence[Measurement]) -> MeasureQuestion:
    """A question as it stands in a message, to somebody of whom `every` measurement is given."""
    ladder = context.ladder
    asked = ladder.find(Measure, row.measure) if ladder.id == row.ladder else None
    return MeasureQuestion(
        row=row,
        measure=asked,
        mine=measure.of(ladder, asked, every) if asked else [],
        way=shift.chosen(ladder, context.person),
        zone=context.person.zone,
        command=context.tenant.app.command,
    )
