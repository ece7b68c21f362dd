"""A message that Trellis started and Slack never showed: nothing of it counts against the person."""

from datetime import datetime

from db import checkins, measurements, steps, touches
from db.engine import Session
from db.outbox import Delivery
from growth.facts import RoundState, StepState, Why


async def undo(session: Session, delivery: Delivery, now: datetime) -> None:
    """Takes the message out of the budget, its round out of the silent ones, its step out of the person's hands.

    A question that it asked was never asked.
    """
    if delivery.person_id is None or not delivery.about:
        return
    await touches.not_spoken(session, delivery.workspace, delivery.person_id, delivery.created_at, what=Why.FAILED)
    await measurements.forget(session, delivery.workspace, delivery.id)
    checkin = await checkins.by_delivery(session, delivery.workspace, delivery.id)
    if checkin is not None and checkin.state is RoundState.OPEN:
        await checkins.set_state(session, delivery.workspace, checkin.id, RoundState.SKIPPED)
    step = await steps.by_delivery(session, delivery.workspace, delivery.id)
    if step is not None and step.state is StepState.OFFERED:
        await steps.decide(session, delivery.workspace, step.id, StepState.DECLINED, now)
