"""Claims: what leaves next for Slack, marked as being sent before it leaves."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from db import deliveries, rests
from db.deliveries import Original, Parent
from db.engine import Session
from db.listed import among
from db.outbox import Delivery, DeliveryState, Method, Priority
from db.prepared import prepared
from db.tables import DeliveryRow

Earlier = aliased(DeliveryRow)
STRETCHES = [(method, priority) for priority in Priority.EVERY for method in Method]
NEVER = (DeliveryState.FAILED, DeliveryState.EXPIRED)  # stand in Slack, nor will


def _stretch(workspace: Any, now: Any, method: Method, priority: int) -> tuple[Any, ...]:
    """Of what is due of one method and priority: a stretch of one index."""
    return (
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.state == DeliveryState.QUEUED,
        DeliveryRow.method == method,
        DeliveryRow.priority == priority,
        DeliveryRow.due_at <= now,
    )


@prepared
def _waits(workspace: str, now: datetime) -> Any:
    """The first of each stretch, if any: most are empty, and this is all that is asked of them.

    In their order, as that is the index's own: else PostgreSQL may look through the whole table for any.
    """
    order = (DeliveryRow.due_at, DeliveryRow.id)
    firsts = (select(DeliveryRow.id).where(*_stretch(workspace, now, *each)).order_by(*order) for each in STRETCHES)
    return select(*(first.limit(1).scalar_subquery() for first in firsts))


def _first_of(method: Method, priority: int) -> Any:
    """Asks for what may leave now of a stretch, in its order."""
    ready = or_(
        and_(DeliveryRow.redraws_id.is_(None), DeliveryRow.thread_id.is_(None)),
        Original.slack_ts.is_not(None),
        Parent.slack_ts.is_not(None),
        Original.state.in_(NEVER),  # it has come to nothing too, and whoever claims it says so
        *(() if priority != Priority.ANSWER else (_alone(),)),
    )
    overtaking = exists().where(
        Earlier.redraws_id == DeliveryRow.redraws_id,
        Earlier.id < DeliveryRow.id,
        Earlier.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)),
    )

    @prepared
    def first(workspace: str, now: datetime, shut: Collection[str], most: int) -> Any:
        may_leave = (
            *_stretch(workspace, now, method, priority),
            or_(DeliveryRow.expires_at.is_(None), DeliveryRow.expires_at > now),
            or_(DeliveryRow.channel.is_(None), ~among(DeliveryRow.channel, shut)),
            ready,
            ~overtaking,
        )
        return deliveries.joined(*may_leave).order_by(DeliveryRow.due_at, DeliveryRow.id).limit(most)

    return first


def _alone() -> Any:
    """An answer comes by itself where the head of its thread never will, or nobody can know whether it stands."""
    unknown = and_(Parent.state == DeliveryState.UNCERTAIN, Parent.sought.is_(False))
    return and_(DeliveryRow.channel.is_not(None), or_(Parent.state.in_(NEVER), unknown))


FIRST = {each: _first_of(*each) for each in STRETCHES}


@prepared
def _mark(delivery_ids: Collection[int], now: datetime, fence: int) -> Any:
    return (
        update(DeliveryRow)
        .where(among(DeliveryRow.id, delivery_ids), DeliveryRow.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.SENDING, sending_at=now, fence=fence, attempts=DeliveryRow.attempts + 1)
        .returning(DeliveryRow.id)
    )


@dataclass(frozen=True, slots=True)
class Room:
    """How much may leave now: `most` messages, none into the channels that are `shut`, each only if it is admitted."""

    most: int = 1
    shut: Collection[str] = ()
    admits: Callable[[Delivery], bool] = lambda _: True


ONE = Room()


async def waiting(session: Session, workspace: str, now: datetime) -> bool:
    """Whether something could be claimed now."""
    return bool(await _next(session, workspace, now, ONE))


async def queued(session: Session, workspace: str) -> int:
    """How many messages wait, whenever they may leave."""
    waits = (DeliveryRow.workspace_id == workspace, DeliveryRow.state == DeliveryState.QUEUED)
    return await session.scalar(select(func.count()).select_from(DeliveryRow).where(*waits)) or 0


async def _next(session: Session, workspace: str, now: datetime, room: Room) -> list[Any]:
    """The rows of what may leave next, and of some more: of each priority of which there is room for any.

    Of a method that rests none is looked at.
    """
    rest = await rests.resting(session, workspace, now)
    (firsts,) = await _waits.rows(session, workspace, now)
    there = [each for each, first in zip(STRETCHES, firsts, strict=True) if first is not None and each[0] not in rest]
    found: list[Any] = []
    for priority in Priority.EVERY:
        for stretch in there if len(found) < room.most else ():
            if stretch[1] == priority:
                found += await FIRST[stretch].rows(session, workspace, now, room.shut, room.most)
    return found


async def claim(session: Session, workspace: str, now: datetime, *, fence: int = 0, room: Room = ONE) -> list[Delivery]:
    """The next messages to send to a workspace, as many as there is room for, in order and now marked as being sent.

    A message that redraws or answers another waits until that one stands in Slack, and for the redrawings of it that
    were queued before. Where it never will, an answer goes without its thread, and a redrawing is `homeless`. A method
    that Slack asked to rest is left out, and so is what has waited too long. Two senders never get the same one: the
    mark is a compare-and-set, and `fence` is the token of the lane in whose name it was set.
    """
    if room.most < 1:  # below zero it would mean that there is no limit
        return []
    rows = await _next(session, workspace, now, room)
    mark = {"state": DeliveryState.SENDING, "fence": fence, "sending_at": now}
    found = deliveries.read(rows, lambda row: {**mark, "attempts": row.attempts + 1})
    wanted = [each for each in sorted(found, key=lambda each: each.order)[: room.most] if room.admits(each)]
    mine = set(await _mark.scalars(session, [each.id for each in wanted], now, fence)) if wanted else ()
    return [each for each in wanted if each.id in mine]
