"""Gathers what the pages of Explore are drawn from."""

from db import people, saved
from db.engine import Session
from handlers.explore.views import Visit
from handlers.nudges import offer
from handlers.scene import Scene


async def visit(session: Session, scene: Scene) -> Visit:
    """The person as they are now, with what they keep and the step they have in hand."""
    person = await people.get(session, scene.person.id)
    return Visit(
        ladder=scene.deps.ladder(person),
        person=person,
        command=scene.deps.command,
        saved=await saved.of_person(session, person.id),
        step=await offer.trying(session, scene),
    )
