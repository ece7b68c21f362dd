"""The clock spoke: a manager added somebody to a team, and they get one welcome."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from db import teams
from db.engine import Session
from db.outbox import Delivery
from growth.facts import Standing
from growth.touch import Prompt
from handlers import blocks
from handlers.ladders import beginning
from handlers.onboarding import views
from handlers.parts import Part
from handlers.scene import Scene

WELCOME = "welcome"


async def part(_session: Session, scene: Scene) -> Part | None:
    """The welcome, for somebody who was invited and has not answered. There is no second one."""
    if scene.person.standing is not Standing.INVITED:
        return None

    async def apply(_session: Session, _delivery_id: int | None) -> None:
        """Nothing to write down: an invited person has no next moment until they press Start."""

    return Part(Prompt(WELCOME, 300, alone=True), apply)


async def draw(session: Session, scene: Scene, delivery: Delivery) -> Sequence[Block]:
    """The welcome, or what became of it."""
    if delivery.about != WELCOME:
        return []
    command = scene.deps.command
    if scene.person.standing is Standing.NOT_NOW:
        return views.invitation_closed(views.DECLINED.format(command=command))
    if scene.person.standing is Standing.NEVER:
        return views.invitation_closed(views.NEVER_AGAIN.format(command=command))
    if scene.person.active:
        return [blocks.words(f"You started. You are {views.focus(scene.ladder, scene.person)}.")]
    ladder = scene.deps.ladders[await beginning.ladder(session, scene.deps, scene.person)]
    return views.welcome(ladder, await teams.circle(session, scene.person))
