"""When something is due next: the schedule is what the rows say."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, select

from db.engine import Session
from db.outbox import DeliveryState
from db.tables import DeliveryRow, LookupRow, MethodPauseRow, PersonRow, TeamRow
from growth.facts import LookupState


async def next_moment(session: Session) -> datetime | None:
    """The earliest moment at which a person, a digest, a look-up or a message is due; it may have passed already."""
    rests = (MethodPauseRow.workspace_id == DeliveryRow.workspace_id) & (MethodPauseRow.method == DeliveryRow.method)
    leaves = case((MethodPauseRow.until > DeliveryRow.due_at, MethodPauseRow.until), else_=DeliveryRow.due_at)
    queued = (
        select(func.min(leaves))
        .outerjoin_from(DeliveryRow, MethodPauseRow, rests)
        .where(DeliveryRow.state == DeliveryState.QUEUED)
    )
    looked_up = select(func.min(LookupRow.due_at)).where(LookupRow.state == LookupState.WAITING)
    earliest = (
        *(select(func.min(PersonRow.next_touch_at)), select(func.min(TeamRow.next_digest_at))),
        *(looked_up, queued),
    )
    moments = [moment for wanted in earliest if (moment := await session.scalar(wanted)) is not None]
    return min(moments, default=None)


@dataclass(frozen=True, slots=True)
class Remaining:
    """How many people, teams, messages and look-ups are due."""

    people: int
    teams: int
    messages: int
    lookups: int = 0

    @property
    def count(self) -> int:
        return self.people + self.teams + self.messages + self.lookups


async def remaining(session: Session, workspace: str, now: datetime) -> Remaining:
    """What is due in a workspace and has not been done."""

    async def count(row: type[PersonRow | TeamRow | DeliveryRow], *conditions: ColumnElement[bool]) -> int:
        wanted = select(func.count()).select_from(row).where(row.workspace_id == workspace, *conditions)
        return await session.scalar(wanted) or 0

    looked_up = select(func.count()).select_from(LookupRow).join(TeamRow, TeamRow.id == LookupRow.team_id)
    waiting = (LookupRow.state == LookupState.WAITING, LookupRow.due_at <= now, TeamRow.workspace_id == workspace)
    return Remaining(
        people=await count(PersonRow, PersonRow.next_touch_at <= now),
        teams=await count(TeamRow, TeamRow.next_digest_at <= now),
        messages=await count(DeliveryRow, DeliveryRow.state == DeliveryState.QUEUED, DeliveryRow.due_at <= now),
        lookups=await session.scalar(looked_up.where(*waiting)) or 0,
    )
