"""What interviewers note of candidates, each for themselves alone, until it is deleted by the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from content.model.ladder import Ladder
from db import facts, people, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import WorksheetRow
from growth.facts import Person, Worksheet
from growth.worksheets import DAYS


@dataclass(frozen=True, slots=True)
class NewWorksheet:
    """A worksheet that begins: against which level of which ladder, and how long it is kept."""

    ladder: Ladder
    level: str
    days: int = DAYS


async def begin(session: Session, person: Person, name: str, new: NewWorksheet, *, now: datetime) -> Worksheet:
    """A worksheet on whoever is called so; the one that somebody has under this name already, as it is."""
    await people.lock(session, person.workspace, person.id)  # of two clicks at once the second finds the row
    if (found := await called(session, person.workspace, person.id, name)) is not None:
        return found
    row = WorksheetRow(
        person_id=person.id,
        name=name,
        ladder=new.ladder.id,
        ladder_version=new.ladder.version,
        level=new.level,
        marks={},
        started_at=now,
        gone_at=now + timedelta(days=new.days),
    )
    session.add(row)
    await session.flush()
    return facts.of(Worksheet, row)


async def called(session: Session, workspace: str, person_id: int, candidate: str) -> Worksheet | None:
    """Somebody's worksheet under a name, capitals or not."""
    every = await of_person(session, workspace, person_id)
    return next((sheet for sheet in every if sheet.name.casefold() == candidate.casefold()), None)


async def get(session: Session, workspace: str, worksheet_id: int) -> Worksheet | None:
    return facts.found(Worksheet, await scope.one(session, WorksheetRow, workspace, worksheet_id))


async def of_person(session: Session, workspace: str, person_id: int) -> list[Worksheet]:
    """All of somebody's, the newest first."""
    wanted = select(WorksheetRow).where(scope.within(WorksheetRow, workspace), WorksheetRow.person_id == person_id)
    newest = wanted.order_by(WorksheetRow.started_at.desc(), WorksheetRow.id.desc())
    rows = await session.scalars(newest.execution_options(populate_existing=True))
    return [facts.of(Worksheet, row) for row in rows]


async def keep(session: Session, workspace: str, worksheet_id: int, marked: dict[str, Any]) -> None:
    """What is marked in it from now on. Nothing happens where it is gone."""
    await scope.change(session, WorksheetRow, workspace, worksheet_id, marks=marked)


async def remove(session: Session, workspace: str, worksheet_id: int) -> None:
    """Deletes it. Nothing happens where it is gone."""
    mine = (scope.within(WorksheetRow, workspace), WorksheetRow.id == worksheet_id)
    await session.execute(delete(WorksheetRow).where(*mine))


@prepared
def _first(workspace: str) -> Any:
    return select(func.min(WorksheetRow.gone_at)).where(scope.within(WorksheetRow, workspace))


async def next_gone(session: Session, workspace: str) -> datetime | None:
    """When the next one is to be deleted; it may have passed already."""
    moment: datetime | None = await _first.scalar(session, workspace)
    return moment


@prepared
def _count_gone(workspace: str, now: datetime) -> Any:
    wanted = select(func.count()).select_from(WorksheetRow)
    return wanted.where(scope.within(WorksheetRow, workspace), WorksheetRow.gone_at <= now)


async def count_gone(session: Session, workspace: str, now: datetime) -> int:
    """How many are to be deleted by now."""
    count: int = await _count_gone.scalar(session, workspace, now)
    return count


async def clear(session: Session, workspace: str, now: datetime) -> None:
    """Deletes those whose time has come."""
    await session.execute(
        delete(WorksheetRow).where(scope.within(WorksheetRow, workspace), WorksheetRow.gone_at <= now)
    )
