"""A step that Slack never showed was never on offer."""

from collections.abc import Sequence
from datetime import datetime

from db import steps
from db.engine import Session
from db.outbox import Delivery
from growth.facts import StepState
from handlers.framework.retrying import Retry, by_itself
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Takes the step that surely nobody saw out of the person's hands."""
    if not lost.certain:
        return
    step = await steps.by_delivery(session, lost.delivery.workspace, lost.delivery.id)
    if step is not None and step.state is StepState.OFFERED:
        await steps.decide(session, lost.delivery.workspace, step.id, StepState.DECLINED, lost.now)


async def again(session: Session, tenant: Tenant, lost: Sequence[Delivery], _now: datetime) -> set[int]:
    """The steps may be offered again. They come at their people's moment, which is none of this feature's."""
    await steps.never_offered(session, tenant.workspace, [delivery.id for delivery in lost])
    return set()


RETRIES = Retry(by_itself, again)
