"""The clock spoke: a question that comes every few weeks, for those who practise the way to the level above."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, measurements
from db.engine import Session
from db.measurements import Asking
from growth import measure
from growth.facts import Measurement
from growth.prompts import MEASURE
from handlers.framework import blocks
from handlers.framework.context import Context, Drawing
from handlers.framework.message_parts import Part, Redraw
from handlers.shift import gather, question


async def ask(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Asks the measure whose weeks are over. One that was left without an answer makes way for it."""
    asked: list[Asking] = []
    left: list[tuple[Context, Measurement]] = []
    for part in parts:
        context, facts = part.context, part.facts
        due = measure.due(context.ladder, context.person, facts.measurements, context.today)
        if due is not None:
            asked.append(Asking(person=context.person, measure=due, ladder=context.ladder, delivery_id=part.delivery))
            mine = measure.of(context.ladder, due, facts.measurements)
            left.extend((context, before) for before in mine if before.answered_at is None and before.delivery_id)
    redraws = await _make_way(session, left) if left else []
    await measurements.ask_each(session, asked, parts[0].context.now)
    return redraws


async def _make_way(session: Session, left: Sequence[tuple[Context, Measurement]]) -> list[Redraw]:
    """Takes questions out of their messages, so that only one ever asks."""
    workspace = left[0][0].workspace
    await measurements.pass_over(session, workspace, [before.id for _, before in left])
    stood = await deliveries.of_ids(session, workspace, [before.delivery_id or 0 for _, before in left])
    found = [(context, stood[before.delivery_id or 0]) for context, before in left]
    # One with more in it is drawn anew with the rest, when somebody next uses the message.
    return [Redraw(context, standing, why="passed") for context, standing in found if standing.kinds == (MEASURE,)]


APPLIES = {MEASURE: ask}


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    """The question in each message. One that was skipped leaves the message to what else stands in it."""
    workspace = drawings[0].context.workspace
    found = await measurements.in_messages(session, workspace, [drawing.delivery.id for drawing in drawings])
    every = await measurements.of_each(session, workspace, {row.person_id for row in found.values()})

    def drawn(drawing: Drawing) -> Sequence[Block]:
        row = found.get(drawing.delivery.id)
        if row is not None:
            return question.question(gather.question(drawing.context, row, every[row.person_id]))
        return [blocks.section(question.SKIPPED)] if drawing.delivery.kinds == (MEASURE,) else []

    return [drawn(drawing) for drawing in drawings]
