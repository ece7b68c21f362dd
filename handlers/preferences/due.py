"""The clock spoke: three rounds passed in silence, so Trellis pauses itself and says so, once."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from db import checkins, people, teams
from db.engine import Session
from db.outbox import Delivery
from growth import quiet
from growth.facts import Pause, PausedBy, RoundState, Standing
from growth.touch import Prompt
from handlers.checkins import due as checkins_due
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.preferences import views

QUIET = "quiet"


async def part(session: Session, context: Context) -> Part | None:
    """The notice, in the place of the check-in that would come now."""
    rounds = await checkins.recent(session, context.workspace, context.person.id, limit=1)
    if (
        not context.person.active
        or not rounds
        or not quiet.silent_too_long(context.person, rounds[0], context.deps.manners)
    ):
        return None
    if not context.round_due(rounds[0]):
        return None

    async def apply(session: Session, _delivery_id: int | None) -> None:
        if rounds[0].state is RoundState.OPEN:
            await checkins.set_state(session, context.workspace, rounds[0].id, RoundState.CLOSED)
        await people.set_pause(session, context.workspace, context.person.id, Pause(PausedBy.TRELLIS, until=None))
        await people.schedule(session, context.workspace, context.person.id, None)
        if rounds[0].state is RoundState.OPEN:
            paused = replace(context, person=await people.get(session, context.workspace, context.person.id))
            await checkins_due.close(session, paused, await checkins.get(session, context.workspace, rounds[0].id))

    return Part(Prompt(QUIET, 200, alone=True), apply)


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The notice, or what the person made of it."""
    if delivery.about != QUIET:
        return []
    if context.person.standing is not Standing.ACTIVE:
        return [blocks.section(views.STOPPED, command=context.deps.command)]
    if not context.person.paused(context.now):
        following = context.person.next_touch_at
        when = words.moment(following, context.person.zone) if following else words.text("nothing is planned")
        return [blocks.section(views.RESUMED, when=when)]
    circle = await teams.circle(session, context.person)
    return views.quiet_notice(circle, told=views.is_told(context.person, circle))
