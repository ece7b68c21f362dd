"""Slack spoke: a manager previews the digest, posts it now, or is done with something that waited."""

from db import checkins, teams
from growth.audience import Reader, may_read
from growth.facts import Team
from handlers import blocks
from handlers.blocks import Message
from handlers.call import Call, Stale
from handlers.digests import due, face, gather, turning, views
from handlers.digests.recipe import DIGEST
from handlers.registry import Command, Registry, Role
from handlers.teams import channels
from handlers.teams.listeners import not_a_manager
from handlers.teams.views import TeamRef

POSTED = "Sent. This was this week's, so the next one comes next week, with what is new by then."
NOTHING = "There was nothing to send: nobody shared anything since the last one."
ONCE_A_WEEK = "This week's digest has gone out already. What is new since then comes in the next one."


def register(registry: Registry) -> None:
    registry.command(Command("digest", preview, "preview the week, and post it now if you like", role=Role.MANAGER))
    registry.action(views.PREVIEW, preview)
    registry.action(views.POST, post)
    registry.action(views.HANDLED, handled)
    turning.register(registry)
    registry.drawn_when_sent(DIGEST, face.draw)


async def preview(call: Call) -> None:
    """Both digests as they would go out now, seen by the manager alone."""
    async with call.deps.transaction() as session:
        led = await teams.led_by(session, call.person.id)
        if "actions" in call.body:
            led = [team for team in led if team.id == call.value(TeamRef).team]
        weeks = [await gather.week(session, call.deps, team, call.now) for team in led[:1]]
        gone_out = bool(led) and await due.gone_out(session, led[0], call.now)
    if not weeks:
        return await not_a_manager(call, "digest")
    return await call.reply(views.preview(weeks[0], TeamRef(team=weeks[0].team.id), gone_out=gone_out))


async def post(call: Call) -> None:
    """Both digests now, instead of waiting for their day: still once a week at most."""
    team = await _led(call)
    obstacle = await channels.against(call.deps.slack, team.channel) if team.channel else None
    async with call.deps.transaction() as session:
        if await due.gone_out(session, team, call.now):
            return await call.reply(Message.of(blocks.words(ONCE_A_WEEK)))
        sent = await due.send(session, call.deps, team, now=call.now, obstacle=obstacle, asked=True)
        await call.show(session, Message.of(blocks.words(POSTED if sent else NOTHING)))
    return None


async def _led(call: Call) -> Team:
    """The team a button is about. Raises Stale for somebody who does not lead it."""
    ref = call.value(TeamRef)
    async with call.deps.transaction() as session:
        led = await teams.led_by(session, call.person.id)
    team = next((team for team in led if team.id == ref.team), None)
    if team is None:
        raise Stale
    return team


async def handled(call: Call) -> None:
    """The manager is done with a wish for help or an agenda item: it waits no longer."""
    ref = call.value(views.AnswerRef)
    async with call.deps.transaction() as session:
        answer = await checkins.answer(session, ref.answer)
        if answer is None or not may_read(Reader(person_id=call.person.id), answer):
            raise Stale
        await checkins.handle(session, answer.id, call.now)
        delivery = await call.delivery(session)
        if delivery is None or not await face.again(session, delivery, call.occasion, call.now):
            await call.reply(Message.of(blocks.words(views.OFF_THE_LIST)))
