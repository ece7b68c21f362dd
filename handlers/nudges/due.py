"""The clock spoke: one step and one resource, between two check-ins."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import steps
from db.engine import Session
from db.outbox import Delivery
from growth.prompts import NUDGE
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.shared import offering, step_card


async def offer(session: Session, part: Part) -> None:
    """Offers a step in the message."""
    context = part.context
    mine = await steps.of_person(session, context.workspace, context.person.id)
    step = await offering.fresh(session, context, mine)
    if step is not None and part.delivery is not None:
        await steps.attach(session, context.workspace, step.id, part.delivery)


APPLIES = {NUDGE: offer}


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    if NUDGE not in delivery.kinds:
        return []
    step = await steps.by_delivery(session, context.workspace, delivery.id)
    return step_card.step_blocks(context.ladder_of(step), context.person, step) if step else []
