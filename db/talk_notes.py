"""What somebody notes of their 1:1s with one other, for themselves alone."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from db import people, scope
from db.engine import Session
from db.tables import TalkNoteRow
from db.upsert import insert


async def write(session: Session, workspace: str, person_id: int, other_id: int, *, text: str, now: datetime) -> None:
    """Keeps a note in the place of the one before; an empty text takes it away.

    Raises NoResultFound where they are not of the workspace.
    """
    for each in (person_id, other_id):
        await people.get(session, workspace, each)
    if not text:
        this = (TalkNoteRow.person_id == person_id, TalkNoteRow.other_id == other_id)
        await session.execute(delete(TalkNoteRow).where(*this, scope.within(TalkNoteRow, workspace)))
        return
    new = insert(session, TalkNoteRow).values(person_id=person_id, other_id=other_id, text=text, written_at=now)
    kept = new.on_conflict_do_update(index_elements=["person_id", "other_id"], set_={"text": text, "written_at": now})
    await session.execute(kept)


async def of_person(session: Session, workspace: str, person_id: int) -> Mapping[int, str]:
    """What somebody noted, by the other one of the two."""
    rows = await session.scalars(
        select(TalkNoteRow)
        .where(TalkNoteRow.person_id == person_id, scope.within(TalkNoteRow, workspace))
        .execution_options(populate_existing=True)
    )
    return {row.other_id: row.text for row in rows}
