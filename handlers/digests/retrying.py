"""A digest that did not arrive is made anew for an admin: of what nobody was told yet, and drawn when it leaves."""

from collections.abc import Sequence
from datetime import datetime

from db import digest_items, teams
from db.engine import Session
from db.outbox import Delivery, DeliveryState
from handlers.digests import due, gather, queued, recipe
from handlers.digests.recipe import LETTER, POST
from handlers.framework.retrying import Retry
from handlers.framework.tenant import Tenant


def fits(delivery: Delivery) -> bool:
    """A post, or a letter that surely did not arrive. Whether a post is there, an admin can see.

    What went on in a thread is not among them: what stood in it comes with the next digest.
    """
    made = recipe.of(delivery)
    if made is None or delivery.thread_ts is not None:
        return False
    return made.kind == POST or (made.kind == LETTER and delivery.state is DeliveryState.FAILED)


async def again(session: Session, tenant: Tenant, lost: Sequence[Delivery], now: datetime) -> set[int]:
    """Queues each anew, unless a later one has told all, or there is nobody any more whom it could tell."""
    return {delivery.id for delivery in lost if await _again(session, tenant, delivery, now)}


async def _again(session: Session, tenant: Tenant, delivery: Delivery, now: datetime) -> bool:
    made = recipe.of(delivery)
    if made is None or delivery.team_id is None:
        return False
    team = await teams.get(session, tenant.workspace, delivery.team_id)
    reader = team.manager.id if made.kind == LETTER else None
    later = await digest_items.last(session, tenant.workspace, team.id, (made.kind,), person_id=reader)
    if reader not in (None, made.reader) or (later is not None and later > delivery.created_at):
        return False
    fresh = await gather.recipe(session, tenant, team, now)
    fresh = fresh.model_copy(update={"kind": made.kind, "at": made.at})  # of the same week: its occasion is free
    week = await gather.of(session, tenant, team, fresh)
    if not (week.worth_telling if reader else team.channel and week.summary.worth_posting):
        return False
    if reader:
        await due.letter(session, tenant, team, recipe=fresh, now=now, asked=False)
    else:
        await queued.queue(session, team, fresh, due_at=now, now=now)
    return True


RETRIES = Retry(fits, again)
