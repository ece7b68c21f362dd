"""A message did not get through: those who run Trellis here are told of the first one, until they have seen to all."""

from db import dead_letters, deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import DeliveryState, Method
from handlers.admin import letters_page, letters_views, reasons
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered
from handlers.shared.leading import admins

KEY = "dead-letters"


async def undo(session: Session, tenant: Tenant, lost: Undelivered) -> None:
    """Queues one message to each of them, unless there is another one already that they have not seen to."""
    it = lost.delivery
    if lost.state is DeliveryState.EXPIRED or it.method is not Method.POST or it.key.startswith(KEY):
        return
    if await dead_letters.count(session, it.workspace, letters_page.since(lost.now), most=2) > 1:
        return
    reason = reasons.why(lost.state, lost.why, to_person=it.person_id is not None)
    face = letters_views.first(reason).payload()
    for slack_id in await admins(session, tenant):
        new = NewDelivery(workspace=it.workspace, key=f"{KEY}:{it.id}:{slack_id}", channel=slack_id, payload=face)
        await deliveries.queue(session, new, lost.now)
