"""Tells people that something changed about a team of theirs."""

from collections.abc import Sequence

from db import people, talks
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
        talk = await talks.between(session, team.workspace, person_id, team.manager.id)
        if listens(known[person_id]):
            said = notes.left(team, request.person, ends=talk is not None and talk.agreed)
            await tell(session, request, known[person_id], said, why=f"left:{team.id}")


def news(change: Change, known: dict[int, Person], ended: Sequence[int]) -> News:
    called = names.shown(known.values())
    groups = ([called[i] for i in ids] for ids in (change.joined, change.left, change.asked, ended))
    return News(*groups)
