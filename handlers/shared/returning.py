"""Somebody is back, and Trellis goes on with them as before; their next moment is looked for anew."""

from dataclasses import replace

from db import people, touches
from db.engine import Session
from growth import cadence
from growth.facts import Person, Standing
from handlers.framework.context import Context
from handlers.shared import rhythm


async def back(session: Session, context: Context) -> Person:
    """Plans for somebody who was gone. An invitation that never reached them comes still, and no other comes twice."""
    person = context.person
    if person.active:
        moment = await rhythm.next_moment(session, context)
    elif person.standing is Standing.INVITED and await touches.last(session, context.workspace, person.id) is None:
        moment = cadence.next_workday(person, context.now, context.calendar)
    else:
        return person
    await people.schedule(session, context.workspace, person.id, moment)
    return replace(person, next_touch_at=moment)
