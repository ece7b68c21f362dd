"""Slack spoke: a manager previews the digest, posts it now, or looks at all that waits on them."""

from functools import partial

from db import teams
from growth.facts import Team
from handlers.digests import (
    due,
    face,
    forgotten,
    gather,
    gone,
    helping,
    last,
    letter,
    previews,
    trend_picture,
    trends,
    turning,
    views,
)
from handlers.digests.recipe import DIGEST
from handlers.framework import blocks
from handlers.framework.blocks import Message
from handlers.framework.listener import AsksSlack, Reads
from handlers.framework.registry import Command, Registry, Role
from handlers.framework.request import Request, Stale
from handlers.shared import buttons, channels
from handlers.shared.buttons import TeamRef
from handlers.shared.leading import not_a_manager

POSTED = "Sent. This was this week's, so the next one comes next week, with what is new by then."
NOTHING = "There was nothing to send: nobody shared anything since the last one."
ONCE_A_WEEK = "This week's digest has gone out already. What is new since then comes in the next one."


def register(registry: Registry) -> None:
    registry.command(
        Command("digest", Reads(preview), "preview the week, and post it now if you like", role=Role.MANAGER)
    )
    registry.action(buttons.PREVIEW.id, Reads(preview))
    registry.action(views.POST, AsksSlack(post))
    registry.action(letter.REST, waiting)
    for part in (turning, last, gone, forgotten, helping, trends, trend_picture):
        part.register(registry)
    registry.drawn_when_sent(DIGEST, partial(face.draw, signals=registry.signals))


async def preview(request: Request) -> None:
    """Both digests as they would go out now, seen by the manager alone; of several teams, the one they pick."""
    async with request.tenant.app.transaction() as session:
        led = await teams.led_by(session, request.workspace, request.person.id)
        if "actions" in request.body:
            led = [team for team in led if team.id == request.value(TeamRef).team]
        if len(led) > 1:
            return await request.reply(previews.which(led))
        if not led:
            return await not_a_manager(request, "digest")
        made = await gather.recipe(session, request.tenant, led[0], request.now)
        week = await gather.of(session, request.tenant, led[0], made)
        beside = await gather.beside(session, request.tenant, week, made, request.signals)
        gone_out = await due.gone_out(session, led[0], request.now)
    return await request.reply(previews.both(week, beside, gone_out=gone_out))


async def post(request: Request) -> None:
    """Both digests now, instead of waiting for their day: still once a week at most."""
    team = await _led(request)
    obstacle = await channels.against(request.tenant.slack, team.channel) if team.channel else None
    async with request.tenant.app.transaction() as session:
        if await due.gone_out(session, team, request.now):
            return await request.reply(Message.of(blocks.section(ONCE_A_WEEK)))
        sent = await due.send(session, request.tenant, team, now=request.now, obstacle=obstacle, asked=True)
        await request.show(session, Message.of(blocks.section(POSTED if sent else NOTHING)))
    return None


async def _led(request: Request) -> Team:
    """The team a button is about. Raises Stale for somebody who does not lead it."""
    ref = request.value(TeamRef)
    async with request.tenant.app.reading() as session:
        led = await teams.led_by(session, request.workspace, request.person.id)
    team = next((team for team in led if team.id == ref.team), None)
    if team is None:
        raise Stale
    return team


async def waiting(request: Request) -> None:
    """All that waits on a manager, as it is now."""
    team = await _led(request)
    async with request.tenant.app.reading() as session:
        week = await gather.week(session, request.tenant, team, request.now)
    await request.open(letter.rest(week))
