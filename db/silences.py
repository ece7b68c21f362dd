"""Who let a manager hear that Trellis paused itself for them."""

from typing import Any

from sqlalchemy import select

from db import facts
from db.engine import Session
from db.prepared import prepared
from db.tables import MembershipRow, PersonRow
from growth.facts import Person


@prepared
def _shared(workspace: str, team_id: int, manager_id: int) -> Any:
    return (
        select(PersonRow)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace, MembershipRow.team_id == team_id)
        .where(PersonRow.quiet_is_with(manager_id))
        .order_by(PersonRow.name, PersonRow.id)
    )


async def shared(session: Session, workspace: str, team_id: int, manager_id: int) -> list[Person]:
    """Those on the team who let this manager hear of it: to be told of only through `growth.audience`."""
    return [facts.of(Person, row) for row in await _shared.scalars(session, workspace, team_id, manager_id)]
