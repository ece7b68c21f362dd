"""The clock spoke: a team's week is over. One post for its channel, one private message for its manager, or nothing."""

from datetime import datetime

from db import deliveries, teams, touches
from db.deliveries import Order
from db.engine import Session
from db.outbox import Priority
from growth import cadence, local
from growth.facts import Team
from handlers.blocks import Message
from handlers.deps import Deps
from handlers.digests import gather, views
from handlers.teams import channels


async def run(deps: Deps) -> int:
    """Sends the digests that are due; returns how many teams that were. A crash loses and repeats nothing."""
    now = deps.now()
    async with deps.transaction() as session:
        waiting = await teams.due(session, now)
    for team in waiting:
        obstacle = await channels.against(deps.slack, team.channel) if team.channel else None
        async with deps.transaction() as session:
            following = cadence.next_digest(team, now, deps.calendar(team.manager))
            if await teams.claim(session, team, following, now):
                await send(session, deps, team, now=now, obstacle=obstacle)
    deps.wake()
    return len(waiting)


async def send(session: Session, deps: Deps, team: Team, *, now: datetime, obstacle: str | None = None) -> bool:
    """Queues both digests of the week, once a week at most; returns whether there was anything to say.

    `obstacle` says why the channel cannot be posted in; then its post is left out, and the manager is told.
    """
    week = await gather.week(session, deps, team, now)
    post = views.channel(week)
    preface = ""
    if post and team.channel and obstacle:
        preface = views.CANNOT_POST.format(team=team.name, channel=team.channel, why=obstacle)
    elif post and team.channel:
        await deliveries.queue(session, _order(team, "channel", team.channel, post, now=now), now)
    private = views.manager(week, preface=preface)
    parent: int | None = None
    for number, page in enumerate(private):
        order = _order(team, f"manager:{number}", team.manager.slack_id, page, now=now, thread=parent)
        queued = await deliveries.queue(session, order, now)
        parent = parent or queued
    if private:
        await touches.note(session, team.manager.id, spoke=True, what="digest", now=now)
    return bool(post or private)


def _order(team: Team, part: str, channel: str, message: Message, *, now: datetime, thread: int | None = None) -> Order:
    return Order(
        workspace=team.workspace,
        key=f"digest:{team.id}:{local.week(now, team.manager.zone)}:{part}",
        channel=channel,
        thread=thread,
        team_id=team.id,
        person_id=team.manager.id if channel == team.manager.slack_id else None,
        priority=Priority.DIGEST,
        payload=message.payload(),
    )
