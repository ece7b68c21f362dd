"""When a person is looked at again, by their rhythm and by what is still open."""

from datetime import datetime

from db import checkins
from db.engine import Session
from growth import cadence
from growth.facts import RoundState
from handlers.framework.context import Context


async def next_moment(session: Session, context: Context) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    regular = context.next_touch()
    last = next(iter(await checkins.recent(session, context.person.id, limit=1)), None)
    waits = last is not None and last.state is RoundState.OPEN and (last.later or last.reminded_at is None)
    tomorrow = cadence.next_workday(context.person, context.now, context.calendar)
    if regular is None or tomorrow is None or not waits or context.person.paused(context.now):
        return regular
    return min(tomorrow, regular)
