"""After a change of level or ladder, the way up that somebody practised may be over."""

from db import people
from db.engine import Session
from growth import shift
from growth.facts import Person
from handlers.framework.context import Context
from handlers.shared import way_up


async def settle(session: Session, before: Person, context: Context) -> str:
    """After a change of level or ladder: ends a way that no longer begins where the person stands, and says why.

    Empty when there was none, or it goes on.
    """
    if before.towards is None or shift.chosen(context.ladder, context.person) is not None:
        return ""
    await people.set_towards(session, context.workspace, before.id, None)
    return way_up.ended(context.ladder, before, context.person)
