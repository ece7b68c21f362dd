"""What Slack handed over, by id, so that a second delivery of the same thing changes nothing.

A row says that it was done. It is written in the transaction of the deed itself, before anything else: a crash leaves
both or neither, and of two deliveries at once the second waits until the first is done or has come to nothing.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import PersonRow, ReceivedRow
from db.upsert import Insert


@dataclass(frozen=True, slots=True)
class Begun:
    """A deed that is to be done. `made` is what it made before, when the same form said something else."""

    made: str | None = None


@prepared_upsert
def _begin(insert: Insert, workspace: str, received_id: str, now: datetime, said: str) -> Any:
    row = insert(ReceivedRow).values(workspace_id=workspace, id=received_id, at=now, said=said)
    return row.on_conflict_do_update(
        index_elements=[ReceivedRow.workspace_id, ReceivedRow.id],
        set_={"at": row.excluded.at, "said": row.excluded.said},
        where=ReceivedRow.said != row.excluded.said,
    ).returning(ReceivedRow.made)


@prepared
def _there(workspace: str, received_id: str) -> Any:
    return select(ReceivedRow.said, ReceivedRow.made).where(*_this(workspace, received_id))


async def begin(session: Session, workspace: str, received_id: str, now: datetime, *, said: str = "") -> Begun | None:
    """Marks a thing as done, in the transaction that does it; None where it was done before, with the same words."""
    marked = await _begin.rows(session, workspace, received_id, now, said)
    return Begun(*marked[0]) if marked else None


async def may_begin(session: Session, workspace: str, received_id: str, *, said: str = "") -> Begun | None:
    """What `begin` would answer now, without a mark: somebody else can still be faster."""
    for said_before, made in await _there.rows(session, workspace, received_id):
        return None if said_before == said else Begun(made)
    return Begun()


def _this(workspace: str, received_id: str) -> tuple[Any, ...]:
    return ReceivedRow.workspace_id == workspace, ReceivedRow.id == received_id


@prepared
def _leave(workspace: str, received_id: str, what: str) -> Any:
    return update(ReceivedRow).where(*_this(workspace, received_id)).values(made=what)


async def leave(session: Session, workspace: str, received_id: str, what: str) -> None:
    """Remembers what the deed made."""
    await _leave.run(session, workspace, received_id, what)


async def clear(session: Session, before: datetime) -> None:
    """Forgets what is older than any redelivery."""
    await session.execute(delete(ReceivedRow).where(ReceivedRow.at < before))


async def name_no_more(session: Session, workspace: str, person_id: int) -> None:
    """Takes a person's Slack id out of what deeds made, as a team's form remembers whom it showed."""
    named = select(PersonRow.slack_id).where(PersonRow.workspace_id == workspace, PersonRow.id == person_id)
    slack_id = await session.scalar(named)
    if slack_id is None:
        return
    shown = (ReceivedRow.workspace_id == workspace, ReceivedRow.made.contains(slack_id, autoescape=True))
    for row in await session.scalars(select(ReceivedRow).where(*shown)):
        row.made = re.sub(rf"\b{re.escape(slack_id)}\b ?", "", row.made or "")
    await session.flush()
