"""Claims: what leaves next for Slack, marked as being sent before it leaves."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select, union_all, update
from sqlalchemy.orm import aliased

from db import deliveries, rests
from db.deliveries import Original, Parent
from db.engine import Session
from db.listed import among
from db.outbox import Delivery, DeliveryState, Method, Priority
from db.prepared import prepared
from db.tables import DeliveryRow

Earlier = aliased(DeliveryRow)
NEVER = (DeliveryState.FAILED, DeliveryState.EXPIRED)  # stand in Slack, nor will


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a claim is given: how much of each method may leave now, and into which channels nothing may."""

    workspace: Any
    now: Any
    shut: Any
    posts: Any
    updates: Any

    def of(self, method: Method) -> Any:
        return self.posts if method is Method.POST else self.updates


def _claimable(limits: Limits, method: Method, priority: int) -> Any:
    """The ids of what may leave now, of one method and priority, in order: a stretch of one index."""
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
    return (
        select(DeliveryRow.id)
        .outerjoin(Original, Original.id == DeliveryRow.redraws_id)
        .outerjoin(Parent, Parent.id == DeliveryRow.thread_id)
        .where(
            DeliveryRow.workspace_id == limits.workspace,
            DeliveryRow.state == DeliveryState.QUEUED,
            DeliveryRow.method == method,
            DeliveryRow.priority == priority,
            DeliveryRow.due_at <= limits.now,
            or_(DeliveryRow.expires_at.is_(None), DeliveryRow.expires_at > limits.now),
            or_(DeliveryRow.channel.is_(None), ~among(DeliveryRow.channel, limits.shut)),
            ready,
            ~overtaking,
        )
        .order_by(DeliveryRow.due_at, DeliveryRow.id)
        .limit(limits.of(method))
        .subquery()
    )


def _alone() -> Any:
    """An answer comes by itself where the head of its thread never will, or nobody can know whether it stands."""
    unknown = and_(Parent.state == DeliveryState.UNCERTAIN, Parent.sought.is_(False))
    return and_(DeliveryRow.channel.is_not(None), or_(Parent.state.in_(NEVER), unknown))


def _next(limits: Limits) -> Any:
    """The ids of what may leave now, of every method and priority."""
    each = [_claimable(limits, method, priority) for priority in Priority.EVERY for method in Method]
    return select(union_all(*(select(one.c.id) for one in each)).subquery().c.id)


@prepared
def _waiting(workspace: str, now: datetime, shut: Collection[str], *, posts: int, updates: int) -> Any:
    return _next(Limits(workspace=workspace, now=now, shut=shut, posts=posts, updates=updates)).limit(1)


@prepared
def _behind_next(workspace: str, now: datetime, shut: Collection[str], *, posts: int, updates: int) -> Any:
    limits = Limits(workspace=workspace, now=now, shut=shut, posts=posts, updates=updates)
    return deliveries.joined(DeliveryRow.id.in_(_next(limits)))


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
    posts, updates = await _limits(session, workspace, now, ONE)
    return await _waiting.scalar(session, workspace, now, ONE.shut, posts=posts, updates=updates) is not None


async def queued(session: Session, workspace: str) -> int:
    """How many messages wait, whenever they may leave."""
    waits = (DeliveryRow.workspace_id == workspace, DeliveryRow.state == DeliveryState.QUEUED)
    return await session.scalar(select(func.count()).select_from(DeliveryRow).where(*waits)) or 0


async def _limits(session: Session, workspace: str, now: datetime, room: Room) -> tuple[int, int]:
    """How many new messages may leave, and how many redrawn ones. Of a method that rests none is looked at."""
    rest = await rests.resting(session, workspace, now)
    return 0 if Method.POST in rest else room.most, 0 if Method.UPDATE in rest else room.most


async def claim(session: Session, workspace: str, now: datetime, *, fence: int = 0, room: Room = ONE) -> list[Delivery]:
    """The next messages to send to a workspace, as many as there is room for, in order and now marked as being sent.

    A message that redraws or answers another waits until that one stands in Slack, and for the redrawings of it that
    were queued before. Where it never will, an answer goes without its thread, and a redrawing is `homeless`. A method
    that Slack asked to rest is left out, and so is what has waited too long. Two senders never get the same one: the
    mark is a compare-and-set, and `fence` is the token of the lane in whose name it was set.
    """
    if room.most < 1:  # below zero it would mean that there is no limit
        return []
    posts, updates = await _limits(session, workspace, now, room)
    rows = await _behind_next.rows(session, workspace, now, room.shut, posts=posts, updates=updates)
    mark = {"state": DeliveryState.SENDING, "fence": fence, "sending_at": now}
    found = deliveries.read(rows, lambda row: {**mark, "attempts": row.attempts + 1})
    wanted = [each for each in sorted(found, key=lambda each: each.order)[: room.most] if room.admits(each)]
    mine = set(await _mark.scalars(session, [each.id for each in wanted], now, fence)) if wanted else ()
    return [each for each in wanted if each.id in mine]
