"""Which ladder somebody starts on: their team's, else the workspace's, else that of the settings."""

from dataclasses import replace

from db import people, teams, workspaces
from db.engine import Session
from growth.facts import Person, Team
from handlers.framework.tenant import Tenant


async def ladder(session: Session, tenant: Tenant, person: Person | None = None) -> str:
    """The id of the first of these that is chosen and installed; for somebody who is not known yet without a team."""
    team = await teams.of(session, tenant.workspace, person.id) if person else None
    return of(tenant, team, await workspaces.ladder(session, tenant.workspace))


def of(tenant: Tenant, team: Team | None, chosen: str | None) -> str:
    """The same for somebody on this team or on none, where an admin chose that ladder or none."""
    for wish in (team.ladder if team else None, chosen):
        if wish is not None and wish in tenant.app.ladders:
            return wish
    return tenant.default_ladder


async def follow(session: Session, tenant: Tenant, person: Person) -> Person:
    """Keeps somebody who never started on the ladder that they would start on; returns them as they are then.

    Whoever has started chose for themselves, and stays where they are.
    """
    now = await followed(session, tenant, person)
    if now.ladder != person.ladder:
        await people.change_ladder(session, tenant.workspace, person.id, now.ladder)
    return now


async def followed(session: Session, tenant: Tenant, person: Person) -> Person:
    """The same without keeping it: the person as they would be then."""
    if person.started_at is not None:
        return person
    wanted = await ladder(session, tenant, person)
    if wanted == person.ladder:
        return person
    return replace(person, ladder=wanted, level=None, areas=(), directions=(), without=(), towards=None)
