"""A message that Trellis started and Slack never showed costs the person nothing."""

from db import touches
from db.engine import Session
from growth.facts import Why
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Takes the message that surely nobody saw out of the person's budget."""
    it = lost.delivery
    if lost.certain and it.person_id is not None and it.kinds:
        await touches.not_spoken(session, it.workspace, it.person_id, it.created_at, why=Why.FAILED)
