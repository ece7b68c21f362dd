"""What Slack handed over, by id, so that a second delivery of the same thing changes nothing."""

from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

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
        return await _first(session, ReceivedRow(workspace_id=workspace, id=received_id, at=now, done=False))
    if row.done or now - row.at < GIVE_UP_AFTER:
        return False
    return await _again(session, row, now)


async def _first(session: Session, row: ReceivedRow) -> bool:
    """False when another process got the same thing at the same moment, and was faster."""
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def _again(session: Session, row: ReceivedRow, now: datetime) -> bool:
    """Takes up what was left undone, by compare-and-set."""
    taken = await session.execute(
        update(ReceivedRow)
        .where(
            ReceivedRow.workspace_id == row.workspace_id,
            ReceivedRow.id == row.id,
            ReceivedRow.at == row.at,
            ReceivedRow.done.is_(False),
        )
        .values(at=now)
        .returning(ReceivedRow.id)
    )
    return taken.scalar_one_or_none() is not None


async def is_done(session: Session, workspace: str, received_id: str) -> bool:
    """Whether the deed was done; False while somebody is at it, or where a crash cut it short."""
    row = await session.get(ReceivedRow, (workspace, received_id), populate_existing=True)
    return row is not None and row.done


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
