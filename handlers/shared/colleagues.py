"""Somebody whom a form names: known here, or a colleague of whom Slack tells, at once or later."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from db import people
from db.engine import Session
from db.profiles import Profile
from growth.facts import Person
from handlers.framework.errors import Gone, NotGranted, Refused, TryLater
from handlers.framework.tenant import Member, Tenant
from handlers.shared import starting_ladder
from handlers.shared.telling import ToldDeed

# source: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
PATIENCE = 1.0  # seconds, of the three that Slack waits for the answer to a form
WITHOUT_THE_SCOPE = timedelta(minutes=5)
NOT_TOLD = "Slack would not tell me just now who that is. Nothing is saved yet: press Save again in a minute."


async def meet(session: Session, deed: ToldDeed, who: Profile | Person) -> Person:
    """The person as they are kept, written down where nobody knew them. Raises NoResultFound for one of elsewhere."""
    if isinstance(who, Person):
        return await people.get(session, deed.workspace, who.id)
    ladder = await starting_ladder.ladder(session, deed.tenant)
    return await people.upsert(session, deed.workspace, who, ladder=ladder, rhythm=deed.tenant.rhythm, now=deed.now)


async def ask(tenant: Tenant, slack_id: str) -> Member | TryLater | None:
    """Who that is as Slack tells, or when to ask it again; None for whom it does not show. Raises LockedOut.

    Without the scope it says nothing of anybody, until it has it.
    """
    try:
        return await tenant.slack.member(slack_id)
    except TryLater as busy:
        return busy
    except NotGranted as error:
        return TryLater(str(error), WITHOUT_THE_SCOPE)
    except (Gone, Refused):
        return None


async def at_once(tenant: Tenant, slack_ids: Iterable[str]) -> dict[str, Member | None]:
    """Those of whom Slack tells while a form waits; None for whom it does not show. Raises LockedOut."""
    asked = list(slack_ids)
    answers = await asyncio.gather(*(_soon(tenant, slack_id) for slack_id in asked))
    told = zip(asked, answers, strict=True)
    return {slack_id: answer for slack_id, answer in told if not isinstance(answer, TryLater)}


async def _soon(tenant: Tenant, slack_id: str) -> Member | TryLater | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await ask(tenant, slack_id)
    except TimeoutError:
        return TryLater("the form cannot wait", timedelta())
