"""Writes down what somebody said about a round, and shows it in the round's message."""

from collections.abc import Sequence
from dataclasses import replace

from db import checkins, deliveries, people
from db.engine import Session
from growth.audience import Draft
from growth.facts import Audience, Round
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.checkins import gather, views

MOVED = (
    "Saved, and only you can see it: your manager or team here changed while the form was open. "
    "Press Edit to choose again who sees it."
)


async def mine(session: Session, call: Call, ref: views.RoundRef) -> Round:
    """The round a button or form is about. Raises Stale when it is not there, or not this person's."""
    checkin = await checkins.find(session, ref.round)
    if checkin is None or checkin.person_id != call.person.id:
        raise Stale
    return checkin


async def keep(session: Session, call: Call, checkin: Round, drafts: Sequence[Draft]) -> None:
    """Writes the answers down, and draws the round's message anew, as a receipt."""
    circle = await gather.circle(session, call.scene)
    for draft in drafts:
        await checkins.write(session, checkin, draft, circle, now=call.now)
    await checkins.mark_answered(session, checkin.id, call.now)
    await settled(session, call, checkin)


async def keep_form(session: Session, call: Call, ref: views.FormRef, drafts: Sequence[Draft]) -> None:
    """Keeps what a form says. Nothing goes to a manager or team that the form did not name when it was opened."""
    circle = await gather.circle(session, call.scene)
    if circle.readers != (ref.manager, ref.team) and any(draft.audience is not Audience.ONLY_ME for draft in drafts):
        drafts = [replace(draft, audience=Audience.ONLY_ME) for draft in drafts]
        await call.post(session, Message.of(blocks.words(MOVED)))
    await keep(session, call, await mine(session, call, ref), drafts)


async def settled(session: Session, call: Call, checkin: Round) -> None:
    """The person has spoken: no reminder is needed, the count of silent rounds begins anew, the message shows it."""
    await people.set_silent_rounds(session, call.person.id, 0)
    await people.schedule(session, call.person.id, await gather.next_moment(session, call.scene))
    call.home_is_stale = call.home_is_stale or "view" in call.body
    await redraw(session, call, checkin)


async def redraw(session: Session, call: Call, checkin: Round) -> None:
    if checkin.delivery_id is not None:
        await call.redraw(session, await deliveries.get(session, checkin.delivery_id))
