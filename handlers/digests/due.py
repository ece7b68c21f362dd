"""The clock spoke: a team's week is over. One post for its channel, one private message for its manager, or nothing."""

from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from db import deliveries, people, team_looks, teams, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import cadence, quiet
from growth.facts import Standing, Team, Touch
from handlers.digests import gather, gone, queued, views
from handlers.digests.recipe import LETTER, POST, Recipe
from handlers.framework import blocks, presence, words
from handlers.framework.blocks import Message
from handlers.framework.context import Context
from handlers.framework.errors import LockedOut
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.shared import channels, telling

NOTHING_POSTED = "Nothing was shared with the team, so I post nothing in <#{channel}>."
NOTHING_AT_ALL = "The digest of *{team}*: {why} I say so once, and stay quiet until there is something."
SETTLING = timedelta(days=6)  # of a new team, in which nobody expects a digest
SENT = "digest"  # what it is called among the touches of whoever leads the team
UPCOMING = Upcoming("teams", team_looks.next_due, team_looks.count_due)
log = structlog.get_logger()


async def run(tenant: Tenant, _registry: Registry) -> int:
    """Sends the digests that are due; returns how many teams that were. A crash loses and repeats nothing."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        waiting = await teams.due(session, tenant.workspace, now)
    for team in waiting:
        try:
            await _digest(tenant, team, now)
        except LockedOut:
            raise
        except Exception:  # one team's trouble must not silence the others; it stays due
            log.exception("a team's digest could not be made", team=team.id)
    tenant.app.wake()
    return len(waiting)


async def _digest(tenant: Tenant, team: Team, now: datetime) -> None:
    manager = await presence.of(tenant, team.manager)
    if manager.standing is Standing.GONE:
        await _without_manager(tenant, replace(team, manager=manager), now)
        return
    if not manager.presence.known:
        async with tenant.app.transaction() as session:
            await teams.claim(session, team, now + quiet.LOOK_AGAIN)
        return
    team = replace(team, manager=manager)
    obstacle = await channels.against(tenant.slack, team.channel) if team.channel else None
    async with tenant.app.transaction() as session:
        following = cadence.next_digest(team, now, tenant.calendar(team.manager))
        if await teams.claim(session, team, following) and not await gone_out(session, team, now):
            await send(session, tenant, team, now=now, obstacle=obstacle)


async def _without_manager(tenant: Tenant, team: Team, now: datetime) -> None:
    """Nobody reads a letter, so none is sent. What was shared with all is posted, and who runs Trellis here is told."""
    obstacle = await channels.against(tenant.slack, team.channel) if team.channel else None
    async with tenant.app.transaction() as session:
        await people.leave(session, tenant.workspace, team.manager.id, now)
        following = cadence.next_digest(team, now, tenant.calendar(team.manager))
        if not await teams.claim(session, team, following):
            return
        recipe = await gather.recipe(session, tenant, team, now)
        week = await gather.of(session, tenant, team, recipe)
        if team.channel and week.summary.worth_posting and obstacle is None:
            await queued.queue(session, team, recipe.model_copy(update={"kind": POST}), due_at=now, now=now)
        await gone.noticed(session, Context(tenant, await people.get(session, tenant.workspace, team.manager.id), now))


async def gone_out(session: Session, team: Team, now: datetime) -> bool:
    """Whether this week's digest was sent already: there is one a week at most, and the next carries what is new."""
    keys = (queued.key(team, now, POST, 0), queued.key(team, now, LETTER, 0))
    return any([await deliveries.id_of_key(session, team.workspace, key) is not None for key in keys])


async def send(
    session: Session, tenant: Tenant, team: Team, *, now: datetime, obstacle: str | None = None, asked: bool = False
) -> bool:
    """Queues both digests of the week; returns whether there was anything to say. They are drawn when they leave.

    `obstacle` says why the channel cannot be posted in; then its post is left out, and the manager is told. What the
    manager `asked` for comes at once; else the private one waits for their hours.
    """
    recipe = (await gather.recipe(session, tenant, team, now)).model_copy(update={"asked": asked})
    week = await gather.of(session, tenant, team, recipe)
    posts, tells = bool(team.channel and week.summary.worth_posting), week.worth_telling
    if posts and obstacle:
        why = words.text(views.CANNOT_POST, team=words.escape(team.name), channel=team.channel, why=obstacle)
        recipe, posts, tells = recipe.model_copy(update={"preface": why}), False, True
    if posts:
        await queued.queue(session, team, recipe.model_copy(update={"kind": POST}), due_at=now, now=now)
    elif team.channel and tells and not obstacle:
        why = words.text(NOTHING_POSTED, channel=team.channel)
        recipe = recipe.model_copy(update={"preface": why})
    elif team.channel and not asked and now - team.created_at > SETTLING:
        await _nothing(session, tenant, team, recipe=recipe, now=now)
    if tells:
        await letter(session, tenant, team, recipe=recipe, now=now, asked=asked)
    for person in week.quiet:
        await people.share_quiet(session, tenant.workspace, person.id, None)  # told once, as they were promised
    return posts or tells


async def _nothing(session: Session, tenant: Tenant, team: Team, *, recipe: Recipe, now: datetime) -> None:
    """Tells the manager, once after each post, that there is none this week, and that nothing is wrong."""
    text = words.text(
        NOTHING_AT_ALL, team=words.escape(team.name), why=words.text(NOTHING_POSTED, channel=team.channel)
    )
    new = NewDelivery(
        workspace=team.workspace,
        key=f"digest-nothing:{team.id}:{team.manager.id}:{recipe.posted.since:%Y%m%dT%H%M%S}",
        channel=team.manager.slack_id,
        person_id=team.manager.id,
        team_id=team.id,
        priority=Priority.DIGEST,
        due_at=telling.in_hours(tenant, team.manager, now),
        payload=Message.of(blocks.section(text)).payload(),
    )
    if await deliveries.id_of_key(session, team.workspace, new.key) is None:
        await deliveries.queue(session, new, now)
        await touches.note(session, tenant.workspace, team.manager.id, Touch(now, (SENT,)))


async def letter(session: Session, tenant: Tenant, team: Team, *, recipe: Recipe, now: datetime, asked: bool) -> None:
    """Queues the private one, and counts it as said to its manager. Unless `asked` for, it waits for their hours."""
    held = None if asked else quiet.held(team.manager, now, tenant.calendar(team.manager))
    await queued.queue(session, team, recipe, due_at=(held.until if held else None) or now, now=now)
    await touches.note(session, tenant.workspace, team.manager.id, Touch(now, (SENT,)))
