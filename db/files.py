"""The files that were sent to people, by Slack's ids, so that they can be found again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from db import scope
from db.engine import Session
from db.tables import FileRow, PersonRow
from growth.facts import Person


async def note(session: Session, person: Person, file: str, *, channel: str, now: datetime) -> bool:
    """Writes down a file before it is shown in a conversation; False where the person is there no more."""
    if await scope.one(session, PersonRow, person.workspace, person.id) is None:
        return False
    session.add(FileRow(person_id=person.id, file=file, channel=channel, sent_at=now))
    await session.flush()
    return True


async def known(session: Session, workspace: str, files: Collection[str]) -> set[str]:
    """Those of these files that somebody has."""
    wanted = select(FileRow.file).where(scope.within(FileRow, workspace), FileRow.file.in_(list(files)))
    return set(await session.scalars(wanted))
