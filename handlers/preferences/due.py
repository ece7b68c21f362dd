"""The clock spoke: three rounds passed in silence, so Trellis pauses itself and says so, once."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from db import checkins, people, teams
from db.engine import Session
from db.outbox import Delivery
from growth import silence
from growth.facts import Pause, PausedBy, RoundState, Standing
from growth.touch import Prompt
from handlers import blocks
from handlers.checkins import due as checkins_due
from handlers.parts import Part
from handlers.preferences import views
from handlers.scene import Scene

QUIET = "quiet"


async def part(session: Session, scene: Scene) -> Part | None:
    """The notice, in the place of the check-in that would come now."""
    rounds = await checkins.recent(session, scene.person.id, limit=1)
    if not scene.person.active or not rounds or not silence.too_long(scene.person, rounds[0], scene.deps.manners):
        return None
    if not scene.round_due(rounds[0]):
        return None

    async def apply(session: Session, _delivery_id: int | None) -> None:
        if rounds[0].state is RoundState.OPEN:
            await checkins.set_state(session, rounds[0].id, RoundState.CLOSED)
        await people.set_pause(session, scene.person.id, Pause(PausedBy.TRELLIS, until=None))
        await people.schedule(session, scene.person.id, None)
        if rounds[0].state is RoundState.OPEN:
            paused = replace(scene, person=await people.get(session, scene.person.id))
            await checkins_due.close(session, paused, await checkins.get(session, rounds[0].id))

    return Part(Prompt(QUIET, 200, alone=True), apply)


async def draw(session: Session, scene: Scene, delivery: Delivery) -> Sequence[Block]:
    """The notice, or what the person made of it."""
    if delivery.about != QUIET:
        return []
    if scene.person.standing is not Standing.ACTIVE:
        return [blocks.words(views.STOPPED.format(command=scene.deps.command))]
    if not scene.person.paused(scene.now):
        following = scene.person.next_touch_at
        when = blocks.moment(following, scene.person.zone) if following else "nothing is planned"
        return [blocks.words(views.RESUMED.format(when=when))]
    circle = await teams.circle(session, scene.person)
    return views.quiet_notice(circle, told=views.is_told(scene.person, circle))
