"""Tells people that something changed about a team of theirs."""

from dataclasses import replace

from db import people, teams
from db.engine import Session
from growth import names
from growth.facts import Person, Team
from growth.roster import Change
from handlers.shared.telling import ToldDeed, listens, tell
from handlers.teams import notes
from handlers.teams.notes import News


async def roster(session: Session, request: ToldDeed, team: Team, change: Change, known: dict[int, Person]) -> None:
    """Tells everybody whom a form has taken off a team. Whoever joined put themselves on it."""
    for person_id in change.left:
        await people.share_quiet(session, team.workspace, person_id, None)
        if listens(known[person_id]):
            await tell(session, request, known[person_id], notes.left(team, request.person), why=f"left:{team.id}")


def news(change: Change, known: dict[int, Person]) -> News:
    called = names.shown(known.values())
    groups = ([called[i] for i in ids] for ids in (change.joined, change.left, change.asked))
    return News(*groups)


async def another_manager(session: Session, request: ToldDeed, team: Team, before: Person) -> None:
    """Tells the people of a team, and whoever led it before, that somebody else leads it."""
    for person in await teams.members(session, before.workspace, team.id):
        await people.share_quiet(
            session, before.workspace, person.id, None
        )  # what they let the former one know ends with them
        if listens(person) and person.id != team.manager.id:
            await tell(session, request, person, notes.led_by_another(team, before), why=f"led:{team.id}")
    if before.id != request.person.id:
        former = replace(before, pause=None)
        await tell(session, request, former, notes.leads_no_longer(team), why=f"led-no-longer:{team.id}")
