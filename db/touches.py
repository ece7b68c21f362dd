"""The moments at which Trellis could speak to people by itself: whose has come, who claims it, what came of it."""

from datetime import datetime

from sqlalchemy import func, select, update

from db import facts, scope
from db.engine import Session
from db.tables import PersonRow, TouchRow
from growth.facts import Person, Touch, Why


async def due(session: Session, workspace: str, now: datetime, *, limit: int = 100) -> list[Person]:
    """The people of a workspace whose moment has come, the longest waiting first."""
    of_workspace = select(PersonRow).where(PersonRow.workspace_id == workspace)
    wanted = of_workspace.where(PersonRow.next_touch_at <= now).order_by(PersonRow.next_touch_at).limit(limit)
    return [facts.of(Person, row) for row in await session.scalars(wanted)]


async def next_due(session: Session, workspace: str) -> datetime | None:
    """The earliest moment at which somebody is due; it may have passed already."""
    return await session.scalar(select(func.min(PersonRow.next_touch_at)).where(PersonRow.workspace_id == workspace))


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How many people are due."""
    waiting = (PersonRow.workspace_id == workspace, PersonRow.next_touch_at <= now)
    return await session.scalar(select(func.count()).select_from(PersonRow).where(*waiting)) or 0


async def claim(session: Session, person: Person, next_touch_at: datetime | None, *, held: bool = False) -> bool:
    """Moves a due person's next moment on, by compare-and-set. False when another worker did, or they changed it.

    Unless they are only `held`, for the night or a pause, that they could not be spoken to before is forgotten.
    """
    moved = await session.execute(
        update(PersonRow)
        .where(
            PersonRow.id == person.id,
            PersonRow.workspace_id == person.workspace,
            PersonRow.next_touch_at == person.next_touch_at,
        )
        .values(next_touch_at=next_touch_at, **({} if held else {"failures": 0}))
        .returning(PersonRow.id)
    )
    return moved.scalar_one_or_none() is not None


async def note(session: Session, workspace: str, person_id: int, came: Touch) -> None:
    """Notes what came of a moment. Raises NoResultFound when there is no such person."""
    await scope.own(session, PersonRow, workspace, person_id)
    session.add(TouchRow(person_id=person_id, at=came.at, kinds=came.kinds, why=came.why))
    await session.flush()


async def not_spoken(session: Session, workspace: str, person_id: int, at: datetime, *, why: Why) -> None:
    """The message of that moment never stood in Slack: it costs the person nothing."""
    await session.execute(
        update(TouchRow)
        .where(
            scope.within(TouchRow, workspace),
            TouchRow.person_id == person_id,
            TouchRow.at == at,
            TouchRow.why.is_(None),
        )
        .values(why=why)
    )


async def last(session: Session, workspace: str, person_id: int) -> Touch | None:
    wanted = (
        select(TouchRow)
        .where(scope.within(TouchRow, workspace), TouchRow.person_id == person_id)
        .order_by(TouchRow.at.desc(), TouchRow.id.desc())
    )
    row = await session.scalar(wanted.limit(1))
    return facts.found(Touch, row)


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
