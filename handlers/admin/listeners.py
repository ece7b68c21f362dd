"""Slack spoke: somebody who runs Trellis here looks after its teams, and says on which ladder people start."""

from dataclasses import replace

from db import dead_letters, handovers, teams, workspaces
from growth import names
from handlers.admin import letters, letters_page, views
from handlers.admin.refusing import not_an_admin
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Command, Registry, Role
from handlers.framework.request import Request, Stale
from handlers.shared import starting_ladder
from handlers.shared.happenings import AdminShown

MANY = 1000  # messages that did not get through; more are not counted for a line of a page


def register(registry: Registry) -> None:
    registry.command(Command("admin", show, "teams, who leads them, and the ladder to start on", role=Role.ADMIN))
    registry.action(views.LADDER, set_ladder)
    letters.register(registry)


async def show(request: Request) -> None:
    if not request.tenant.is_admin(request.person):
        return await not_an_admin(request)
    async with request.tenant.app.transaction() as session:
        every = await teams.of_workspace(session, request.workspace)
        planned = await handovers.planned_of_each(session, request.workspace)
        ladder = await starting_ladder.ladder(session, request.tenant)
        began = letters_page.since(request.now)
        more = (await request.signals.tell(session, AdminShown(request.workspace))).blocks
        lost = await dead_letters.count(session, request.workspace, began, most=MANY)
    leading = {person.id: person for person in names.called(team.manager for team in every)}
    named = [replace(team, manager=leading[team.manager.id]) for team in every]
    led = [views.Led(team, planned.get(team.id), request.person.zone) for team in named]
    return await request.reply(views.page(led, request.tenant.app.ladders, ladder, more, lost=lost))


async def set_ladder(request: Request) -> None:
    """The ladder on which people start from now on, unless their team has its own."""
    if not request.tenant.is_admin(request.person):
        return await not_an_admin(request)
    ladder = request.tenant.app.ladders.get(request.picked)
    if ladder is None:
        raise Stale
    async with request.tenant.app.transaction() as session:
        await workspaces.set_ladder(session, request.workspace, ladder.id)
    request.tenant.chosen.ladder = ladder.id
    return await request.reply(Message.of(blocks.section(views.LADDER_SET, ladder=words.escape(ladder.name))))
