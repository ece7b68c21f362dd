"""What Slack handed over, by id, so that a second delivery of the same thing changes nothing."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update

from db.engine import Session
from db.tables import ReceivedRow

GIVE_UP_AFTER = timedelta(seconds=30)


async def first_time(session: Session, workspace: str, received_id: str, now: datetime) -> bool:
    """Whether this is to be acted on now; remembers it if so.

    It is not when it was done before, or when somebody is at it. A deed that a crash cut short is left undone: after
    half a minute Slack's next delivery of it is acted on again, and the deed's own keys keep it from happening twice.
    """
    row = await session.get(ReceivedRow, (workspace, received_id))
    if row is None:
        session.add(ReceivedRow(workspace_id=workspace, id=received_id, at=now, done=False))
        await session.flush()
        return True
    if row.done or now - row.at < GIVE_UP_AFTER:
        return False
    row.at = now
    return True


async def done(session: Session, workspace: str, received_id: str) -> None:
    await session.execute(
        update(ReceivedRow)
        .where(ReceivedRow.workspace_id == workspace, ReceivedRow.id == received_id)
        .values(done=True)
    )


async def forget(session: Session, workspace: str, received_id: str) -> None:
    """The deed failed: the next delivery of the same thing may try again."""
    await session.execute(
        delete(ReceivedRow).where(ReceivedRow.workspace_id == workspace, ReceivedRow.id == received_id)
    )


async def clear(session: Session, before: datetime) -> None:
    """Forgets what is older than any redelivery."""
    await session.execute(delete(ReceivedRow).where(ReceivedRow.at < before))
