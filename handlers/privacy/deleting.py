"""Slack spoke: somebody wants all that is kept of them deleted."""

from datetime import datetime
from functools import partial

from db import deliveries, handovers, people, removals, teams
from db.deliveries import NewDelivery
from db.engine import Session
from growth.facts import Team
from handlers.framework import blocks, words
from handlers.framework.blocks import Message
from handlers.framework.listener import Reads
from handlers.framework.registry import Command, Registry
from handlers.framework.request import Request, Stale
from handlers.privacy import delete_views, removing
from handlers.privacy.delete_views import Going, PersonRef
from handlers.shared import buttons
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import Forgotten

MOST_ASKED = 3


def register(registry: Registry) -> None:
    registry.command(Command("delete", Reads(partial(show, registry)), "all that I keep of you, gone for good"))
    registry.action(buttons.DELETE.id, Reads(partial(show, registry)))
    registry.action(delete_views.SURE, Reads(sure))
    registry.action(delete_views.ERASE, partial(erase, registry))
    registry.action(delete_views.HAND_OVER, hand_over)


async def show(registry: Registry, request: Request) -> None:
    """What goes, and what cannot; for somebody who leads a team, what comes before."""
    async with request.tenant.app.transaction() as session:
        led = await _led(session, request)
        kept = {} if led else await registry.export(session, request.workspace, request.person.id)
        circle = await teams.circle(session, request.person)
    if led:
        await request.open(delete_views.leads(led, is_admin=request.tenant.is_admin(request.person)))
    else:
        await request.open(delete_views.asked(Going(kept, circle)))


async def _led(session: Session, request: Request) -> list[Team]:
    """The teams that nobody would lead without them: of one that is handed over somebody else does, at once."""
    led = await teams.led_by(session, request.workspace, request.person.id)
    if not led:
        return []
    handed = {it.team.id for it in await handovers.from_person(session, request.workspace, request.person.id)}
    return [team for team in led if team.id not in handed]


async def sure(request: Request) -> None:
    """The second confirmation. Nothing is deleted yet."""
    await request.turn(delete_views.sure(PersonRef(since=await _since(request))))


async def _since(request: Request) -> datetime:
    async with request.tenant.app.transaction() as session:
        return await people.known_since(session, request.workspace, request.person.id)


async def erase(registry: Registry, request: Request) -> None:
    """Deletes every row at once. What stands in Slack is written down with it, and goes from there after the commit."""
    async with request.tenant.app.transaction() as session:
        if await people.known_since(session, request.workspace, request.person.id) != request.value(PersonRef).since:
            raise Stale  # deleted meanwhile, and known anew: what is there now was not meant
        led = await _led(session, request)
        if led:
            return await request.turn(delete_views.leads(led, is_admin=request.tenant.is_admin(request.person)))
        told = await request.signals.tell(session, Forgotten(request.context, request.occasion))
        await removals.plan(session, request.person, told.redraws, request.now)
        await registry.forget(session, request.workspace, request.person.id)
    await request.turn(delete_views.gone())
    request.after.append(partial(removing.at_once, request.beyond, registry))
    return None


async def hand_over(request: Request) -> None:
    """Those who run Trellis here are asked to choose who leads the teams."""
    async with request.tenant.app.transaction() as session:
        led = await _led(session, request)
        known = await people.admins(session, request.workspace)
        asked = dict.fromkeys([*sorted(request.tenant.admins), *(person.slack_id for person in known)])
        for team in led:
            for slack_id in list(asked)[:MOST_ASKED]:
                await deliveries.queue(session, _asking(request, team, slack_id), request.now)
    said = words.text(delete_views.ASKED, command=request.tenant.app.command)
    await request.turn(delete_views.leads(led, is_admin=False, said=said))


def _asking(request: Request, team: Team, slack_id: str) -> NewDelivery:
    name, called = words.escape(request.person.name), words.escape(team.name)
    choose = buttons.EDIT_TEAM.button(TeamRef(team=team.id), "Choose who leads it")
    message = Message.of(blocks.section(delete_views.ASK_OTHERS, name=name, team=called), blocks.row(choose))
    return NewDelivery(
        workspace=request.workspace,
        key=f"hand-over:{team.id}:{slack_id}:{request.occasion}",
        channel=slack_id,
        payload=message.payload(),
    )
