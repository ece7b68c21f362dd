"""A check-in that Slack never showed counts as no silence."""

from db import checkins, rounds
from db.engine import Session
from growth.facts import RoundState
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """Skips the round that surely nobody saw, if it still waits for an answer; what it asked can come again."""
    if not lost.certain:
        return
    checkin = await checkins.by_delivery(session, lost.delivery.workspace, lost.delivery.id)
    if checkin is not None and checkin.state is RoundState.OPEN:
        await checkins.set_state(session, lost.delivery.workspace, checkin.id, RoundState.SKIPPED)
        await rounds.unask(session, lost.delivery.workspace, [checkin.id])
