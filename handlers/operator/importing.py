"""Takes over what a sheet says of people's holidays and workdays: all of it, or nothing."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from db import calendars, people
from db.engine import Session
from db.profiles import Profile
from growth.facts import Person
from handlers.framework.context import Context
from handlers.framework.errors import Gone
from handlers.framework.tenant import Member, Tenant
from handlers.operator.sheet import SLACK_ID, DaysRow, RowProblem, SheetError
from handlers.shared import rhythm, starting_ladder

AT_ONCE = 500
NOBODY = "Slack knows nobody by {id}"
OUTSIDE = "{id} is {name}, who is no full member of this workspace"

Ask = Callable[[str], Awaitable[Member]]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many people of a sheet have other days now, how many had them already, and how many were new to Trellis."""

    changed: int
    same: int
    new: int


async def take(tenant: Tenant, rows: Sequence[DaysRow], ask: Ask) -> Taken:
    """Writes the rows down, in one transaction. What people chose themselves goes before what is written here.

    Whoever is not known yet is asked about (`ask`, which waits where Slack wants patience), and written down as
    somebody who has not started: nothing is sent to them. Raises SheetError where somebody cannot be in Trellis.
    """
    known = await _known(tenant, rows)
    new = await _new(tenant, [row for row in rows if row.slack_id not in known], ask)
    who: dict[str, int | Profile] = {**known, **new}
    async with tenant.app.transaction() as session:
        changed = [await _write(session, tenant, row, who[row.slack_id]) for row in rows]
    return Taken(sum(changed), len(rows) - sum(changed), len(new))


async def _known(tenant: Tenant, rows: Sequence[DaysRow]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    async with tenant.app.transaction() as session:
        for start in range(0, len(rows), AT_ONCE):
            ids = [row.slack_id for row in rows[start : start + AT_ONCE]]
            found |= {
                person.slack_id: person.id for person in await people.of_workspace(session, tenant.workspace, ids)
            }
    return found


async def _new(tenant: Tenant, rows: Sequence[DaysRow], ask: Ask) -> Mapping[str, Profile]:
    profiles: dict[str, Profile] = {}
    problems: list[RowProblem] = []
    for row in rows:
        try:
            member = await ask(row.slack_id)
        except Gone:
            problems.append(RowProblem(row.line, SLACK_ID, NOBODY.format(id=row.slack_id)))
            continue
        if member.outside(tenant.workspace):
            what = OUTSIDE.format(id=row.slack_id, name=member.profile.name)
            problems.append(RowProblem(row.line, SLACK_ID, what))
        profiles[row.slack_id] = member.profile
    if problems:
        raise SheetError(problems)
    return profiles


async def _write(session: Session, tenant: Tenant, row: DaysRow, who: int | Profile) -> bool:
    """Whether the person has other days now than before. Their next moment is computed anew then."""
    person = (
        await people.get(session, tenant.workspace, who) if isinstance(who, int) else await _meet(session, tenant, who)
    )
    if (person.holidays_given, person.workdays_given) == (row.holidays, row.workdays):
        return False
    await calendars.give(session, tenant.workspace, person.id, holidays=row.holidays, workdays=row.workdays)
    context = Context(tenant, await people.get(session, tenant.workspace, person.id), tenant.app.now())
    if context.person.active:
        await people.schedule(session, tenant.workspace, person.id, await rhythm.next_moment(session, context))
    return True


async def _meet(session: Session, tenant: Tenant, profile: Profile) -> Person:
    ladder = await starting_ladder.ladder(session, tenant)
    return await people.upsert(
        session, tenant.workspace, profile, ladder=ladder, rhythm=tenant.rhythm, now=tenant.app.now()
    )
