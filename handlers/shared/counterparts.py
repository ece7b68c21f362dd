"""With whom somebody has 1:1s here: their manager, and whom they lead."""

from db import teams
from db.engine import Session
from growth import one_on_ones
from growth.facts import Person


async def of(session: Session, person: Person) -> tuple[Person, ...]:
    """Their manager first, then whom they lead."""
    circle = await teams.circle(session, person)
    reports = await teams.reports(session, person.workspace, person.id)
    return one_on_ones.counterparts(person, circle.manager, reports)
