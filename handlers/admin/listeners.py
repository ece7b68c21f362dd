"""Slack spoke: somebody who runs Trellis here looks after its teams."""

from db import teams
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call
from handlers.registry import Command, Registry, Role
from handlers.teams import listeners, views


def register(registry: Registry) -> None:
    registry.command(Command("admin", show, "teams and who leads them", role=Role.ADMIN))


async def show(call: Call) -> None:
    if not call.deps.is_admin(call.person):
        ask = await listeners.ask_admins(call)
        text = views.NOT_AN_ADMIN.format(command=call.deps.command, ask=ask)
        return await call.reply(Message.of(blocks.words(text)))
    async with call.deps.transaction() as session:
        every = await teams.of_workspace(session, call.workspace)
    return await call.reply(views.all_teams(every))
