"""Who speaks to a workspace: one sender at a time, by a lease that ends by itself, and a token that only grows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_, update

from db.engine import Session
from db.tables import LaneRow
from db.upsert import insert


@dataclass(frozen=True, slots=True)
class Lease:
    """The lane of a workspace in one sender's hands. `token` is higher than that of every sender before.

    `paces` is what the senders before know of Slack's limits here.
    """

    token: int
    paces: Mapping[str, Any]


async def take(session: Session, workspace: str, owner: str, *, now: datetime, until: datetime) -> Lease | None:
    """Takes the lane until then, or holds it for longer; None while it is in another one's hands.

    One that ends later than any lease does was written before the clock was set back: it holds nobody up.
    """
    length = until - now
    free = or_(LaneRow.owner.is_(None), LaneRow.until <= now, LaneRow.until > until + length)
    row = insert(session, LaneRow).values(workspace_id=workspace, owner=owner, token=1, until=until, paces={})
    mine = LaneRow.owner == owner
    again = row.on_conflict_do_update(
        index_elements=[LaneRow.workspace_id],
        set_={"owner": owner, "until": until, "token": LaneRow.token + case((mine, 0), else_=1)},
        where=or_(mine, free),
    )
    taken = (await session.execute(again.returning(LaneRow.token, LaneRow.paces))).one_or_none()
    return Lease(*taken) if taken else None


async def vacate(session: Session, workspace: str, owners: str) -> None:
    """Frees the lane where its owner's name begins so, and whoever has such a name is surely dead.

    Its token is not given out again, as after any other sender.
    """
    theirs = (LaneRow.workspace_id == workspace, LaneRow.owner.startswith(owners, autoescape=True))
    await session.execute(update(LaneRow).where(*theirs).values(owner=None))


async def note(session: Session, workspace: str, owner: str, paces: Mapping[str, Any]) -> None:
    """Keeps what is known of Slack's limits for whoever comes next; nothing happens once another one has the lane."""
    await session.execute(_mine(workspace, owner).values(paces=dict(paces)))


async def release(session: Session, workspace: str, owner: str, paces: Mapping[str, Any]) -> None:
    """Gives the lane back before its time; nothing happens once another one has it."""
    await session.execute(_mine(workspace, owner).values(owner=None, paces=dict(paces)))


def _mine(workspace: str, owner: str) -> Any:
    return update(LaneRow).where(LaneRow.workspace_id == workspace, LaneRow.owner == owner)
