"""Which ladder somebody starts on: their team's, else the workspace's, else that of the settings."""

from dataclasses import replace

from db import people, teams, workspaces
from db.engine import Session
from growth.facts import Person
from handlers.framework.deps import Deps


async def ladder(session: Session, deps: Deps, person: Person | None = None) -> str:
    """The id of the first of these that is chosen and installed; for somebody who is not known yet without a team."""
    team = await teams.of(session, deps.workspace, person.id) if person else None
    for wish in (team.ladder if team else None, await workspaces.ladder(session, deps.workspace)):
        if wish is not None and wish in deps.ladders:
            return wish
    return deps.default_ladder


async def follow(session: Session, deps: Deps, person: Person) -> Person:
    """Keeps somebody who never started on the ladder that they would start on; returns them as they are then.

    Whoever has started chose for themselves, and stays where they are.
    """
    now = await followed(session, deps, person)
    if now.ladder != person.ladder:
        await people.change_ladder(session, deps.workspace, person.id, now.ladder)
    return now


async def followed(session: Session, deps: Deps, person: Person) -> Person:
    """The same without keeping it: the person as they would be then."""
    if person.started_at is not None:
        return person
    wanted = await ladder(session, deps, person)
    if wanted == person.ladder:
        return person
    return replace(person, ladder=wanted, level=None, areas=(), directions=(), towards=None)
