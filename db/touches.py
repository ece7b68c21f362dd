"""What came of each moment at which Trellis could have spoken to a person by itself."""

from datetime import datetime

from sqlalchemy import func, select, update

from db.engine import Session
from db.tables import PersonRow, TouchRow
from growth.facts import Person, Touch


async def note(session: Session, person_id: int, *, spoke: bool, what: str, now: datetime) -> None:
    session.add(TouchRow(person_id=person_id, at=now, spoke=spoke, what=what))
    await session.flush()


async def not_spoken(session: Session, person_id: int, at: datetime, *, what: str) -> None:
    """The message of that moment never stood in Slack: it costs the person nothing."""
    await session.execute(
        update(TouchRow)
        .where(TouchRow.person_id == person_id, TouchRow.at == at, TouchRow.spoke)
        .values(spoke=False, what=what)
    )


async def spoken(session: Session, person_id: int, since: datetime) -> int:
    """How many messages Trellis started with this person at or after `since`."""
    wanted = select(func.count()).where(TouchRow.person_id == person_id, TouchRow.spoke, TouchRow.at >= since)
    return await session.scalar(wanted) or 0


async def last(session: Session, person_id: int) -> Touch | None:
    wanted = select(TouchRow).where(TouchRow.person_id == person_id).order_by(TouchRow.at.desc(), TouchRow.id.desc())
    row = await session.scalar(wanted.limit(1))
    return Touch(row.at, row.spoke, row.what) if row else None


async def failures(session: Session, person_id: int) -> int:
    """How often in a row speaking to somebody failed."""
    return await session.scalar(select(PersonRow.failures).where(PersonRow.id == person_id)) or 0


async def put_off(session: Session, person: Person, until: datetime, *, failures: int) -> None:
    """Moves on somebody who could not be spoken to, so often in a row by now, unless their moment was moved already."""
    still = (PersonRow.id == person.id, PersonRow.next_touch_at == person.next_touch_at)
    await session.execute(update(PersonRow).where(*still).values(next_touch_at=until, failures=failures))
