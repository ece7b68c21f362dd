"""A message that Slack did not let us change after somebody did something: they are told what became of their words."""

from datetime import datetime

from db import deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Method, Priority
from handlers.framework import blocks
from handlers.framework.blocks import Message

UNCHANGED = (
    "Saved: what you did or wrote is kept. Slack did not let me change the message it belongs to, so that one still "
    "looks as before. You need not do it again."
)


async def tell(session: Session, delivery: Delivery, now: datetime) -> None:
    """Queues the note once for each message, if a new face that somebody's own deed caused will never be shown."""
    by_somebody = delivery.person_id is not None and delivery.priority == Priority.ANSWER
    if delivery.method is not Method.UPDATE or not by_somebody:
        return
    new = NewDelivery(
        workspace=delivery.workspace,
        key=f"unchanged:{delivery.redraws}",
        channel=delivery.channel,
        person_id=delivery.person_id,
        payload=Message.of(blocks.section(UNCHANGED)).payload(),
    )
    await deliveries.queue(session, new, now)
