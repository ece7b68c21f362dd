"""A digest that did not get through: its manager is told, in private and once."""

from datetime import datetime

from db import deliveries, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Priority
from handlers.digests import last
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.tenant import Tenant
from handlers.framework.undelivered import Undelivered

NOT_POSTED = (
    "I could not post the digest of *{team}* in <#{channel}>: Slack says `{why}`. What people shared is safe. "
    "Check that I am in the channel; the next digest tries again."
)
PERHAPS_POSTED = (
    "I lost Slack's answer while posting the digest of *{team}* in <#{channel}>. It may be there or not: please look. "
    "I don't post it a second time by myself."
)


async def undo(session: Session, tenant: Tenant, lost: Undelivered) -> None:
    """Tells the manager of a post, and of a letter that Slack would not have those who are in it."""
    await _tell(session, lost.delivery, lost.why, certain=lost.certain, now=lost.now)
    if lost.state is DeliveryState.FAILED:
        await last.refused(session, tenant, lost.delivery, lost.now)


async def _tell(session: Session, delivery: Delivery, why: str, *, certain: bool, now: datetime) -> None:
    """Queues the note, if the delivery was a team's post in a channel. `certain`: it is surely not there."""
    if delivery.team_id is None or delivery.person_id is not None:
        return
    team = await teams.get(session, delivery.workspace, delivery.team_id)
    text = NOT_POSTED if certain else PERHAPS_POSTED
    said = words.text(text, team=words.escape(team.name), channel=delivery.channel, why=words.escape(why))
    new = NewDelivery(
        workspace=delivery.workspace,
        key=f"failed:{delivery.id}",
        channel=team.manager.slack_id,
        person_id=team.manager.id,
        team_id=team.id,
        priority=Priority.ANSWER,
        payload=Message.of(blocks.section(said)).payload(),
    )
    await deliveries.queue(session, new, now)
