"""The clock spoke: a team's week is over. One post for its channel, one private message for its manager, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from db import deliveries, people, teams, touches
from db.deliveries import Order
from db.engine import Session
from db.outbox import Priority
from growth import cadence, local, quiet
from growth.facts import Team
from handlers import blocks, presence
from handlers.blocks import Message
from handlers.deps import Deps
from handlers.digests import gather, views
from handlers.errors import LockedOut
from handlers.teams import channels

log = structlog.get_logger()


async def run(deps: Deps) -> int:
    """Sends the digests that are due; returns how many teams that were. A crash loses and repeats nothing."""
    now = deps.now()
    async with deps.transaction() as session:
        waiting = await teams.due(session, deps.workspace, now)
    for team in waiting:
        try:
            await _digest(deps, team, now)
        except LockedOut:
            raise
        except Exception:  # one team's trouble must not silence the others; it stays due
            log.exception("a team's digest could not be made", team=team.id)
    deps.wake()
    return len(waiting)


async def _digest(deps: Deps, team: Team, now: datetime) -> None:
    manager = await presence.of(deps, team.manager)
    if not manager.presence.known:
        async with deps.transaction() as session:
            await teams.claim(session, team, now + quiet.LOOK_AGAIN)
        return
    team = replace(team, manager=manager)
    obstacle = await channels.against(deps.slack, team.channel) if team.channel else None
    async with deps.transaction() as session:
        following = cadence.next_digest(team, now, deps.calendar(team.manager))
        if await teams.claim(session, team, following) and not await gone_out(session, team, now):
            await send(session, deps, team, now=now, obstacle=obstacle)


async def gone_out(session: Session, team: Team, now: datetime) -> bool:
    """Whether this week's digest was sent already: there is one a week at most, and the next carries what is new."""
    keys = (_key(team, now, gather.POST, 0), _key(team, now, gather.LETTER, 0))
    return any([await deliveries.standing(session, team.workspace, key) is not None for key in keys])


async def send(
    session: Session, deps: Deps, team: Team, *, now: datetime, obstacle: str | None = None, asked: bool = False
) -> bool:
    """Queues both digests of the week; returns whether there was anything to say.

    `obstacle` says why the channel cannot be posted in; then its post is left out, and the manager is told. What the
    manager `asked` for comes at once; else the private one waits for their hours.
    """
    week = await gather.week(session, deps, team, now)
    post = views.channel(week) if team.channel else []
    preface = ""
    if post and obstacle:
        preface = views.CANNOT_POST.format(team=blocks.said(team.name), channel=team.channel, why=obstacle)
        post = []
    private = views.manager(week, preface=preface)
    held = None if asked else quiet.held(team.manager, now, deps.calendar(team.manager))
    await _queue(session, team, gather.POST, post, due_at=now, now=now)
    await _queue(session, team, gather.LETTER, private, due_at=(held.until if held else None) or now, now=now)
    for person in week.quiet:
        await people.share_quiet(session, person.id, shared=False)  # told once, as they were promised
    if private:
        await touches.note(session, team.manager.id, spoke=True, what="digest", now=now)
    return bool(post or private)


def _key(team: Team, now: datetime, about: str, part: int) -> str:
    return f"{about}:{team.id}:{local.week(now, team.manager.zone)}:{part}"


async def _queue(
    session: Session, team: Team, about: str, parts: Sequence[Message], *, due_at: datetime, now: datetime
) -> None:
    """Queues the parts of one digest, the later ones in the thread of the first."""
    private = about == gather.LETTER
    first: int | None = None
    for number, part in enumerate(parts):
        order = Order(
            workspace=team.workspace,
            key=_key(team, now, about, number),
            channel=team.manager.slack_id if private else team.channel,
            thread=first,
            team_id=team.id,
            person_id=team.manager.id if private else None,
            priority=Priority.DIGEST,
            due_at=due_at,
            about=about,
            payload=part.payload(),
        )
        queued = await deliveries.queue(session, order, now)
        first = first or queued
