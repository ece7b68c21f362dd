"""How people are at this moment, as Slack has them: their zone, their status, and whether they may be disturbed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeGuard

from db import people
from db.profiles import Profile
from growth.facts import Person, Presence, Standing
from handlers.framework.errors import Gone, Refused, TryLater
from handlers.framework.tenant import Member, Tenant

# source: https://docs.slack.dev/reference/methods/dnd.teamInfo
AT_ONCE = 50  # as many as Slack tells the do-not-disturb of in one answer
IN_A_ROW = 3  # as often as Slack asks for patience over one person before it is believed of everybody
NoAnswer = Gone | Refused | TryLater


async def known(tenant: Tenant, some: Sequence[Person]) -> tuple[list[Person], TryLater | None]:
    """At most fifty people as Slack has them now, in their order; of whom it will not say, `presence.known` is false.

    Those are the first of them, with what Slack said then, where it asks for patience. Raises LockedOut, and TryLater
    where it says nothing of anybody.
    """
    answers = await _members(tenant, some)
    free_from = await _disturbed(tenant, [a.profile.slack_id for a in answers if _can_be_disturbed(a)])
    last = answers[-1] if len(answers) < len(some) else None
    renewed = await _renewed(tenant, list(zip(some, answers, strict=False)), free_from)
    return renewed, last if isinstance(last, TryLater) else None


async def of(tenant: Tenant, person: Person) -> Person:
    """One person as Slack has them now; where it will not say, or not yet, `presence.known` is false."""
    try:
        (renewed,), _ = await known(tenant, [person])
    except TryLater:
        return _unknown(person)
    return renewed


def _unknown(person: Person) -> Person:
    return replace(person, presence=replace(person.presence, known=False))


async def _members(tenant: Tenant, some: Sequence[Person]) -> list[Member | NoAnswer]:
    """What Slack says of each, in order; cut short where it asks for patience again and again."""
    answers: list[Member | NoAnswer] = []
    for person in some:
        answers.append(await _member(tenant, person))
        if len(answers) >= IN_A_ROW and all(isinstance(answer, TryLater) for answer in answers[-IN_A_ROW:]):
            break
    return answers


async def _member(tenant: Tenant, person: Person) -> Member | NoAnswer:
    try:
        return await tenant.slack.member(person.slack_id)
    except (Gone, Refused, TryLater) as error:
        return error


def _can_be_disturbed(answer: Member | NoAnswer) -> TypeGuard[Member]:
    return isinstance(answer, Member) and not (answer.is_bot or answer.profile.deactivated)


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
    tenant: Tenant, answered: Sequence[tuple[Person, Member | NoAnswer]], free_from: Mapping[str, datetime | None]
) -> list[Person]:
    """The people by what Slack answered. Their next moment stays as it was found: a claim compares it with the row."""
    profiles = [_profile(answer, free_from) for _, answer in answered if isinstance(answer, Member)]
    async with tenant.app.transaction() as session:
        met = await people.renew(session, tenant.workspace, profiles, tenant.app.now())
    presences = {profile.slack_id: profile.presence for profile in profiles}
    return [_as_answered(person, answer, met, presences) for person, answer in answered]


def _profile(answer: Member, free_from: Mapping[str, datetime | None]) -> Profile:
    slack_id = answer.profile.slack_id
    known = slack_id in free_from
    presence = replace(answer.profile.presence, known=known, dnd_until=free_from.get(slack_id))
    return replace(answer.profile, presence=presence)


def _as_answered(
    person: Person, answer: Member | NoAnswer, met: Mapping[str, Person], presences: Mapping[str, Presence]
) -> Person:
    if isinstance(answer, Gone):
        return replace(person, standing=Standing.GONE)
    renewed = met.get(person.slack_id)
    if not isinstance(answer, Member) or renewed is None:
        return _unknown(person)
    return replace(renewed, presence=presences[person.slack_id], next_touch_at=person.next_touch_at)
