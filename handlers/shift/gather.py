"""Gathers what the way up is drawn from, and ends it when the person stands elsewhere."""

from db import measurements, people, steps
from db.engine import Session
from growth import measure, shift
from growth.facts import Measurement, Person
from handlers.scene import Scene
from handlers.shift import views
from handlers.shift.question import Question
from handlers.shift.views import Shift


async def view(session: Session, scene: Scene) -> Shift:
    """The way up of the person as it is now."""
    person = await people.get(session, scene.person.id)
    return Shift(
        ladder=scene.deps.ladder(person),
        person=person,
        steps=await steps.of_person(session, person.id),
        measurements=await measurements.of_person(session, person.id),
        today=scene.today,
        command=scene.deps.command,
    )


async def question(session: Session, scene: Scene, row: Measurement) -> Question:
    """A question as it stands in a message."""
    ladder = scene.ladder
    asked = next((m for m in ladder.measures if (ladder.id, m.id) == (row.ladder, row.measure)), None)
    every = await measurements.of_person(session, scene.person.id)
    return Question(
        row=row,
        measure=asked,
        mine=measure.of(ladder, asked, every) if asked else [],
        way=shift.chosen(ladder, scene.person),
        zone=scene.person.zone,
        command=scene.deps.command,
    )


async def settle(session: Session, before: Person, scene: Scene) -> str:
    """After a change of level or ladder: ends a way that no longer begins where the person stands, and says why.

    Empty when there was none, or it goes on.
    """
    if before.towards is None or shift.chosen(scene.ladder, scene.person) is not None:
        return ""
    await people.set_towards(session, before.id, None)
    return views.ended(scene.ladder, before, scene.person)
