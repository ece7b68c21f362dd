"""With whom somebody has 1:1s here: their manager, whom they lead, and whoever agreed to one."""

from db import talks, teams
from db.engine import Session
from growth import one_on_ones
from growth.facts import Person


async def of(session: Session, person: Person) -> tuple[Person, ...]:
    """Their manager first, then whom they lead, then those who agreed to one."""
    circle = await teams.circle(session, person)
    reports = await teams.reports(session, person.workspace, person.id)
    agreed = [
        talk.other(person.id) for talk in await talks.of_person(session, person.workspace, person.id) if talk.agreed
    ]
    return one_on_ones.counterparts(person, circle.manager, reports, agreed)
