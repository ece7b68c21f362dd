"""Keeps whose holidays and which days are somebody's, and plans their next moment anew."""

from dataclasses import replace

from db import calendars
from db.engine import Session
from handlers.framework.context import Context
from handlers.framework.request import Request
from handlers.shared import rhythm


async def keep(session: Session, request: Request, *, holidays: str | None, workdays: frozenset[int]) -> Context:
    """What is as Slack's zone and the settings say is not written down: it follows the person when they move.

    `holidays` of None are those that are guessed. Returns the context as it is from now on.
    """
    theirs = replace(request.person, holidays=holidays, workdays=None)
    own = None if workdays == request.tenant.calendar(theirs).manners.workdays else workdays
    await calendars.choose(session, request.workspace, request.person.id, holidays=holidays, workdays=own)
    return await rhythm.planned(session, request.context)
