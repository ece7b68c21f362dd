"""A change of who leads a team takes effect: by the clock, or at once where there is nobody to tell before."""

from dataclasses import replace
from datetime import datetime

from db import handovers, moves, people, teams
from db.engine import Session
from growth import cadence, names
from growth.facts import Handover, HandoverState, Standing, Team
from handlers.framework.registry import Registry
from handlers.framework.signals import Signals
from handlers.framework.tenant import Tenant
from handlers.framework.upcoming import Upcoming
from handlers.shared import buttons, standing, telling
from handlers.shared.buttons import TeamRef
from handlers.shared.happenings import LedByAnother, Parted
from handlers.shared.telling import OnItsOwn, ToldDeed
from handlers.teams import handing_over, handover_notes, views

UPCOMING = Upcoming("handovers", handovers.next_due, handovers.count_due)


async def run(tenant: Tenant, registry: Registry) -> int:
    """Each that is due in a transaction of its own; returns how many. After a crash it is still due, or done."""
    now = tenant.app.now()
    async with tenant.app.reading() as session:
        waiting = await handovers.due(session, tenant.workspace, now)
    for found in waiting:
        async with tenant.app.transaction() as session:
            it = await handovers.get(session, tenant.workspace, found.id)
            if it is not None and it.state is HandoverState.PLANNED and it.effective_at <= now:
                await _due(session, handing_over.on_its_own(tenant, it, now), it, registry.signals)
    if waiting:
        tenant.app.wake()
    return len(waiting)


async def _due(session: Session, deed: OnItsOwn, it: Handover, signals: Signals) -> None:
    """Takes effect, unless somebody on the team has not slept over it yet, or whoever was to lead it is gone."""
    if it.manager.standing is Standing.GONE:
        return await called_off(session, deed, it)
    theirs = await handing_over.hearers(session, deed, it)
    at = handing_over.moment(it, theirs, deed.now)
    if at <= deed.now:
        await take_effect(session, deed, it, signals)
        return await welcome(session, deed, it.team.id)
    if await handovers.put_off(session, it, at):
        for word in (await handovers.words(session, it, [each.person.id for each in theirs])).values():
            await standing.again(session, word, f"put-off:{at.isoformat()}", deed.now)
        await handing_over.tell(session, deed, replace(it, effective_at=at), [each.person for each in theirs])
    return None


async def called_off(session: Session, deed: OnItsOwn, it: Handover) -> None:
    """Whoever was to lead the team is gone: it stays with who leads it, and whoever chose them is told."""
    why = handover_notes.is_gone(it)
    if await handing_over.undo(session, deed, it, why=why) and it.by is not None and it.by.id != it.manager.id:
        await telling.tell(session, deed, replace(it.by, pause=None), why, why=f"handover-off:{it.id}")


async def take_effect(session: Session, deed: ToldDeed, it: Handover, signals: Signals) -> None:
    """From now on somebody else leads the team. Whoever has not read of it yet is told; nothing where it was settled.

    What was shared before stays with whoever led it: sharing names its reader.
    """
    here, before = it.workspace, it.team
    if not await handovers.settle(session, here, it.id, HandoverState.DONE, deed.now):
        return
    theirs = await handing_over.hearers(session, deed, it)
    await handing_over.tell(session, deed, it, [*(each.person for each in theirs), before.manager])
    await teams.set_manager(session, here, before.id, it.manager.id)
    await signals.tell(session, LedByAnother(deed.tenant, before, deed.now))
    for person in await teams.members(session, here, before.id):
        await people.share_quiet(session, here, person.id, None)  # what they let the former one know ends with them
        await signals.tell(session, Parted(deed, person, before.manager))
    await schedule(session, deed.tenant, await teams.get(session, here, before.id), deed.now)


async def schedule(session: Session, tenant: Tenant, team: Team, now: datetime) -> None:
    """The team's next digest, on the days of whoever leads it."""
    following = cadence.next_digest(team, now, tenant.calendar(team.manager))
    await teams.schedule_digest(session, team.workspace, team.id, following)


async def welcome(session: Session, deed: ToldDeed, team_id: int) -> None:
    """What whoever leads a team from now on reads of it."""
    here = deed.workspace
    team = await teams.get(session, here, team_id)
    members = names.called(await teams.members(session, here, team_id))
    asked = [move.person for move in await moves.to_team(session, here, team_id, deed.now)]
    called = [person.name for person in names.called(asked, among=members)]
    message = views.welcome_manager(team, members, called, buttons.of_team(TeamRef(team=team.id)), begins=False)
    await telling.tell(session, deed, replace(team.manager, pause=None), message, why=f"leads:{team.id}")
