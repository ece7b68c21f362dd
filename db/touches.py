"""What came of each moment at which Trellis could have spoken to a person by itself."""

from datetime import datetime

from sqlalchemy import func, select, update

from db import scope
from db.engine import Session
from db.tables import PersonRow, TouchRow
from growth.facts import Person, Touch


async def note(session: Session, workspace: str, person_id: int, *, spoke: bool, what: str, now: datetime) -> None:
    """Notes what came of the moment `now`. Raises NoResultFound when there is no such person."""
    await scope.own(session, PersonRow, workspace, person_id)
    session.add(TouchRow(person_id=person_id, at=now, spoke=spoke, what=what))
    await session.flush()


async def not_spoken(session: Session, workspace: str, person_id: int, at: datetime, *, what: str) -> None:
    """The message of that moment never stood in Slack: it costs the person nothing."""
    await session.execute(
        update(TouchRow)
        .where(scope.within(TouchRow, workspace), TouchRow.person_id == person_id, TouchRow.at == at, TouchRow.spoke)
        .values(spoke=False, what=what)
    )


async def spoken(session: Session, workspace: str, person_id: int, since: datetime) -> int:
    """How many messages Trellis started with this person at or after `since`."""
    wanted = select(func.count()).where(
        scope.within(TouchRow, workspace), TouchRow.person_id == person_id, TouchRow.spoke, TouchRow.at >= since
    )
    return await session.scalar(wanted) or 0


async def last(session: Session, workspace: str, person_id: int) -> Touch | None:
    wanted = (
        select(TouchRow)
        .where(scope.within(TouchRow, workspace), TouchRow.person_id == person_id)
        .order_by(TouchRow.at.desc(), TouchRow.id.desc())
    )
    row = await session.scalar(wanted.limit(1))
    return Touch(row.at, row.spoke, row.what) if row else None


async def failures(session: Session, workspace: str, person_id: int) -> int:
    """How often in a row speaking to somebody failed."""
    return (
        await session.scalar(
            select(PersonRow.failures).where(PersonRow.id == person_id, PersonRow.workspace_id == workspace)
        )
        or 0
    )


async def put_off(session: Session, person: Person, until: datetime, *, failures: int) -> None:
    """Moves on somebody who could not be spoken to, so often in a row by now, unless their moment was moved already."""
    still = (
        PersonRow.id == person.id,
        PersonRow.workspace_id == person.workspace,
        PersonRow.next_touch_at == person.next_touch_at,
    )
    await session.execute(update(PersonRow).where(*still).values(next_touch_at=until, failures=failures))
