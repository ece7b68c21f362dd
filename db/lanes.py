"""Who speaks to a workspace: one sender at a time, by a lease that ends by itself, and a token that only grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_, update

from db.engine import Session
from db.prepared import prepared, prepared_upsert
from db.tables import LaneRow
from db.upsert import Insert


@dataclass(frozen=True, slots=True)
class Lease:
    """The lane of a workspace in one sender's hands. `token` is higher than that of every sender before.

    `paces` is what the senders before know of Slack's limits here.
    """

    token: int
    paces: Mapping[str, Any]


@prepared_upsert
def _take(
    insert: Insert, workspace: str, owner: str, *, now: datetime, until: datetime, no_lease_ends_after: datetime
) -> Any:
    free = or_(LaneRow.owner.is_(None), LaneRow.until <= now, LaneRow.until > no_lease_ends_after)
    row = insert(LaneRow).values(workspace_id=workspace, owner=owner, token=1, until=until, paces={})
    mine = LaneRow.owner == owner
    return row.on_conflict_do_update(
        index_elements=[LaneRow.workspace_id],
        set_={"owner": owner, "until": until, "token": LaneRow.token + case((mine, 0), else_=1)},
        where=or_(mine, free),
    ).returning(LaneRow.token, LaneRow.paces)


@prepared
def _note(workspace: str, owner: str, paces: Mapping[str, Any]) -> Any:
    return _mine(workspace, owner).values(paces=paces)


@prepared
def _release(workspace: str, owner: str, paces: Mapping[str, Any]) -> Any:
    return _mine(workspace, owner).values(owner=None, paces=paces)


async def take(session: Session, workspace: str, owner: str, *, now: datetime, until: datetime) -> Lease | None:
    """Takes the lane until then, or holds it for longer; None while it is in another one's hands.

    One that ends later than any lease does was written before the clock was set back: it holds nobody up.
    """
    taken = await _take.rows(session, workspace, owner, now=now, until=until, no_lease_ends_after=until + (until - now))
    return Lease(*taken[0]) if taken else None


async def vacate(session: Session, workspace: str, owners: str) -> None:
    """Frees the lane where its owner's name begins so, and whoever has such a name is surely dead.

    Its token is not given out again, as after any other sender.
    """
    theirs = (LaneRow.workspace_id == workspace, LaneRow.owner.startswith(owners, autoescape=True))
    await session.execute(update(LaneRow).where(*theirs).values(owner=None))


async def note(session: Session, workspace: str, owner: str, paces: Mapping[str, Any]) -> None:
    """Keeps what is known of Slack's limits for whoever comes next; nothing happens once another one has the lane."""
    await _note.run(session, workspace, owner, dict(paces))


async def release(session: Session, workspace: str, owner: str, paces: Mapping[str, Any]) -> None:
    """Gives the lane back before its time; nothing happens once another one has it."""
    await _release.run(session, workspace, owner, dict(paces))


def _mine(workspace: str, owner: str) -> Any:
    return update(LaneRow).where(LaneRow.workspace_id == workspace, LaneRow.owner == owner)
