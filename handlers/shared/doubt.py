"""A message that may not have arrived: whom it was for is told where they look by themselves, with the way to it."""

from datetime import timedelta

from slack_sdk.models.blocks import Block

from db import arrivals, checkins
from db.engine import Session
from db.outbox import Delivery
from growth.facts import RoundState
from handlers.framework import blocks, words
from handlers.framework.context import Context
from handlers.shared import buttons

TOLD_FOR = timedelta(days=14)
PERHAPS = "I lost Slack's answer when I wrote to you on *{when}*, so that message may not have reached you."
ROUND = "I lost Slack's answer when I sent the check-in of *{when}*, so it may not have reached you. It is open here:"


async def notice(session: Session, context: Context) -> list[Block]:
    """A line for each message to the person that may not have arrived, and for an open round the button to answer it.

    Nothing is said of a round that has been answered, skipped or closed since.
    """
    lost = await arrivals.doubtful(session, context.workspace, context.person.id, context.now - TOLD_FOR)
    return [block for delivery in lost for block in await _line(session, context, delivery)]


async def _line(session: Session, context: Context, delivery: Delivery) -> list[Block]:
    when = words.moment(delivery.created_at, context.person.zone)
    checkin = await checkins.by_delivery(session, context.workspace, delivery.id)
    if checkin is None:
        return [blocks.section(PERHAPS, when=when)]
    if checkin.state is not RoundState.OPEN:
        return []
    button = buttons.ANSWER.button(buttons.RoundRef(round=checkin.id))
    return [blocks.section(ROUND, button, when=when)]
