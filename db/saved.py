"""Resources that people keep for later."""

from datetime import datetime

from sqlalchemy import delete, select

from content.model.ladder import Ladder
from content.model.offers import Resource
from db import facts, people, scope
from db.engine import Session
from db.tables import SavedRow
from growth.facts import Person, Saved


async def save(session: Session, person: Person, resource: Resource, *, ladder: Ladder, now: datetime) -> None:
    """Keeps a resource for the person. Saving it again changes nothing."""
    await people.lock(session, person.workspace, person.id)  # of two clicks at once the second finds the row
    if await session.get(SavedRow, (person.id, ladder.id, resource.id)) is not None:
        return
    session.add(
        SavedRow(
            person_id=person.id,
            ladder=ladder.id,
            ladder_version=ladder.version,
            resource=resource.id,
            title=resource.title,
            link=resource.link,
            saved_at=now,
        )
    )
    await session.flush()


async def forget(session: Session, workspace: str, person_id: int, *, ladder: str, resource: str) -> None:
    """Lets a saved resource go. Nothing happens where it is not saved."""
    await session.execute(
        delete(SavedRow).where(
            scope.within(SavedRow, workspace),
            SavedRow.person_id == person_id,
            SavedRow.ladder == ladder,
            SavedRow.resource == resource,
        )
    )


async def of_person(session: Session, workspace: str, person_id: int) -> list[Saved]:
    """What the person keeps, the newest first."""
    wanted = select(SavedRow).where(scope.within(SavedRow, workspace), SavedRow.person_id == person_id)
    return [
        facts.of(Saved, row)
        for row in await session.scalars(wanted.order_by(SavedRow.saved_at.desc(), SavedRow.resource))
    ]
