"""Slack spoke: somebody who runs Trellis here looks after its teams, and says on which ladder people start."""

from dataclasses import replace

from db import teams, workspaces
from growth import names
from handlers import blocks
from handlers.admin import views
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.ladders import beginning
from handlers.registry import Command, Registry, Role
from handlers.teams.listeners import ask_admins


def register(registry: Registry) -> None:
    registry.command(Command("admin", show, "teams, who leads them, and the ladder to start on", role=Role.ADMIN))
    registry.action(views.LADDER, set_ladder)


async def show(call: Call) -> None:
    if not call.deps.is_admin(call.person):
        return await not_an_admin(call)
    async with call.deps.transaction() as session:
        every = await teams.of_workspace(session, call.workspace)
        ladder = await beginning.ladder(session, call.deps)
    leading = {person.id: person for person in names.called(team.manager for team in every)}
    named = [replace(team, manager=leading[team.manager.id]) for team in every]
    return await call.reply(views.page(named, call.deps.ladders, ladder))


async def set_ladder(call: Call) -> None:
    """The ladder on which people start from now on, unless their team has its own."""
    if not call.deps.is_admin(call.person):
        return await not_an_admin(call)
    ladder = call.deps.ladders.get(call.picked)
    if ladder is None:
        raise Stale
    async with call.deps.transaction() as session:
        await workspaces.set_ladder(session, call.workspace, ladder.id)
    return await call.reply(Message.of(blocks.words(views.LADDER_SET.format(ladder=blocks.said(ladder.name)))))


async def not_an_admin(call: Call) -> None:
    """An admin's deed by somebody else: who could do it."""
    text = views.NOT_AN_ADMIN.format(command=call.deps.command, ask=await ask_admins(call))
    await call.reply(Message.of(blocks.words(text)))
