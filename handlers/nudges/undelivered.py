"""A step that Slack never showed was never on offer."""

from db import steps
from db.engine import Session
from growth.facts import StepState
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Takes the step that surely nobody saw out of the person's hands."""
    if not lost.certain:
        return
    step = await steps.by_delivery(session, lost.delivery.workspace, lost.delivery.id)
    if step is not None and step.state is StepState.OFFERED:
        await steps.decide(session, lost.delivery.workspace, step.id, StepState.DECLINED, lost.now)
