"""A manager is gone: who runs Trellis here is told once each time, and so is everybody whose words nobody has read."""

from db import deliveries, sending, teams
from db.deliveries import NewDelivery
from db.engine import Session
from growth.facts import Person, Team
from handlers.digests import last, recipe
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.registry import Registry
from handlers.shared.buttons import EDIT_TEAM, TeamRef
from handlers.shared.happenings import Left
from handlers.shared.leading import admins

GONE = (
    "*{manager}*, who led *{team}*, is gone from this workspace. Its people share with no manager until somebody else "
    "leads it."
)
LEFT = "whoever leads the team is gone"


def register(registry: Registry) -> None:
    registry.signals.when(Left, left)


async def left(session: Session, signal: Left) -> None:
    await noticed(session, signal.context)


async def noticed(session: Session, context: Context) -> None:
    """Tells of every team that the person led."""
    for team in await teams.led_by(session, context.workspace, context.person.id):
        await last.unread(session, context.tenant, team, context.now)
        await sending.cancel(session, context.workspace, recipe.first_look(team.id), LEFT)
        for slack_id in await admins(session, context.tenant):
            await deliveries.queue(session, _message(team, context.person, slack_id), context.now)


def _message(team: Team, manager: Person, slack_id: str) -> NewDelivery:
    text = words.text(GONE, manager=words.escape(manager.name), team=words.escape(team.name))
    since = f":{manager.gone_since:%Y%m%dT%H%M%S}" if manager.gone_since else ""
    choose = EDIT_TEAM.button(TeamRef(team=team.id), "Choose who leads it")
    return NewDelivery(
        workspace=team.workspace,
        key=f"gone:{team.id}:{manager.id}:{slack_id}{since}",
        channel=slack_id,
        payload=Message.of(blocks.section(text), blocks.row(choose)).payload(),
    )
