"""The clock spoke: three rounds passed in silence, so Trellis pauses itself and says so, once."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, deliveries, people, teams
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Pause, PausedBy, RoundState, Standing
from growth.prompts import QUIET
from handlers.framework import blocks, message_parts
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.preferences import views


async def pause_itself(session: Session, part: Part) -> None:
    """Pauses, and takes the questions off the message of the round that nobody answered: none asks in a pause."""
    await people.set_pause(session, part.context.workspace, part.context.person.id, Pause(PausedBy.TRELLIS, until=None))
    await people.schedule(session, part.context.workspace, part.context.person.id, None)
    last = part.facts.last_round
    if last is not None and last.state is RoundState.OPEN:
        await checkins.set_state(session, part.context.workspace, last.id, RoundState.CLOSED)
        if last.delivery_id is not None:
            standing = await deliveries.get(session, part.context.workspace, last.delivery_id)
            await message_parts.redraw(session, part.context, standing, why="closed")


APPLIES = {QUIET: pause_itself}


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The notice, or what the person made of it."""
    if delivery.kinds != (QUIET,):
        return []
    if context.person.standing is not Standing.ACTIVE:
        return [blocks.section(views.STOPPED, command=context.tenant.app.command)]
    if not context.person.paused(context.now):
        return [blocks.section(views.RESUMED, following=views.following(context.person))]
    circle = await teams.circle(session, context.person)
    return views.quiet_notice(circle, told=views.is_told(context.person, circle))
