"""Somebody deletes all that is kept of them: the messages in which somebody else reads of it, and their new faces."""

from collections.abc import Iterable, Mapping
from typing import Any

from db import deliveries
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery
from handlers.shared.happenings import Forgotten


async def messages(session: Session, workspace: str, person_id: int, ids: Iterable[int | None]) -> list[Delivery]:
    """Those of the deliveries that went, or will go, to anybody but this person."""
    known = [each for each in ids if each is not None]
    found = await deliveries.of_ids(session, workspace, known) if known else {}
    return [delivery for delivery in found.values() if delivery.person_id != person_id]


async def redraw(session: Session, gone: Forgotten, delivery: Delivery, payload: Mapping[str, Any]) -> None:
    """Queues a new face for such a message, as one of those that leave Slack with the deletion."""
    new = NewDelivery(
        workspace=delivery.workspace,
        key=f"redraw:{delivery.id}:{gone.occasion}",
        redraws=delivery.id,
        person_id=delivery.person_id,
        payload=dict(payload),
    )
    gone.redraws.append(await deliveries.queue(session, new, gone.context.now))
