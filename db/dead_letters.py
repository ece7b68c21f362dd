"""Dead letters: messages that did not arrive, or perhaps, for an admin to see to. Redrawn ones are not among them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, and_, cast, func, literal, or_, select, update

from db import deliveries
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method
from db.prepared import prepared
from db.tables import DeliveryRow

MOST_TALLIES = 100  # that one question names
TO_PERSON = DeliveryRow.person_id.is_not(None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many dead letters ended alike: with the same `error`, to one person or to a channel."""

    state: DeliveryState
    error: str
    to_person: bool
    count: int


def _dead(workspace: str, since: datetime) -> tuple[Any, ...]:
    """Made since then. What is still looked for in its conversation may yet be found there."""
    return (
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.state.in_((DeliveryState.FAILED, DeliveryState.UNCERTAIN)),
        DeliveryRow.method == Method.POST,
        DeliveryRow.handled_at.is_(None),
        DeliveryRow.sought.is_(False),
        DeliveryRow.created_at >= since,
    )


async def tallies(session: Session, workspace: str, since: datetime) -> list[Tally]:
    """All that were made since then, counted by how they ended; those of which there are most come first."""
    alike = (DeliveryRow.state, DeliveryRow.error, TO_PERSON)
    count = func.count().label("number")
    wanted = select(*alike, count).where(*_dead(workspace, since)).group_by(*alike)
    rows = await session.execute(wanted.order_by(count.desc(), DeliveryRow.error))
    return [Tally(state, error or "", bool(to_person), number) for state, error, to_person, number in rows]


@prepared
def _count(workspace: str, since: datetime, most: int) -> Any:
    some = select(DeliveryRow.id).where(*_dead(workspace, since)).limit(most).subquery()
    return select(func.count()).select_from(some)


async def count(session: Session, workspace: str, since: datetime, *, most: int) -> int:
    """How many were made since then; `most` where there are more."""
    found: int = await _count.scalar(session, workspace, since, most)
    return found


async def page(
    session: Session, workspace: str, alike: Sequence[Tally], since: datetime, *, skip: int = 0, limit: int
) -> list[Delivery]:
    """Those that ended in these ways, the newest first, without the first `skip` of them."""
    ways = [
        and_(
            DeliveryRow.state == it.state,
            func.coalesce(DeliveryRow.error, "") == it.error,
            TO_PERSON if it.to_person else ~TO_PERSON,
        )
        for it in alike[:MOST_TALLIES]
    ]
    if not ways:
        return []
    wanted = deliveries.joined(*_dead(workspace, since), or_(*ways)).order_by(DeliveryRow.id.desc())
    return deliveries.read(await session.execute(wanted.offset(skip).limit(limit)))


async def drop(session: Session, workspace: str, delivery_ids: Collection[int], now: datetime) -> set[int]:
    """Takes dead letters off the list. Returns which of them it was this time: of two admins, one is the first."""
    return await _handle(session, workspace, delivery_ids, now, {})


async def free(session: Session, workspace: str, delivery_ids: Collection[int], now: datetime) -> set[int]:
    """The same of those that are to be made anew: their occasions, and those of what followed them, are free again.

    What was uncertain has failed from then on: somebody has looked, and it is not there.
    """
    freed = {"state": DeliveryState.FAILED, "key": literal("dead:").concat(cast(DeliveryRow.id, String))}
    mine = await _handle(session, workspace, delivery_ids, now, freed)
    if mine:
        of_them = or_(DeliveryRow.thread_id.in_(mine), DeliveryRow.redraws_id.in_(mine))
        over = DeliveryRow.state.in_((DeliveryState.EXPIRED, DeliveryState.QUEUED))
        gone = {"state": DeliveryState.EXPIRED, "key": freed["key"], "error": "what it belongs to is made anew"}
        await session.execute(
            update(DeliveryRow).where(DeliveryRow.workspace_id == workspace, of_them, over).values(gone)
        )
    return mine


async def _handle(
    session: Session, workspace: str, delivery_ids: Collection[int], now: datetime, more: dict[str, Any]
) -> set[int]:
    waits = (*_dead(workspace, datetime.min.replace(tzinfo=now.tzinfo)), DeliveryRow.id.in_(list(delivery_ids)))
    turned = update(DeliveryRow).where(*waits).values(handled_at=now, **more).returning(DeliveryRow.id)
    return set(await session.scalars(turned.execution_options(synchronize_session=False)))
