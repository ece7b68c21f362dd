"""What somebody wrote and others read: the messages in which it stands, who could read it, and their new faces."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from db import deliveries, digest_items, people
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, Priority
from growth.facts import ItemKey
from handlers.framework import words


@dataclass(frozen=True, slots=True)
class Reading:
    """Who could read something, as it is written in a message, and since when."""

    who: str
    since: datetime


async def holding(session: Session, workspace: str, keys: Collection[ItemKey]) -> list[Delivery]:
    """The messages of digests in which any of these stands, the oldest first; to be asked before they change."""
    return await digest_items.holding(session, workspace, keys) if keys else []


async def readings(session: Session, digests: list[Delivery], said_at: datetime) -> list[Reading]:
    """Who could read what was said at that moment, each since the first digest that went out with it."""
    first: dict[str, Reading] = {}
    for digest in digests:
        when = digest.sent_at or digest.created_at
        if when >= said_at:
            who = await _who(session, digest)
            first.setdefault(who, Reading(who, when))
    return list(first.values())


async def _who(session: Session, digest: Delivery) -> str:
    if digest.person_id is None:
        return words.text("Whoever is in <#{channel}>", channel=digest.channel)
    return words.escape((await people.get(session, digest.workspace, digest.person_id)).name)


async def follow(session: Session, digests: list[Delivery], occasion: str, now: datetime) -> None:
    """Draws them anew: what was changed or taken back reaches those that have been read too."""
    for digest in digests:
        await again(session, digest, occasion, now)


async def again(session: Session, delivery: Delivery, occasion: str, now: datetime) -> int | None:
    """Queues a new face for a message that stands in Slack; None for one that cannot be drawn from facts."""
    if delivery.face is None:
        return None
    new = NewDelivery(
        workspace=delivery.workspace,
        key=f"redraw:{delivery.id}:{occasion}",
        redraws=delivery.id,
        team_id=delivery.team_id,
        person_id=delivery.person_id,
        priority=Priority.ANSWER,
        payload=delivery.payload,  # a recipe without words: they are looked up when it leaves
    )
    return await deliveries.queue(session, new, now)
