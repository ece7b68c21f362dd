"""Somebody is at another level from now on: what follows from that, whoever pressed the button."""

from dataclasses import replace

from db import checkins, deliveries, levels, people
from db.engine import Session
from growth import level_changes
from growth.facts import LevelChange, LevelState
from handlers.framework.blocks import Message
from handlers.framework.request import Request
from handlers.levels import question
from handlers.shared import offering, way_end
from handlers.shared.happenings import LevelSaid


async def become(session: Session, request: Request, person_id: int, level: str | None) -> str:
    """Sets a level; a step on offer, the way up and an open check-in follow it. Returns what ended with it, if any.

    All of it is drawn for the person, also where their manager pressed.
    """
    before = await people.get(session, request.workspace, person_id)
    if before.level == level:
        return ""
    await people.set_focus(session, request.workspace, person_id, level=level, areas=before.areas)
    now = replace(request.context, person=await people.get(session, request.workspace, person_id))
    theirs = request if request.person.id == person_id else replace(request, context=now, seen=None)
    await offering.anew(session, theirs, now)
    if standing := await checkins.open_of(session, request.workspace, person_id):
        await theirs.redraw(session, await deliveries.get(session, request.workspace, standing))
    return await way_end.settle(session, before, now)


async def said(session: Session, signal: LevelSaid) -> None:
    """Somebody chose a level for themselves, in the form: kept, and what they asked of another one is withdrawn."""
    before, context, request = signal.before, signal.context, signal.request
    person, ladder = context.person, context.ladder
    was = before.level if before.ladder == person.ladder else None
    await levels.note(session, person, level_changes.step(ladder, was, person.level), context.now)
    for change in await levels.of_person(session, context.workspace, person.id):
        asked = change.state in levels.OPEN and not change.proposed
        if asked and (change.step.ladder, change.step.after) != (person.ladder, person.level):
            await withdraw(session, request, change)
            signal.notes.append(question.withdrawn_with_that(change))


async def withdraw(session: Session, request: Request, change: LevelChange) -> bool:
    """Takes a question back; where it stands already, it says so. False where it was settled before."""
    if not await levels.settle(session, request.workspace, change.id, LevelState.WITHDRAWN, now=request.now):
        return False
    await redraw(session, request, change)
    return True


async def redraw(session: Session, request: Request, change: LevelChange) -> None:
    """Draws the other one's message anew, if it is not the one that was clicked in."""
    now = await levels.get(session, request.workspace, change.id)
    clicked = request.clicked
    if now is None or now.delivery_id is None or (clicked is not None and clicked.id == now.delivery_id):
        return
    face = question.proposal(now, waits=False) if now.proposed else question.request_of(now, waits=False)
    if now.state in levels.OPEN:
        face = question.request_of(now, waits=True)
    await request.redraw(session, await deliveries.get(session, request.workspace, now.delivery_id), Message.of(face))
