"""The clock spoke: one step and one resource, between two check-ins."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import steps
from db.engine import Session
from growth.facts import StepState
from growth.prompts import NUDGE
from handlers.framework.context import Drawing
from handlers.framework.message_parts import Part, Redraw
from handlers.shared import folded_step, offering, step_card
from handlers.shared.offering import Offering


async def offer(session: Session, parts: Sequence[Part]) -> list[Redraw]:
    """Offers a step in each message."""
    _, redraws = await offering.fresh_each(
        session, [Offering(p.context, p.facts.steps, p.facts.rounds, p.delivery) for p in parts]
    )
    return redraws


APPLIES = {NUDGE: offer}


async def draw(session: Session, drawings: Sequence[Drawing]) -> list[Sequence[Block]]:
    nudges = [drawing.delivery.id for drawing in drawings if NUDGE in drawing.delivery.kinds]
    found = await steps.in_messages(session, drawings[0].context.workspace, nudges) if nudges else {}

    taken = [step.id for step in found.values() if step.state in (StepState.TRYING, StepState.DONE)]
    over = [d.context.person.id for d in drawings if (s := found.get(d.delivery.id)) and s.state is StepState.DONE]
    theirs = await steps.of_each(session, drawings[0].context.workspace, over) if over else {}
    moved = await steps.asked_about(session, drawings[0].context.workspace, taken) if taken else set()

    def blocks(drawing: Drawing) -> Sequence[Block]:
        step, context = found.get(drawing.delivery.id), drawing.context
        if step is not None and step.id in moved:
            return folded_step.elsewhere(context.ladder_of(step), context.person, step)
        had = offering.done(theirs.get(context.person.id, ()))
        return step_card.step_blocks(context.ladder_of(step), context.person, step, had=had) if step else []

    return [blocks(drawing) for drawing in drawings]
