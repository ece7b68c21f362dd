"""A question that Slack never showed was never asked."""

from db import measurements
from db.engine import Session
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    if lost.certain:
        await measurements.forget(session, lost.delivery.workspace, lost.delivery.id)
