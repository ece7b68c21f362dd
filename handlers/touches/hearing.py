"""The clock spoke: once a night Slack is asked about everybody, and once more after nobody has listened for a while.

A page of them at each step of the clock, so that no other question has to wait. A crash repeats the page in hand.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from db import profiles, workspaces
from db.engine import Session
from db.workspaces import Hearing
from growth import hearing
from growth.quiet import LOOK_AGAIN
from handlers.framework.context import Context
from handlers.framework.errors import Gone, NotGranted, Refused, TryLater
from handlers.framework.registry import Registry
from handlers.framework.tenant import Roll, Tenant
from handlers.shared import renewed

IN_HAND = timedelta(minutes=2)  # for one page: after that another worker asks for it
log = structlog.get_logger()


async def run(tenant: Tenant, registry: Registry) -> int:
    """Asks for a page of the workspace's members, if it is time; returns how many of them are known here.

    Raises LockedOut: the page is asked for again.
    """
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        stands = await workspaces.hearing(session, tenant.workspace)
    if stands.at is None or stands.at > now:
        return 0
    claimed = replace(stands, at=now + IN_HAND)
    async with tenant.app.transaction() as session:
        if not await workspaces.go_on_hearing(session, tenant.workspace, stands, claimed):
            return 0
    page = await _asked(tenant, claimed, now)
    if page is None:
        return 0
    async with tenant.app.transaction() as session:
        if not await workspaces.go_on_hearing(session, tenant.workspace, claimed, _following(tenant, page, now)):
            return 0
        return await _renew(session, tenant, registry, page, now=now)


async def _asked(tenant: Tenant, claimed: Hearing, now: datetime) -> Roll | None:
    """The page that is claimed; None where Slack would not give it, which is tried again."""
    try:
        return await tenant.slack.members(tenant.workspace, claimed.page)
    except TryLater as later:
        again = replace(claimed, at=now + later.after)
    except (Gone, NotGranted, Refused) as error:  # a place in its list that Slack knows no more: from the beginning
        log.warning("Slack would not say who is in the workspace", why=str(error))
        again = Hearing(now + LOOK_AGAIN, None)
    async with tenant.app.transaction() as session:
        await workspaces.go_on_hearing(session, tenant.workspace, claimed, again)
    return None


def _following(tenant: Tenant, page: Roll, now: datetime) -> Hearing:
    if page.following is not None:
        return Hearing(now, page.following)
    return Hearing(hearing.next_night(tenant.workspace, now), None)


async def _renew(session: Session, tenant: Tenant, registry: Registry, page: Roll, *, now: datetime) -> int:
    """Writes down what Slack says of those who are known. Of the others nothing is kept."""
    told = [member.profile for member in page.members if not member.is_bot]
    found = await profiles.renew(session, tenant.workspace, told, now)
    for each in found.values():
        await renewed.follow(session, registry.signals, each.before, Context(tenant, each.person, now, registry.draws))
    return len(found)
