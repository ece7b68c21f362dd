"""A message that may not have arrived: whom it was for is told where they look by themselves, with the way to it."""

from datetime import timedelta

from slack_sdk.models.blocks import Block

from db import arrivals, checkins
from db.engine import Session
from db.outbox import Delivery
from growth.facts import RoundState
from handlers import blocks
from handlers.checkins import views
from handlers.scene import Scene

TOLD_FOR = timedelta(days=14)
PERHAPS = "I lost Slack's answer when I wrote to you on *{when}*, so that message may not have reached you."
ROUND = "I lost Slack's answer when I sent the check-in of *{when}*, so it may not have reached you. It is open here:"


async def notice(session: Session, scene: Scene) -> list[Block]:
    """A line for each message to the person that may not have arrived, and for an open round the button to answer it.

    Nothing is said of a round that has been answered, skipped or closed since.
    """
    lost = await arrivals.doubtful(session, scene.person.id, scene.now - TOLD_FOR)
    return [block for delivery in lost for block in await _line(session, scene, delivery)]


async def _line(session: Session, scene: Scene, delivery: Delivery) -> list[Block]:
    when = blocks.moment(delivery.created_at, scene.person.zone)
    checkin = await checkins.by_delivery(session, delivery.id)
    if checkin is None:
        return [blocks.words(PERHAPS.format(when=when))]
    if checkin.state is not RoundState.OPEN:
        return []
    button = blocks.button("Answer", views.ANSWER, views.RoundRef(round=checkin.id))
    return [blocks.words(ROUND.format(when=when), button)]
