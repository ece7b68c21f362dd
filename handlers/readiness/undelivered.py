"""A way to the next level that never reached whom it was shared with: its author is told, and it is theirs alone."""

from db import deliveries, readiness_shares
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth.facts import ReadinessShare
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered
from handlers.readiness import views
from handlers.shared import shared_readiness

NOT_SHOWN = (
    "Your way to {level} did not reach {name}: Slack did not take my message to them. They have read nothing of it, "
    "and only you see it. You can share it again."
)
PERHAPS_SHOWN = (
    "I lost Slack's answer when I sent your way to {level} to {name}. It may have reached them or not. "
    "I don't send it a second time by myself; take it back if they should not have it."
)


async def undo(session: Session, _tenant: Tenant, lost: Undelivered) -> None:
    """What nobody can have read is shared with nobody; of what may have arrived, that is said."""
    it = lost.delivery
    share_id = shared_readiness.of_key(it.key)
    share = await readiness_shares.get(session, it.workspace, share_id) if share_id is not None else None
    if share is None or not share.sharing.is_open:
        return  # deleted or taken back before it could leave: its author knows
    if lost.certain:
        await readiness_shares.share(session, it.workspace, share.id, share.sharing.back(lost.now))
    new = NewDelivery(
        workspace=it.workspace,
        key=f"failed:{it.id}",
        channel=share.author.slack_id,
        person_id=share.author.id,
        priority=Priority.ANSWER,
        payload=_told(share, certain=lost.certain).payload(),
    )
    await deliveries.queue(session, new, lost.now)


def _told(share: ReadinessShare, *, certain: bool) -> Message:
    names = {"level": words.escape(share.level), "name": words.escape(share.reader_name or "")}
    if certain:
        return Message.of(blocks.section(NOT_SHOWN, **names), blocks.row(blocks.button("My way", views.SHOW)))
    return Message.of(blocks.section(PERHAPS_SHOWN, **names), blocks.row(views.take_back(share)))
