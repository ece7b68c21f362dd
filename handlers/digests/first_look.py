"""The clock spoke: a team's first post comes on the next workday. Whoever leads it is told, once, and can look first.

Where they have heard enough that week, it is not said: `/growth digest` shows it at any time.

It holds nobody's words: what they read behind its button is drawn when they press it.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from db import deliveries, digest_items, team_looks, touches
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Priority
from growth import local, touch
from growth.days_off import Calendar
from growth.facts import Standing, Team, Touch
from handlers.digests import gather, recipe
from handlers.digests.due import SENT
from handlers.digests.gather import Week
from handlers.digests.recipe import POST
from handlers.framework import blocks, presence, words
from handlers.framework.blocks import Message
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant
from handlers.shared import buttons, telling
from handlers.shared.buttons import TeamRef

AGAIN = timedelta(days=1)
WEEK = timedelta(weeks=1)
FIRST = (
    "The first digest of *{team}* goes to <#{channel}> on {when}, with {what} by now. Look first, if you like: anybody "
    "in the channel will read it."
)
NOTHING_TO_DO = "If you do nothing, it goes out as it is by then. “People and digest” changes the channel or the day."


async def run(tenant: Tenant, _registry: Registry) -> int:
    """Tells of each first post in time; returns of how many teams. After a crash nobody is told twice."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        waiting = await team_looks.to_look_at(session, tenant.workspace, now)
    for team in waiting:
        manager = await presence.of(tenant, team.manager) if team.channel else team.manager
        async with tenant.app.transaction() as session:
            led = replace(team, manager=manager)
            await team_looks.look_again(session, tenant.workspace, team.id, await _look(session, tenant, led, now))
    return len(waiting)


async def _look(session: Session, tenant: Tenant, team: Team, now: datetime) -> datetime | None:
    """Tells of it if it is time; returns when to look again, None for never."""
    if await digest_items.last(session, tenant.workspace, team.id, (POST,), person_id=None) is not None:
        return None
    at = team.next_digest_at
    if at is None or at <= now or team.channel is None or team.manager.standing is Standing.GONE:
        return now + AGAIN
    moment = _before(team, at, tenant.calendar(team.manager))
    if now < moment:
        return moment
    week = await gather.week(session, tenant, team, now)
    if not week.summary.worth_posting:
        return moment + WEEK
    begun = await touches.begun(session, tenant.workspace, team.manager.id, now - WEEK)
    if touch.spoken(begun, team.manager.zone, now).leaves_room(tenant.manners):
        await _tell(session, tenant, team, week, at=at, now=now)
    return None


def _before(team: Team, at: datetime, calendar: Calendar) -> datetime:
    """The same hour on the workday before, by the clock of the team."""
    wall = local.wall(at, team.clock)
    days = (wall.date() - timedelta(days=back) for back in range(1, 8))
    return local.instant(next((d for d in days if _works(calendar, d)), wall.date()), wall.time(), team.clock)


def _works(calendar: Calendar, day: date) -> bool:
    return calendar.workday(day) == day


async def _tell(session: Session, tenant: Tenant, team: Team, week: Week, *, at: datetime, now: datetime) -> None:
    due = telling.in_hours(tenant, team.manager, now)
    if due is None:
        return
    told = week.summary
    items = [*told.wins, *told.help, *told.words]
    authors = len({item.author.id for item in items})
    what = words.plural("{count} thing", "{count} things", len(items))
    who = words.plural("that {count} person shared", "that {count} people shared", authors)
    said = blocks.section(
        FIRST,
        team=words.escape(team.name),
        channel=team.channel,
        when=words.moment(at, team.manager.zone),
        what=f"{what} {who}",
    )
    ref = TeamRef(team=team.id)
    new = NewDelivery(
        workspace=team.workspace,
        key=recipe.first_look(team.id),
        channel=team.manager.slack_id,
        person_id=team.manager.id,
        team_id=team.id,
        priority=Priority.DIGEST,
        due_at=due,
        payload=Message.of(
            said, blocks.row(buttons.PREVIEW.button(ref), buttons.EDIT_TEAM.button(ref)), blocks.quiet(NOTHING_TO_DO)
        ).payload(),
    )
    await deliveries.queue(session, new, now)
    await touches.note(session, tenant.workspace, team.manager.id, Touch(now, (SENT,)))
