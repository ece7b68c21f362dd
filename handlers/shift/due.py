"""The clock spoke: a question that comes every few weeks, for those who practise the way to the level above."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, measurements
from db.engine import Session
from db.outbox import Delivery
from growth import measure
from growth.facts import Measurement
from growth.touch import Prompt
from handlers.framework import blocks, message_parts
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.shift import gather, question

MEASURE = "measure"


async def part(session: Session, context: Context) -> Part | None:
    """The measure whose weeks are over. One that was left without an answer makes way for it."""
    if not context.person.active or context.person.towards is None:
        return None
    mine = await measurements.of_person(session, context.workspace, context.person.id)
    asked = measure.due(context.ladder, context.person, mine, context.today)
    if asked is None:
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        for before in measure.of(context.ladder, asked, mine):
            if before.answered_at is None and before.delivery_id is not None:
                await _make_way(session, context, before, before.delivery_id)
        row = await measurements.ask(session, context.person, asked, ladder=context.ladder, now=context.now)
        if delivery_id is not None:
            await measurements.attach(session, context.workspace, row.id, delivery_id)

    return Part(Prompt(MEASURE, 60), apply)


async def _make_way(session: Session, context: Context, before: Measurement, delivery_id: int) -> None:
    """Takes a question out of its message, so that only one ever asks."""
    await measurements.pass_over(session, context.workspace, before.id)
    standing = await deliveries.get(session, context.workspace, delivery_id)
    if standing.about != MEASURE:  # drawn anew with the rest, when somebody next uses the message
        return
    face = Message.of(await draw(session, context, standing))
    await message_parts.redraw(session, context, standing, face=face, why="passed")


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    """The question in this message. One that was skipped leaves the message to what else stands in it."""
    row = await measurements.by_delivery(session, context.workspace, delivery.id)
    if row is not None:
        return question.question(await gather.question(session, context, row))
    return [blocks.section(question.SKIPPED)] if delivery.about == MEASURE else []


async def beside(session: Session, context: Context, delivery: Delivery, face: Sequence[Block]) -> Message:
    """A new face for a message, with the question that stands in it too."""
    return message_parts.joined([face, await draw(session, context, delivery)])
