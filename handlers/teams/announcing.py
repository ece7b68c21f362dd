"""Tells people that something changed about a team of theirs."""

from collections.abc import Sequence
from dataclasses import replace

from db import people
from db.engine import Session
from growth import names
from growth.facts import Person, Standing, Team
from growth.roster import Change
from handlers.shared import apart
from handlers.shared.telling import ToldDeed, tell
from handlers.teams import notes
from handlers.teams.notes import News

WOULD_RATHER_NOT = (Standing.NOT_NOW, Standing.NEVER)  # be written to


async def roster(session: Session, request: ToldDeed, team: Team, change: Change, known: dict[int, Person]) -> None:
    """Tells everybody whom a form has taken off a team, also in a pause. Whoever joined put themselves on it."""
    ending = await apart.ending(session, team.manager, change.left)
    for person_id in change.left:
        await people.share_quiet(session, team.workspace, person_id, None)
        reader = known[person_id]
        if person_id != request.person.id and reader.standing not in WOULD_RATHER_NOT:
            said = notes.left(team, request.person, ends=person_id in ending)
            await tell(session, request, replace(reader, pause=None), said, why=f"left:{team.id}")


def news(change: Change, known: dict[int, Person], ended: Sequence[int]) -> News:
    called = names.shown(known.values())
    groups = ([called[i] for i in ids] for ids in (change.joined, change.left, change.asked, ended))
    return News(*groups)
