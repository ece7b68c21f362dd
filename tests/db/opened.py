"""One round by itself, as `db.rounds` opens them for many."""

from datetime import datetime

from content.model.ladder import Ladder
from content.model.offers import Question
from db import rounds
from db.engine import Session
from db.rounds import Opening
from growth.facts import Person, Round


async def open_round(
    session: Session, person: Person, week: str, question: Question, *, ladder: Ladder, now: datetime
) -> Round:
    """A person's round of a week, in no message yet. Raises IntegrityError when the week has one."""
    opening = Opening(person=person, week=week, question=question, ladder=ladder, delivery_id=None, step_id=None)
    return (await rounds.open_each(session, [opening], now))[0]
