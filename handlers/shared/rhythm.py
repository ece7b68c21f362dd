"""When a person is looked at again, by their rhythm and by what is still open; and when a check-in comes."""

from dataclasses import replace
from datetime import datetime

from db import checkins, people
from db.engine import Session
from growth import rounds
from growth.facts import Round
from handlers.framework.context import Context


async def planned(session: Session, context: Context) -> Context:
    """Plans the next moment of somebody who changed what it depends on; returns the context as it is from now on."""
    person = await people.get(session, context.workspace, context.person.id)
    context = replace(context, person=person)
    if not person.active:
        return context
    moment = await next_moment(session, context)
    await people.schedule(session, context.workspace, person.id, moment)
    return replace(context, person=replace(person, next_touch_at=moment))


async def next_moment(session: Session, context: Context) -> datetime | None:
    """When to look at the person again: a workday later where an open round still has something to say by itself."""
    last = await _last(session, context)
    return rounds.look_again(context.person, last, now=context.now, calendar=context.calendar)


async def next_checkin(session: Session, context: Context) -> datetime | None:
    """When the next check-in comes, in UTC; None while nothing is planned."""
    last = await _last(session, context)
    return context.next_touch() if context.round_due(last) else context.next_round(last)


async def _last(session: Session, context: Context) -> Round | None:
    return next(iter(await checkins.recent(session, context.workspace, context.person.id, limit=1)), None)
