"""Slack spoke: somebody types the hour of their check-ins, or the days on which they work."""

from dataclasses import replace

from db import people
from db.engine import Session
from growth import hours, weekdays
from handlers.days import answers, saving
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.shared import rhythm

NO_DAYS = ("none", "no", "never", "no day", "no days", "not any", "nothing")


async def hour(request: Request) -> None:
    """`/growth hour 10:30`; without a time, which one it is and how to change it."""
    command = request.tenant.app.command
    if not request.text:
        return await request.reply(answers.how_to_hour(request.context))
    try:
        at = hours.read(request.text)
    except hours.NoTime:
        return await request.reply(answers.no_time(request.text, command))
    except hours.OutOfHours as error:
        return await request.reply(answers.out_of_hours(error.at, command))
    async with request.tenant.app.transaction() as session:
        own = replace(request.person.rhythm, at=at, own_hour=True)
        await people.set_rhythm(session, request.workspace, request.person.id, own)
        await _say(session, request, await rhythm.planned(session, request.context))
    return None


async def days(request: Request) -> None:
    """`/growth days mon-thu`; without a day, which they are and how to change them."""
    command = request.tenant.app.command
    if not request.text:
        return await request.reply(answers.how_to_days(request.context))
    if request.text.casefold() in NO_DAYS:
        return await request.reply(answers.no_day_at_all(command))
    named = weekdays.read(request.text)
    if named is None:
        return await request.reply(answers.no_such_days(request.text, command))
    async with request.tenant.app.transaction() as session:
        kept = await saving.keep(session, request, holidays=request.person.holidays, workdays=named)
        await _say(session, request, kept)
    return None


async def _say(session: Session, request: Request, kept: Context) -> None:
    """What is kept now, and when the next check-in comes by it."""
    request.home_is_stale = True
    await request.reply(answers.saved(kept, await rhythm.next_checkin(session, kept)))
