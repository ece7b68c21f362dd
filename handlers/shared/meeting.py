"""Somebody whom a form names becomes known here, or is known already."""

from db import people
from db.engine import Session
from db.profiles import Profile
from growth.facts import Person
from handlers.shared import starting_ladder
from handlers.shared.telling import ToldDeed


async def meet(session: Session, deed: ToldDeed, who: Profile | Person) -> Person:
    """The person as they are kept, written down where nobody knew them. Raises NoResultFound for one of elsewhere."""
    if isinstance(who, Person):
        return await people.get(session, deed.workspace, who.id)
    ladder = await starting_ladder.ladder(session, deed.tenant)
    return await people.upsert(session, deed.workspace, who, ladder=ladder, rhythm=deed.tenant.rhythm, now=deed.now)
