"""Claims: what leaves next for Slack, marked as being sent before it leaves."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select, union_all, update
from sqlalchemy.orm import aliased

from db import deliveries, rests
from db.deliveries import Original, Parent
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method, Priority
from db.tables import DeliveryRow

Earlier = aliased(DeliveryRow)
NOW: Any = bindparam("now", type_=DeliveryRow.due_at.type)
WORKSPACE: Any = bindparam("here", type_=DeliveryRow.workspace_id.type)


def _claimable(method: Method, priority: int) -> Any:
    """The ids of what may leave now, of one method and priority, in order: a stretch of one index."""
    ready = or_(
        and_(DeliveryRow.redraws_id.is_(None), DeliveryRow.thread_id.is_(None)),
        Original.slack_ts.is_not(None),
        Parent.slack_ts.is_not(None),
    )
    overtaking = exists().where(
        Earlier.redraws_id == DeliveryRow.redraws_id,
        Earlier.id < DeliveryRow.id,
        Earlier.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)),
    )
    return (
        select(DeliveryRow.id)
        .outerjoin(Original, Original.id == DeliveryRow.redraws_id)
        .outerjoin(Parent, Parent.id == DeliveryRow.thread_id)
        .where(
            DeliveryRow.workspace_id == WORKSPACE,
            DeliveryRow.state == DeliveryState.QUEUED,
            DeliveryRow.method == method,
            DeliveryRow.priority == priority,
            DeliveryRow.due_at <= NOW,
            or_(DeliveryRow.expires_at.is_(None), DeliveryRow.expires_at > NOW),
            or_(DeliveryRow.channel.is_(None), DeliveryRow.channel.not_in(bindparam("shut", expanding=True))),
            ready,
            ~overtaking,
        )
        .order_by(DeliveryRow.due_at, DeliveryRow.id)
        .limit(bindparam(method.name))
        .subquery()
    )


# Said once and for all: to put it together takes longer than to run it.
NEXT = union_all(*(select(_claimable(method, each).c.id) for each in Priority.EVERY for method in Method)).subquery()
BEHIND_NEXT = deliveries.joined(DeliveryRow.id.in_(select(NEXT.c.id)))


@dataclass(frozen=True, slots=True)
class Room:
    """How much may leave now: `most` messages, none into the channels that are `shut`, each only if it is admitted."""

    most: int = 1
    shut: Collection[str] = ()
    admits: Callable[[Delivery], bool] = lambda _: True


ONE = Room()


async def waiting(session: Session, workspace: str, now: datetime) -> bool:
    """Whether something could be claimed now."""
    given = await _given(session, workspace, now, ONE)
    return await session.scalar(select(NEXT.c.id).limit(1), given) is not None


async def _given(session: Session, workspace: str, now: datetime, room: Room) -> dict[str, Any]:
    """What NEXT is asked with. A method that rests costs nothing, however much waits for it."""
    rest = await rests.resting(session, workspace, now)
    limits = {method.name: 0 if method in rest else room.most for method in Method}
    return {"here": workspace, "now": now, "shut": list(room.shut), **limits}


async def claim(session: Session, workspace: str, now: datetime, *, fence: int = 0, room: Room = ONE) -> list[Delivery]:
    """The next messages to send to a workspace, as many as there is room for, in order and now marked as being sent.

    A message that redraws or answers another waits until that one stands in Slack, and for the redrawings of it that
    were queued before. A method that Slack asked to rest is left out, and so is what has waited too long. Two senders
    never get the same one: the mark is a compare-and-set, and `fence` is the token of the lane in whose name it was
    set.
    """
    if room.most < 1:  # below zero it would mean that there is no limit
        return []
    given = await _given(session, workspace, now, room)
    found = deliveries.read(await session.execute(BEHIND_NEXT, given))
    wanted = [each for each in sorted(found, key=lambda each: each.order)[: room.most] if room.admits(each)]
    if not wanted:
        return []
    marked = await session.scalars(
        update(DeliveryRow)
        .where(DeliveryRow.id.in_([each.id for each in wanted]), DeliveryRow.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.SENDING, sending_at=now, fence=fence, attempts=DeliveryRow.attempts + 1)
        .returning(DeliveryRow.id)
        .execution_options(synchronize_session=False)
    )
    mine = set(marked)
    return [
        replace(each, state=DeliveryState.SENDING, attempts=each.attempts + 1, fence=fence, sending_at=now)
        for each in wanted
        if each.id in mine
    ]
