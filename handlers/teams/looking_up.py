"""The clock spoke: whom Slack did not tell of while a team's form waited are looked up, some at each step."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

import structlog

from db import deliveries, lookups, teams
from db.deliveries import NewDelivery
from db.engine import Session
from db.lookups import Form, Lookup
from growth.facts import LookupState, Standing
from handlers.framework.errors import TryLater
from handlers.framework.registry import Registry
from handlers.framework.tenant import Member, Tenant
from handlers.framework.upcoming import Upcoming
from handlers.shared import colleagues, telling
from handlers.shared.telling import OnItsOwn
from handlers.teams import notes, placing
from handlers.teams.notes import Looked, News

# source: https://docs.slack.dev/reference/methods/users.info
AT_ONCE = 8  # every five seconds: just below the hundred a minute that Slack allows
UPCOMING = Upcoming("lookups", lookups.next_due, lookups.count_due)
log = structlog.get_logger()


async def run(tenant: Tenant, _registry: Registry) -> None:
    """Looks some people up, and puts those on the team who can be; tells of a form once nobody of it waits.

    After a crash Slack is asked again, and nothing is done twice. Raises LockedOut, and everybody stays due.
    """
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        through = await lookups.through(session, tenant.workspace)
        waiting = await lookups.due(session, tenant.workspace, now, limit=AT_ONCE)
    if through:
        async with tenant.app.transaction() as session:
            await _tell(session, tenant, now)
    answers = await asyncio.gather(*(colleagues.ask(tenant, lookup.slack_id) for lookup in waiting))
    by_form: dict[Form, list[tuple[Lookup, Member | None]]] = defaultdict(list)
    for lookup, answer in zip(waiting, answers, strict=True):
        if not isinstance(answer, TryLater):
            by_form[lookup.form].append((lookup, answer))
    for form, told in by_form.items():
        async with tenant.app.transaction() as session:
            await _settle(session, _deed(tenant, form, now), form, told)
            await _tell(session, tenant, now)
    if busy := [answer for answer in answers if isinstance(answer, TryLater)]:
        log.info("Slack asks for patience before it says who people are", why=str(busy[0]))
        async with tenant.app.transaction() as session:
            await lookups.rest(session, tenant.workspace, now + max(answer.after for answer in busy))


def _deed(tenant: Tenant, form: Form, now: datetime) -> OnItsOwn:
    """What is left to do of a form: it counts as done by whoever sent that."""
    return OnItsOwn(tenant, form.by, now, form.occasion)


async def _settle(session: Session, deed: OnItsOwn, form: Form, told: Sequence[tuple[Lookup, Member | None]]) -> None:
    """Puts on the team who can be; whoever was taken out of the form meanwhile is nobody's business."""
    still = await lookups.lock(session, form, [lookup.slack_id for lookup, _ in told])
    people: dict[int, Lookup] = {}
    named = []
    for lookup, answer in told:
        if lookup.slack_id not in still:
            continue
        why = placing.against(deed.tenant, answer) if answer else LookupState.HIDDEN
        if answer is None or why is not None:
            await lookups.settle(session, lookup, why or LookupState.HIDDEN, "")  # nobody's name who is no member
            continue
        named.append(await colleagues.meet(session, deed, answer.profile))
        people[named[-1].id] = lookup
    placed = await placing.place(
        session, deed, await teams.get(session, form.workspace, form.team_id), named, beside=True
    )
    for person in named:
        state = LookupState.JOINED if person.id in placed.change.roster else LookupState.ASKED
        await lookups.settle(session, people[person.id], state, person.name)


async def _tell(session: Session, tenant: Tenant, now: datetime) -> None:
    """Tells whoever sent a form, and whoever leads the team, what came of it: once, when nobody of it waits."""
    forms: dict[Form, list[Lookup]] = defaultdict(list)
    for lookup in await lookups.through(session, tenant.workspace):
        forms[lookup.form].append(lookup)
    for form, every in forms.items():
        await _report(session, _deed(tenant, form, now), form, _looked(every))
        await lookups.forget(session, form)


async def _report(session: Session, deed: OnItsOwn, form: Form, looked: Looked) -> None:
    team = await teams.get(session, form.workspace, form.team_id)
    if form.by.standing is not Standing.GONE:
        new = NewDelivery(
            workspace=deed.workspace,
            key=f"looked-up:{team.id}:{form.occasion}",
            channel=form.by.slack_id,
            person_id=form.by.id,
            payload=notes.looked_up(team, looked).payload(),
        )
        await deliveries.queue(session, new, deed.now)
    if news := News(joined=looked.joined, asked=looked.asked):
        await telling.manager(session, deed, team, notes.changed(team, form.by, news), why="looked-up")


def _looked(every: Sequence[Lookup]) -> Looked:
    def names(state: LookupState) -> list[str]:
        return [lookup.name for lookup in every if lookup.state is state]

    out = [(f"<@{lookup.slack_id}>", lookup.state) for lookup in every if lookup.state in lookups.LEFT_OUT]
    return Looked(names(LookupState.JOINED), names(LookupState.ASKED), out)
