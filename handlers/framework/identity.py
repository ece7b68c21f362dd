"""Who is behind a Slack id: somebody known, or somebody whom Slack has to tell of first."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from db import people
from db.engine import Session
from growth.facts import Person, Standing
from handlers.framework import notices
from handlers.framework.context import Context
from handlers.framework.errors import Gone, Refused
from handlers.framework.registry import Arrivals
from handlers.framework.tenant import Member, Tenant

Follow = Callable[[Session, Tenant, Person], Awaitable[Person]]


class Unknown(Exception):
    """Nobody here knows who that is, or they were gone: Slack is asked."""


class Stranger(Exception):
    """Somebody Trellis does not serve: a guest, a bot, or a member of another company. The text says it kindly."""


async def known(session: Session, tenant: Tenant, slack_id: str, follow: Follow, *, lock: bool = False) -> Person:
    """The known person behind a Slack id, on the ladder that is theirs now. Raises Unknown.

    With `lock`, whoever else acts for the same person waits for what becomes of this.
    """
    person = await people.find(session, tenant.workspace, slack_id, lock=lock)
    if person is None or person.standing is Standing.GONE:
        raise Unknown
    return await follow(session, tenant, person)


async def met(session: Session, tenant: Tenant, member: Member, arrivals: Arrivals, *, now: datetime) -> Person:
    """Writes down whom Slack told of, on first sight or when they are back."""
    before = await people.find(session, tenant.workspace, member.profile.slack_id, lock=True)
    ladder = await arrivals.ladder(session, tenant)
    person = await people.upsert(
        session, tenant.workspace, member.profile, ladder=ladder, rhythm=tenant.rhythm, now=now
    )
    return person if before is None else await arrivals.back(session, Context(tenant, person, now))


async def member(tenant: Tenant, body: Mapping[str, Any], slack_id: str) -> Member:
    """Who somebody is, as Slack tells. Raises Stranger for whom Trellis does not serve."""
    found = await _asked(tenant, body, slack_id)
    if found.is_bot:
        raise Stranger("")  # no word: two bots would answer each other for ever
    if tenant.workspace not in found.workspaces:
        raise Stranger(notices.ELSEWHERE)
    if found.is_guest:
        raise Stranger(notices.GUEST)
    if found.profile.deactivated:
        raise Stranger("")  # nobody is there to read it
    return found


async def _asked(tenant: Tenant, body: Mapping[str, Any], slack_id: str) -> Member:
    try:
        return await tenant.slack.member(slack_id)
    except (Gone, Refused):  # Slack does not show us everybody of another company
        if _team_of(body) not in (None, tenant.workspace):
            raise Stranger(notices.ELSEWHERE) from None
        if "event" in body:
            raise Stranger("") from None  # Slack tells of somebody it then does not know: nobody to answer
        raise


def _team_of(body: Mapping[str, Any]) -> str | None:
    """The workspace of the person who clicked, where Slack says it: in a shared channel it can be another company's."""
    user = body.get("user")
    if isinstance(user, dict):
        return user.get("team_id")
    event = body.get("event") or {}
    team: str | None = event.get("user_team") or event.get("team")
    return team
