"""A check-in that Slack never showed counts as no silence."""

from collections.abc import Sequence
from datetime import datetime

from db import checkins, rounds
from db.engine import Session
from db.outbox import Delivery
from growth.facts import RoundState
from handlers.framework.retrying import Retry, by_itself
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Skips the round that surely nobody saw, if it still waits for an answer; what it asked can come again."""
    if not lost.certain:
        return
    checkin = await checkins.by_delivery(session, lost.delivery.workspace, lost.delivery.id)
    if checkin is not None and checkin.state is RoundState.OPEN:
        await checkins.set_state(session, lost.delivery.workspace, checkin.id, RoundState.SKIPPED)
        if checkin.opened_at >= lost.delivery.created_at:  # else an earlier message has shown them
            await rounds.unask(session, lost.delivery.workspace, [checkin.id])


async def again(session: Session, tenant: Tenant, lost: Sequence[Delivery], _now: datetime) -> set[int]:
    """The rounds may be asked again. They come at their people's moment, which is none of this feature's."""
    await rounds.never_asked(session, tenant.workspace, [delivery.id for delivery in lost])
    return set()


RETRIES = Retry(by_itself, again)
