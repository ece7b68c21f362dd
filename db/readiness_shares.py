"""Readiness that was shared: a way to a level as it was on one day, kept for the person it was shown to."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from content.model.ladder import Ladder
from db import facts, scope
from db.engine import Session
from db.tables import PersonRow, ReadinessShareRow
from growth.facts import Person, ReadinessShare, Sharing, ShownLine

Reader = aliased(PersonRow)


async def keep(
    session: Session, person: Person, level: str, lines: tuple[ShownLine, ...], *, ladder: Ladder, now: datetime
) -> ReadinessShare:
    """Keeps what stands there now, for its author alone."""
    row = ReadinessShareRow(
        person_id=person.id,
        ladder=ladder.id,
        ladder_version=ladder.version,
        level=level,
        lines=lines,
        made_at=now,
        sharing=Sharing(),
    )
    session.add(row)
    await session.flush()
    return facts.of(ReadinessShare, row, author=person, reader_name=None)


async def get(session: Session, workspace: str, share_id: int) -> ReadinessShare | None:
    found = await _shares(session, workspace, ReadinessShareRow.id == share_id)
    return found[0] if found else None


async def of_person(session: Session, workspace: str, person_id: int) -> list[ReadinessShare]:
    """All that somebody shared, the newest first."""
    return await _shares(session, workspace, ReadinessShareRow.person_id == person_id)


async def share(session: Session, workspace: str, share_id: int, sharing: Sharing) -> None:
    """Keeps with whom it is shared from now on. Raises NoResultFound when it is gone."""
    await scope.own(session, ReadinessShareRow, workspace, share_id)
    await scope.change(session, ReadinessShareRow, workspace, share_id, sharing=sharing)


async def attach(session: Session, workspace: str, share_id: int, delivery_id: int) -> None:
    """The message in which it is read."""
    await scope.change(session, ReadinessShareRow, workspace, share_id, delivery_id=delivery_id)


async def set_lines(session: Session, workspace: str, share_id: int, lines: tuple[ShownLine, ...]) -> None:
    """What is left of it, after its author deleted something that stood in it."""
    await scope.change(session, ReadinessShareRow, workspace, share_id, lines=lines)


async def _shares(session: Session, workspace: str, *conditions: Any) -> list[ReadinessShare]:
    rows = await session.execute(
        select(ReadinessShareRow, PersonRow, Reader.name)
        .join(PersonRow, PersonRow.id == ReadinessShareRow.person_id)
        .outerjoin(Reader, ReadinessShareRow.is_with(Reader))
        .where(PersonRow.workspace_id == workspace, *conditions)
        .order_by(ReadinessShareRow.made_at.desc(), ReadinessShareRow.id.desc())
        .execution_options(populate_existing=True)
    )
    return [
        facts.of(ReadinessShare, row, author=facts.of(Person, author), reader_name=name) for row, author, name in rows
    ]
