"""A message that Trellis started and Slack never showed costs the person nothing."""

from collections.abc import Sequence
from datetime import datetime

from db import touches
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Why
from handlers.framework.retrying import Retry, by_itself
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Takes the message that surely nobody saw out of the person's budget."""
    it = lost.delivery
    if lost.certain and it.person_id is not None and it.kinds:
        await touches.not_spoken(session, it.workspace, it.person_id, it.created_at, why=Why.FAILED)


async def again(session: Session, tenant: Tenant, lost: Sequence[Delivery], now: datetime) -> set[int]:
    """The moment of each person comes now: what is due is decided anew, and sent when they may be disturbed."""
    whom = {delivery.person_id for delivery in lost if delivery.person_id is not None}
    here = await touches.bring_forward(session, tenant.workspace, whom, now)
    return {delivery.id for delivery in lost if delivery.person_id in here}


RETRIES = Retry(by_itself, again)
