"""The clock spoke: a question that comes every few weeks, for those who practise the way to the level above."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import deliveries, measurements
from db.engine import Session
from db.outbox import Delivery
from growth import measure
from growth.facts import Measurement
from growth.touch import Prompt
from handlers import blocks, parts
from handlers.blocks import Message
from handlers.parts import Part
from handlers.scene import Scene
from handlers.shift import gather, question

MEASURE = "measure"


async def part(session: Session, scene: Scene) -> Part | None:
    """The measure whose weeks are over. One that was left without an answer makes way for it."""
    if not scene.person.active or scene.person.towards is None:
        return None
    mine = await measurements.of_person(session, scene.person.id)
    asked = measure.due(scene.ladder, scene.person, mine, scene.today)
    if asked is None:
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        for before in measure.of(scene.ladder, asked, mine):
            if before.answered_at is None and before.delivery_id is not None:
                await _make_way(session, scene, before, before.delivery_id)
        row = await measurements.ask(session, scene.person, asked, ladder=scene.ladder, now=scene.now)
        if delivery_id is not None:
            await measurements.attach(session, row.id, delivery_id)

    return Part(Prompt(MEASURE, 60), apply)


async def _make_way(session: Session, scene: Scene, before: Measurement, delivery_id: int) -> None:
    """Takes a question out of its message, so that only one ever asks."""
    await measurements.pass_over(session, before.id)
    standing = await deliveries.get(session, delivery_id)
    if standing.about != MEASURE:  # drawn anew with the rest, when somebody next uses the message
        return
    face = Message.of(await draw(session, scene, standing))
    await parts.redraw(session, scene, standing, face=face, why="passed")


async def draw(session: Session, scene: Scene, delivery: Delivery) -> Sequence[Block]:
    """The question in this message. One that was skipped leaves the message to what else stands in it."""
    row = await measurements.by_delivery(session, delivery.id)
    if row is not None:
        return question.question(await gather.question(session, scene, row))
    return [blocks.words(question.SKIPPED)] if delivery.about == MEASURE else []


async def beside(session: Session, scene: Scene, delivery: Delivery, face: Sequence[Block]) -> Message:
    """A new face for a message, with the question that stands in it too."""
    return parts.joined([face, await draw(session, scene, delivery)])
