"""Which tab of their Home people turned to."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from db.engine import Session
from db.prepared import prepared
from db.tables import PersonRow


@prepared
def _turned(workspace: str, person_id: int) -> Any:
    wanted = select(PersonRow.home_tab, PersonRow.home_turned_at)
    return wanted.where(PersonRow.workspace_id == workspace, PersonRow.id == person_id)


async def turned(session: Session, workspace: str, person_id: int) -> tuple[str, datetime] | None:
    """The tab that the person turned to last, by its name, and when (UTC); None where they never did."""
    for tab, at in await _turned.rows(session, workspace, person_id):
        return (tab, at) if tab is not None and at is not None else None
    return None


@prepared
def _turn(workspace: str, person_id: int, tab: str, now: datetime) -> Any:
    theirs = PersonRow.workspace_id == workspace, PersonRow.id == person_id
    return update(PersonRow).where(*theirs).values(home_tab=tab, home_turned_at=now)


async def turn(session: Session, workspace: str, person_id: int, *, tab: str, now: datetime) -> None:
    """Remembers the tab, by its name."""
    await _turn.run(session, workspace, person_id, tab, now)
