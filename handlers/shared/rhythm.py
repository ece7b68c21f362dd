"""When a person is looked at again, by their rhythm and by what is still open."""

from datetime import datetime

from db import checkins
from db.engine import Session
from growth import rounds
from handlers.framework.context import Context


async def next_moment(session: Session, context: Context) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    last = next(iter(await checkins.recent(session, context.workspace, context.person.id, limit=1)), None)
    return rounds.look_again(context.person, last, now=context.now, calendar=context.calendar)
