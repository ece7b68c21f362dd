"""The clock spoke: one step and one resource, between two check-ins."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import checkins, steps
from db.engine import Session
from db.outbox import Delivery
from growth import local
from growth.facts import Step, StepState
from growth.touch import Prompt
from handlers.nudges import offer, views
from handlers.parts import Part
from handlers.scene import Scene


async def part(session: Session, scene: Scene) -> Part | None:
    """A new step, unless a check-in brings one now, the person is at one, or the last one still waits for a word."""
    if not scene.person.active:
        return None
    rounds = await checkins.recent(session, scene.person.id, limit=1)
    if scene.round_due(rounds[0] if rounds else None):
        return None
    mine = await steps.of_person(session, scene.person.id)
    if not _welcome(mine, scene) or await offer.chosen(session, scene, mine) is None:
        return None

    async def apply(session: Session, delivery_id: int | None) -> None:
        step = await offer.fresh(session, scene)
        if step is not None and delivery_id is not None:
            await steps.attach(session, step.id, delivery_id)

    return Part(Prompt(offer.NUDGE, 50), apply)


def _welcome(mine: Sequence[Step], scene: Scene) -> bool:
    """Whether a further step would be welcome: none is open, and the last came long enough ago."""
    if any(step.state in (StepState.OFFERED, StepState.TRYING) for step in mine):
        return False
    if not mine:
        return True
    weeks = local.weeks_between(scene.local_day(mine[0].offered_at), scene.today)
    return weeks >= scene.person.rhythm.nudge_weeks


async def draw(session: Session, scene: Scene, delivery: Delivery) -> Sequence[Block]:
    if offer.NUDGE not in delivery.about.split("+"):
        return []
    step = await steps.by_delivery(session, delivery.id)
    return views.step_blocks(scene.ladder_of(step), scene.person, step) if step else []
