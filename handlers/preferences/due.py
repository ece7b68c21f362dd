"""The clock spoke: three rounds passed in silence, so Trellis pauses itself and says so, once."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, people, rounds, teams
from db.engine import Session
from growth.audience import Circle
from growth.facts import Pause, PausedBy, RoundState, Standing
from growth.prompts import QUIET
from handlers.framework import blocks
from handlers.framework.context import Context, Drawing
from handlers.framework.message_parts import Part, Redraw
from handlers.preferences import views


async def pause_itself(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Pauses, and takes the questions off the messages of rounds that nobody answered: none asks in a pause."""
    workspace = parts[0].context.workspace
    await people.pause_each(
        session, workspace, [part.context.person.id for part in parts], Pause(PausedBy.TRELLIS, until=None)
    )
    last = [(p.context, r) for p in parts if (r := p.facts.last_round) and r.state is RoundState.OPEN]
    await rounds.close(session, workspace, [open_one.id for _, open_one in last])
    stood = await deliveries.of_ids(session, workspace, [r.delivery_id for _, r in last if r.delivery_id])
    return [Redraw(context, stood[r.delivery_id], why="closed") for context, r in last if r.delivery_id]


APPLIES = {QUIET: pause_itself}


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The notice, or what each person made of it."""
    told = [d.context.person for d in drawings if d.delivery.kinds == (QUIET,)]
    circles = await teams.circles(session, drawings[0].context.workspace, told) if told else {}
    return [_blocks(d.context, circles[d.context.person.id]) if d.delivery.kinds == (QUIET,) else [] for d in drawings]


def _blocks(context: Context, circle: Circle) -> Sequence[Block]:
    if context.person.standing is not Standing.ACTIVE:
        return [blocks.section(views.STOPPED, command=context.tenant.app.command)]
    if not context.person.paused(context.now):
        return [blocks.section(views.RESUMED, following=views.following(context.person))]
    return views.quiet_notice(circle, told=views.is_told(context.person, circle))
