"""What was written in check-ins that two people may talk about."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, or_, select

from db import checkins, scope
from db.engine import Session
from db.tables import AnswerRow
from growth.facts import Answer


async def of_people(session: Session, workspace: str, person_ids: Collection[int], *, since: datetime) -> list[Answer]:
    """What may be shared with any of these people after a moment, or what they wrote for an agenda then, the oldest
    first: to be shown only through `growth.audience`.
    """
    ids = list(person_ids)
    own = and_(AnswerRow.person_id.in_(ids), AnswerRow.on_agenda(since))
    wanted = select(AnswerRow.id).where(scope.within(AnswerRow, workspace), or_(AnswerRow.with_any(ids, since), own))
    found = await checkins.of_ids(session, workspace, list(await session.scalars(wanted)))
    return sorted(found.values(), key=lambda answer: (answer.written_at, answer.id))
