"""Gathers somebody's way to the next level, for themselves."""

from db import readiness_shares, steps, wins
from db.engine import Session
from growth import evidence
from growth import readiness as rules
from growth.audience import Reader, readable
from handlers.framework.context import Context
from handlers.readiness.views import Towards
from handlers.shared import offering


async def towards(session: Session, context: Context) -> Towards:
    """The way as it is now, of somebody's own words and steps."""
    ladder, person = context.ladder, context.person
    mine = await steps.of_person(session, context.workspace, person.id)
    kept = await wins.of_person(session, context.workspace, person.id)
    did = evidence.gather(ladder, mine, readable(Reader(person_id=person.id), kept))
    found = rules.readiness(ladder, person, did, mine)
    return Towards(
        ladder=ladder,
        person=person,
        evidence=did,
        readiness=found,
        in_hand=offering.trying(mine),
        questions=rules.questions(ladder, person, found.lines) if found else (),
        today=context.today,
        command=context.tenant.app.command,
        shares=await readiness_shares.of_person(session, context.workspace, person.id),
    )
