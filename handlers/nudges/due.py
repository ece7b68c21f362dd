"""The clock spoke: one step and one resource, between two check-ins."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, steps
from db.engine import Session
from db.outbox import Delivery
from growth import local
from growth.facts import Step, StepState
from growth.touch import Prompt
from handlers.framework.context import Context
from handlers.framework.message_parts import Part
from handlers.shared import offering, step_card


async def part(session: Session, context: Context) -> Part | None:
    """A new step, unless a check-in brings one now, the person is at one, or the last one still waits for a word."""
    if not context.person.active:
        return None
    rounds = await checkins.recent(session, context.workspace, context.person.id, limit=1)
    if context.round_due(rounds[0] if rounds else None):
        return None
    mine = await steps.of_person(session, context.workspace, context.person.id)
    if not _welcome(mine, context) or await offering.chosen(session, context, mine) is None:
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        step = await offering.fresh(session, context)
        if step is not None and delivery_id is not None:
            await steps.attach(session, context.workspace, step.id, delivery_id)

    return Part(Prompt(offering.NUDGE, 50), apply)


def _welcome(mine: Sequence[Step], context: Context) -> bool:
    """Whether a further step would be welcome: none is open, and the last came long enough ago."""
    if any(step.state in (StepState.OFFERED, StepState.TRYING) for step in mine):
        return False
    if not mine:
        return True
    weeks = local.weeks_between(context.local_day(mine[0].offered_at), context.today)
    return weeks >= context.person.rhythm.nudge_weeks


async def draw(session: Session, context: Context, delivery: Delivery) -> Sequence[Block]:
    if offering.NUDGE not in delivery.about.split("+"):
        return []
    step = await steps.by_delivery(session, context.workspace, delivery.id)
    return step_card.step_blocks(context.ladder_of(step), context.person, step) if step else []
