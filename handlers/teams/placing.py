"""Asks people to be on a team: who is new by their welcome, everybody else by a question. Nobody is put on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db import memberships, moves, people, teams
from db.engine import Session
from db.moves import Move
from growth import cadence
from growth import roster as rosters
from growth.facts import LookupState, Person, Standing, Team
from growth.roster import Change
from handlers.framework.tenant import Member, Tenant
from handlers.shared import starting_ladder
from handlers.shared.telling import ToldDeed
from handlers.teams import announcing, moving


@dataclass(frozen=True, slots=True)
class PlacedPeople:
    """What changed on a team, with everybody it concerns; whom a question to move is taken back from."""

    change: Change
    known: dict[int, Person]
    invited: tuple[Person, ...]
    withdrawn: tuple[Move, ...]


def against(tenant: Tenant, member: Member) -> LookupState | None:
    """Why somebody cannot be on a team here; None for whoever can."""
    if member.is_bot:
        return LookupState.BOT
    if tenant.workspace not in member.workspaces:
        return LookupState.ELSEWHERE
    if member.is_guest:
        return LookupState.GUEST
    return LookupState.GONE if member.profile.deactivated else None


async def place(
    session: Session, deed: ToldDeed, team: Team, named: Sequence[Person], *, beside: bool = False
) -> PlacedPeople:
    """Makes these people the team, as far as they agree; `beside` those who are on it, or asked."""
    here, asked = (
        await teams.members(session, team.workspace, team.id),
        await moves.to_team(session, team.workspace, team.id, deed.now),
    )
    others = [*here, *(move.person for move in asked)] if beside else []
    wanted = [person.id for person in (*others, *named)]
    change = rosters.change(
        wanted,
        here=here,
        elsewhere=await memberships.elsewhere(session, team.workspace, wanted, team.id),
        asked={move.person.id for move in asked},
        by=deed.person.id,
    )
    known = {person.id: person for person in (*here, *named)}
    await memberships.set_members(session, team.workspace, team.id, change.roster, deed.now)
    known |= {person.id: await starting_ladder.follow(session, deed.tenant, person) for person in named}
    for person_id in change.asked:
        await moving.ask(session, deed, team, known[person_id])
    new = [known[person_id] for person_id in (*change.joined, *change.asked)]
    invited = [person for person in new if person.standing is Standing.NEW]
    for person in invited:
        await _invite(session, deed, person)
    await announcing.roster(session, deed, team, change, known)
    withdrawn = tuple(move for move in asked if move.person.id in change.withdrawn)
    return PlacedPeople(change, known, tuple(invited), withdrawn)


async def _invite(session: Session, deed: ToldDeed, person: Person) -> None:
    """One welcome, in their own working hours, from the next workday on: their manager can speak first."""
    await people.set_standing(session, person.workspace, person.id, Standing.INVITED)
    invited = replace(person, standing=Standing.INVITED)
    await people.schedule(
        session, person.workspace, person.id, cadence.next_workday(invited, deed.now, deed.tenant.calendar(person))
    )
