"""The clock spoke: four weeks are over. Each team's numbers are drawn, once, of those who were on it as they began.

Neither a look at the digest nor a change of the team moves what is told: only the calendar does.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from content.model.ladder import Ladder
from db import assessments, rounds, steps, team_periods, teams
from db.engine import Session
from growth import coverage, period, summary
from growth.assessing import walk
from growth.audience import Reader
from growth.coverage import Covered
from growth.facts import Person, Pulse, Round, RoundState, Step, StepState, Team, TeamPeriod
from growth.summary import Numbers, Teammate
from handlers.framework.registry import Registry
from handlers.framework.tenant import Tenant

log = structlog.get_logger()


async def run(tenant: Tenant, _registry: Registry) -> None:
    """Closes what is over and begins what has begun. A crash repeats what was not kept."""
    now = tenant.app.now()
    began = period.began(now)
    async with tenant.app.reading() as session:
        ended = await team_periods.over(session, tenant.workspace, began)
        beginning = await team_periods.without(session, tenant.workspace, began)
    for each in ended:
        try:
            await _close(tenant, each, now)
        except Exception:  # one team's trouble must not silence the others
            log.exception("a team's numbers could not be drawn", team=each.team_id)
    for team_id in beginning:
        async with tenant.app.transaction() as session:
            await team_periods.begin(session, tenant.workspace, team_id, began)


async def _close(tenant: Tenant, ended: TeamPeriod, now: datetime) -> None:
    async with tenant.app.transaction() as session:
        team = await teams.get(session, tenant.workspace, ended.team_id)
        await team_periods.close(session, tenant.workspace, ended, await _numbers(session, tenant, team, ended), now)


async def _numbers(session: Session, tenant: Tenant, team: Team, ended: TeamPeriod) -> Numbers:
    """Whoever left the team meanwhile still counts as one of it, and nothing of theirs does."""
    still = {person.id: person for person in await teams.members(session, tenant.workspace, team.id)}
    ids = [person_id for person_id in ended.roster if person_id in still]
    theirs = await rounds.of_people(session, tenant.workspace, ids, ended.began - period.LENGTH)
    decided = await steps.of_people(session, tenant.workspace, ids, ended.began)
    ladder = tenant.app.ladders.get(team.ladder or "", tenant.written(team.manager))
    members = [
        _member(still[person_id], theirs, decided, began=ended.began)
        if person_id in still
        else Teammate(person_id=person_id)
        for person_id in ended.roster
    ]
    numbers = summary.count(members, [area.id for area in ladder.areas], tenant.manners, tenant.app.chance)
    return replace(numbers, covered=await _covered(session, tenant, team, ladder, ended=ended, ids=ids))


async def _covered(
    session: Session, tenant: Tenant, team: Team, ladder: Ladder, *, ended: TeamPeriod, ids: Sequence[int]
) -> Covered | None:
    """What the team covers, of those who shared it; None where too few did, and until the last draw is old enough."""
    last = await team_periods.history(session, tenant.workspace, team.id, limit=coverage.EVERY - 1)
    if any(numbers.covered for _, numbers in last):
        return None
    reader, until = Reader(person_id=team.manager.id), ended.began + period.LENGTH
    shared = await assessments.shared_with(session, tenant.workspace, team.manager.id)
    standing = coverage.places(shared, reader, ladder, until)
    people = [standing[person_id] for person_id in ids if person_id in standing]
    if len(people) < coverage.enough(tenant.manners):
        return None
    columns, competencies = coverage.levels(ladder), [competency.id for competency in walk(ladder)]
    rows = coverage.cover(people, competencies, len(columns), tenant.manners, tenant.app.chance)
    return Covered(team.manager.id, ladder.id, len(people), columns, rows)


def _member(person: Person, rounds: list[Round], decided: list[Step], *, began: datetime) -> Teammate:
    ends = began + period.LENGTH
    mine = [r for r in rounds if r.person_id == person.id]
    tried = (StepState.TRYING, StepState.DONE)
    return Teammate(
        person_id=person.id,
        areas=person.areas if person.active else (),
        answered=any(r.state is RoundState.ANSWERED for r in mine if began <= r.opened_at < ends),
        tried=any(
            step.person_id == person.id and step.state in tried
            for step in decided
            if step.decided_at and step.decided_at < ends
        ),
        pulse=_newest(mine, began, ends),
        pulse_before=_newest(mine, began - period.LENGTH, began),
    )


def _newest(rounds: list[Round], since: datetime, until: datetime) -> Pulse | None:
    """The newest word of a period. The rounds come newest first."""
    return next((r.pulse for r in rounds if r.pulse and since <= r.opened_at < until), None)
