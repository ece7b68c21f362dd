"""How people are at this moment, as Slack has them: their zone, their status, and whether they may be disturbed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from typing import Final, Literal

from db import profiles, workspaces
from db.profiles import Profile, Renewed
from growth import hearing
from growth.facts import Person, Presence, Standing
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.tenant import Member, Tenant

# source: https://docs.slack.dev/reference/methods/dnd.teamInfo
AT_ONCE = 50  # as many as Slack tells the do-not-disturb of in one answer
IN_A_ROW = 3  # as often as Slack asks for patience over one person before it is believed of everybody
NoAnswer = Gone | Refused | TryLater


class Heard(Enum):
    """Slack said who somebody is by itself, and need not be asked."""

    HEARD = auto()


HEARD: Final = Heard.HEARD
Answer = Member | NoAnswer | Literal[Heard.HEARD]


async def known(tenant: Tenant, some: Sequence[Person]) -> tuple[list[Person], TryLater | None]:
    """At most fifty people as Slack has them now, in their order; of whom it will not say, `presence.known` is false.

    It is asked who they are only where it did not say so by itself, and of all whether they may be disturbed. They are
    the first of them, with what Slack said then, where it asks for patience. Raises LockedOut, and TryLater where it
    says nothing of anybody.
    """
    async with tenant.app.reading() as session:
        since = await workspaces.hears_since(session, tenant.workspace)
    answers = await _members(tenant, some, since)
    asked = list(zip(some, answers, strict=False))
    free_from = await _disturbed(tenant, [person.slack_id for person, a in asked if _can_be_disturbed(a)])
    last = answers[-1] if len(answers) < len(some) else None
    return await _renewed(tenant, asked, free_from), last if isinstance(last, TryLater) else None


async def of(tenant: Tenant, person: Person) -> Person:
    """One person as Slack has them now; where it will not say, or not yet, `presence.known` is false."""
    try:
        (renewed,), _ = await known(tenant, [person])
    except TryLater:
        return _unknown(person)
    return renewed


def _unknown(person: Person) -> Person:
    return replace(person, presence=replace(person.presence, known=False))


async def _members(tenant: Tenant, some: Sequence[Person], since: datetime | None) -> list[Answer]:
    """What Slack says of each, in order; cut short where it asks for patience again and again."""
    answers: list[Answer] = []
    for person in some:
        heard = hearing.holds(person.presence, tenant.app.now(), since)
        answers.append(HEARD if heard else await _member(tenant, person))
        if len(answers) >= IN_A_ROW and all(isinstance(answer, TryLater) for answer in answers[-IN_A_ROW:]):
            break
    return answers


async def _member(tenant: Tenant, person: Person) -> Member | NoAnswer:
    try:
        return await tenant.slack.member(person.slack_id)
    except (Gone, Refused, TryLater) as error:
        return error


def _can_be_disturbed(answer: Answer) -> bool:
    return answer is HEARD or (isinstance(answer, Member) and not (answer.is_bot or answer.profile.deactivated))


async def _disturbed(tenant: Tenant, slack_ids: Sequence[str]) -> Mapping[str, datetime | None]:
    """When each may be disturbed again; whoever is not in it, Slack will not speak of.

    One whom it will not speak of spoils the answer about all fifty, so it is asked of ever fewer at once.
    """
    if not slack_ids:
        return {}
    try:
        return await tenant.slack.disturbed(slack_ids)
    except (Gone, Refused):
        if len(slack_ids) == 1:
            return {}
    half = len(slack_ids) // 2
    return {**await _disturbed(tenant, slack_ids[:half]), **await _disturbed(tenant, slack_ids[half:])}


async def _renewed(
    tenant: Tenant, answered: Sequence[tuple[Person, Answer]], free_from: Mapping[str, datetime | None]
) -> list[Person]:
    """The people by what Slack answered. Their next moment stays as it was found: a claim compares it with the row."""
    told = [_profile(answer, free_from) for _, answer in answered if isinstance(answer, Member)]
    heard = [person for person, answer in answered if answer is HEARD and person.slack_id in free_from]
    moved = {p.slack_id: free_from[p.slack_id] for p in heard if p.presence.dnd_until != free_from[p.slack_id]}
    met: Mapping[str, Renewed] = {}
    if told or moved:
        async with tenant.app.transaction() as session:
            met = await profiles.renew(session, tenant.workspace, told, tenant.app.now()) if told else {}
            await profiles.disturbed(session, tenant.workspace, moved)
    return [_as_answered(person, answer, met.get(person.slack_id), free_from) for person, answer in answered]


def _profile(answer: Member, free_from: Mapping[str, datetime | None]) -> Profile:
    return replace(answer.profile, presence=_now(answer.profile.presence, answer.profile.slack_id, free_from))


def _now(presence: Presence, slack_id: str, free_from: Mapping[str, datetime | None]) -> Presence:
    """With what Slack says of their do-not-disturb; not known where it does not speak of them."""
    return replace(presence, known=slack_id in free_from, dnd_until=free_from.get(slack_id))


def _as_answered(
    person: Person, answer: Answer, met: Renewed | None, free_from: Mapping[str, datetime | None]
) -> Person:
    if isinstance(answer, Gone):
        return replace(person, standing=Standing.GONE)
    now = person if answer is HEARD else met.person if isinstance(answer, Member) and met else None
    if now is None:
        return _unknown(person)
    presence = _now(now.presence, person.slack_id, free_from)
    return replace(now, presence=presence, next_touch_at=person.next_touch_at)
