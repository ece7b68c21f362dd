"""Slack spoke: somebody wants to look back upon three months now."""

from slack_sdk.models.blocks import Block

from db.engine import Session
from handlers.framework.context import Context
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request
from handlers.framework.sections import HomePlace
from handlers.lookback import gather, views
from handlers.shared import buttons


def register(registry: Registry) -> None:
    registry.command(
        Command("look back", show, "what you did in the last three months, and what comes next", started=True)
    )
    registry.synonym("review", show)
    registry.synonym("quarter", show)
    registry.action(buttons.LOOK_BACK.id, show, started=True)
    registry.section(HomePlace.WINS, on_the_home)


async def on_the_home(_session: Session, _context: Context) -> list[Block]:
    return [views.on_the_home()]


async def show(request: Request) -> None:
    """`/growth look back`: the three months up to now."""
    async with request.tenant.app.transaction() as session:
        shown = await gather.view(session, request.context)
    await request.reply(views.page(shown))
