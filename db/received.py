"""What Slack handed over, by id, so that a second delivery of the same thing changes nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, event, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState

from db.engine import Session, Transaction
from db.tables import ReceivedRow

GIVE_UP_AFTER = timedelta(seconds=30)


async def first_time(session: Session, workspace: str, received_id: str, now: datetime, *, said: str = "") -> bool:
    """Whether this is to be acted on now; remembers it if so.

    It is not when it was done before with the same words `said` in it, or when somebody is at it. A deed that a crash
    cut short is left undone: after half a minute Slack's next delivery of it is acted on again.
    """
    row = await session.get(ReceivedRow, (workspace, received_id))
    if row is None:
        return await _first(session, ReceivedRow(workspace_id=workspace, id=received_id, at=now, said=said, done=False))
    if row.said == said if row.done else abs(now - row.at) < GIVE_UP_AFTER:
        return False
    return await _again(session, row, now, said)


async def _first(session: Session, row: ReceivedRow) -> bool:
    """False when another process got the same thing at the same moment, and was faster."""
    try:
        async with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return False
    return True


async def _again(session: Session, row: ReceivedRow, now: datetime, said: str) -> bool:
    """Takes up what was left undone, or has other words in it now, by compare-and-set."""
    taken = await session.execute(
        update(ReceivedRow)
        .where(*_this(row.workspace_id, row.id), ReceivedRow.at == row.at, ReceivedRow.done.is_(row.done))
        .values(at=now, said=said, done=False)
        .returning(ReceivedRow.id)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar_one_or_none() is not None


def _this(workspace: str, received_id: str) -> tuple[Any, ...]:
    return ReceivedRow.workspace_id == workspace, ReceivedRow.id == received_id


async def is_done(session: Session, workspace: str, received_id: str) -> bool:
    """Whether the deed was done; False while somebody is at it, or where a crash cut it short."""
    row = await session.get(ReceivedRow, (workspace, received_id), populate_existing=True)
    return row is not None and row.done


async def done(session: Session, workspace: str, received_id: str) -> None:
    await session.execute(update(ReceivedRow).where(*_this(workspace, received_id)).values(done=True))


async def leave(session: Session, workspace: str, received_id: str, what: str) -> None:
    """Remembers what the deed made."""
    await session.execute(update(ReceivedRow).where(*_this(workspace, received_id)).values(made=what))


async def made(session: Session, workspace: str, received_id: str) -> str | None:
    """What the deed made when it was done before; None where it never was, or made nothing to come back to."""
    row = await session.get(ReceivedRow, (workspace, received_id), populate_existing=True)
    return row.made if row else None


async def forget(session: Session, workspace: str, received_id: str) -> None:
    """The deed failed: the next delivery of the same thing may try again. What was done before stays known."""
    undone = (*_this(workspace, received_id), ReceivedRow.done.is_(False))
    await session.execute(delete(ReceivedRow).where(*undone, ReceivedRow.made.is_(None)))
    await session.execute(update(ReceivedRow).where(*undone).values(said="", done=True))


def marking(transaction: Transaction, workspace: str, received_id: str) -> Transaction:
    """The same transactions, but what is written in one is committed together with the mark that it was done.

    A crash leaves both or neither. One in which nothing is written leaves no mark: the deed may still follow.
    """

    @asynccontextmanager
    async def marked() -> AsyncIterator[Session]:
        async with transaction() as session:
            wrote = _writing(session)
            yield session
            await session.flush()
            if wrote:
                await done(session, workspace, received_id)

    return marked


def _writing(session: Session) -> list[bool]:
    """Filled as soon as something is written in the session."""
    wrote: list[bool] = []

    def executed(state: ORMExecuteState) -> None:
        if not state.is_select:
            wrote.append(True)

    def flushed(*_: object) -> None:
        wrote.append(True)

    event.listen(session.sync_session, "do_orm_execute", executed)
    event.listen(session.sync_session, "after_flush", flushed)
    return wrote


async def clear(session: Session, before: datetime) -> None:
    """Forgets what is older than any redelivery."""
    await session.execute(delete(ReceivedRow).where(ReceivedRow.at < before))
