"""The conversations in which Trellis speaks to people."""

from typing import Any

from sqlalchemy import select

from db.engine import Session
from db.outbox import DeliveryState, Method
from db.prepared import prepared
from db.tables import DeliveryRow

DIRECT = "D"  # how Slack's ids of direct messages begin


@prepared
def _with_person(workspace: str, person_id: int) -> Any:
    wanted = select(DeliveryRow.slack_channel).where(
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.person_id == person_id,
        DeliveryRow.slack_channel.startswith(DIRECT),
        DeliveryRow.method == Method.POST,
        DeliveryRow.state == DeliveryState.SENT,
    )
    return wanted.order_by(DeliveryRow.id.desc()).limit(1)


async def with_person(session: Session, workspace: str, person_id: int) -> str | None:
    """Slack's id of the direct message with somebody, as their newest message there told it; None before the first."""
    channel: str | None = await _with_person.scalar(session, workspace, person_id)
    return channel


async def addressed(session: Session, workspace: str, person_id: int, channel: str) -> str | None:
    """The conversation in which messages to a person came to stand that were addressed so; None where none was."""
    mine = (DeliveryRow.workspace_id == workspace, DeliveryRow.person_id == person_id, DeliveryRow.channel == channel)
    stands = select(DeliveryRow.slack_channel).where(*mine, DeliveryRow.slack_channel.is_not(None))
    return await session.scalar(stands.order_by(DeliveryRow.id.desc()).limit(1))
