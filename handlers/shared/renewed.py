"""What follows for somebody of whom Slack says something new: their next moment, and what others are to know."""

from db import people
from db.engine import Session
from growth.facts import Person, Standing
from handlers.framework.context import Context
from handlers.framework.signals import Signals
from handlers.shared import rhythm
from handlers.shared.happenings import Left


async def follow(session: Session, signals: Signals, before: Person, context: Context) -> None:
    """Of somebody who was kept as `before` and is now as in the context. Their zone decides when they are at work."""
    person = context.person
    if person.standing is Standing.GONE and before.standing is not Standing.GONE:
        await signals.tell(session, Left(context))
    if person.active and person.zone != before.zone:
        await people.schedule(session, context.workspace, person.id, await rhythm.next_moment(session, context))
