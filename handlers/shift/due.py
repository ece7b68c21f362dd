"""The clock spoke: a question that comes every few weeks, for those who practise the way to the level above."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, measurements
from db.engine import Session
from db.outbox import Delivery
from growth import measure
from growth.facts import Measurement
from growth.prompts import MEASURE
from handlers.framework import blocks, message_parts
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.shift import gather, question


async def ask(session: Session, part: Part) -> None:
    """Asks the measure whose weeks are over. One that was left without an answer makes way for it."""
    context, facts = part.context, part.facts
    asked = measure.due(context.ladder, context.person, facts.measurements, context.today)
    if asked is None:
        return
    for before in measure.of(context.ladder, asked, facts.measurements):
        if before.answered_at is None and before.delivery_id is not None:
            await _make_way(session, context, before, before.delivery_id)
    row = await measurements.ask(session, context.person, asked, ladder=context.ladder, now=context.now)
    if part.delivery is not None:
        await measurements.attach(session, context.workspace, row.id, part.delivery)


async def _make_way(session: Session, context: Context, before: Measurement, delivery_id: int) -> None:
    """Takes a question out of its message, so that only one ever asks."""
    await measurements.pass_over(session, context.workspace, before.id)
    standing = await deliveries.get(session, context.workspace, delivery_id)
    if standing.kinds == (MEASURE,):  # else it is drawn anew with the rest, when somebody next uses the message
        await message_parts.redraw(session, context, standing, why="passed")


APPLIES = {MEASURE: ask}


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The question in this message. One that was skipped leaves the message to what else stands in it."""
    row = await measurements.by_delivery(session, context.workspace, delivery.id)
    if row is not None:
        return question.question(await gather.question(session, context, row))
    return [blocks.section(question.SKIPPED)] if delivery.kinds == (MEASURE,) else []
