"""What stands in the messages of digests: the answers and wins that each of them is drawn from, and since when."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import aliased

from db import deliveries, facts
from db.engine import Session
from db.outbox import Delivery, DeliveryState
from db.prepared import prepared
from db.tables import AnswerRow, DeliveryRow, DigestItemRow, WinRow
from growth.facts import ItemKey

LOST = (DeliveryState.FAILED, DeliveryState.EXPIRED)
Other, Elsewhere = aliased(DigestItemRow), aliased(DeliveryRow)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in one message of a digest. What `waits` is owed by its reader until it is done."""

    delivery_id: int
    key: ItemKey
    waits: bool = False


@prepared
def _there(workspace: str, delivery_ids: Collection[int]) -> Any:
    return select(DeliveryRow.id).where(DeliveryRow.workspace_id == workspace, DeliveryRow.id.in_(delivery_ids))


async def keep(session: Session, workspace: str, items: Mapping[int, Mapping[ItemKey, bool]]) -> None:
    """Writes down what messages are drawn from, when they are drawn for the first time.

    `items` is by the delivery of each message: each thing in it, and whether it waits there.
    """
    ours = set(await _there.scalars(session, workspace, items)) if any(items.values()) else set()
    rows = [
        {"delivery_id": delivery_id, "answer_id": key.answer, "win_id": key.win, "waits": waits}
        for delivery_id, drawn in items.items()
        if delivery_id in ours
        for key, waits in drawn.items()
    ]
    if rows:
        await session.execute(insert(DigestItemRow), rows)


def _items(workspace: str, *conditions: Any) -> Any:
    """What stands in the messages of which this holds."""
    wanted = select(DigestItemRow).join(DeliveryRow, DeliveryRow.id == DigestItemRow.delivery_id)
    wanted = wanted.where(DeliveryRow.workspace_id == workspace, *conditions)
    return wanted.order_by(DigestItemRow.delivery_id, DigestItemRow.id)


def _read(rows: Iterable[Any]) -> list[Item]:
    return [facts.of(Item, row) for row in rows]


@prepared
def _beside(workspace: str, delivery_id: int) -> Any:
    first = select(func.coalesce(DeliveryRow.thread_id, DeliveryRow.id)).where(DeliveryRow.id == delivery_id)
    return _items(workspace, func.coalesce(DeliveryRow.thread_id, DeliveryRow.id) == first.scalar_subquery())


async def beside(session: Session, workspace: str, delivery_id: int) -> list[Item]:
    """Everything in the digest that a message belongs to: in the first one, and in those in its thread."""
    return _read(await _beside.scalars(session, workspace, delivery_id))


@prepared
def _of(workspace: str, delivery_id: int) -> Any:
    return _items(workspace, DigestItemRow.delivery_id == delivery_id)


async def of(session: Session, workspace: str, delivery_id: int) -> list[Item]:
    """What stands in one message."""
    return _read(await _of.scalars(session, workspace, delivery_id))


def _newest(workspace: str, team_id: int, kinds: Collection[tuple[str, ...]], *to: Any) -> Any:
    there = (DeliveryRow.workspace_id == workspace, DeliveryRow.team_id == team_id, DeliveryRow.state.not_in(LOST))
    return select(func.max(DeliveryRow.created_at)).where(*there, DeliveryRow.kinds.in_(kinds), *to)


@prepared
def _last(workspace: str, team_id: int, kinds: Collection[tuple[str, ...]], person_id: int | None) -> Any:
    return _newest(workspace, team_id, kinds, DeliveryRow.person_id.is_not_distinct_from(person_id))


@prepared
def _last_to_anybody(workspace: str, team_id: int, kinds: Collection[tuple[str, ...]]) -> Any:
    return _newest(workspace, team_id, kinds)


def _alone(kinds: Collection[str]) -> list[tuple[str, ...]]:
    """A digest shares its message with nothing."""
    return [(kind,) for kind in kinds]


async def last(
    session: Session, workspace: str, team_id: int, kinds: Collection[str], *, person_id: int | None = None
) -> datetime | None:
    """When the team's last message of these kinds, to this person, was queued that stands in Slack, or still may."""
    at: datetime | None = await _last.scalar(session, workspace, team_id, _alone(kinds), person_id)
    return at


async def last_to_anybody(session: Session, workspace: str, team_id: int, kinds: Collection[str]) -> datetime | None:
    """The same, to whoever led the team then."""
    at: datetime | None = await _last_to_anybody.scalar(session, workspace, team_id, _alone(kinds))
    return at


@prepared
def _lost(workspace: str, team_id: int, kinds: Collection[tuple[str, ...]], person_id: int | None) -> Any:
    def alike(row: Any) -> tuple[Any, ...]:
        return row.team_id == team_id, row.kinds.in_(kinds), row.person_id.is_not_distinct_from(person_id)

    same = or_(Other.answer_id == DigestItemRow.answer_id, Other.win_id == DigestItemRow.win_id)
    told = select(Other.id).join(Elsewhere, Elsewhere.id == Other.delivery_id)
    told = told.where(same, *alike(Elsewhere), Elsewhere.state.not_in(LOST))
    return _items(workspace, *alike(DeliveryRow), DeliveryRow.state.in_(LOST), ~told.exists())


async def lost(
    session: Session, workspace: str, team_id: int, kinds: Collection[str], *, person_id: int | None
) -> list[Item]:
    """What stood in messages to this reader that never arrived, and in none since then that did or may."""
    return _read(await _lost.scalars(session, workspace, team_id, _alone(kinds), person_id))


def _holding(workspace: str, condition: Any) -> Any:
    """The messages that stand in Slack, or may, with something in them of which this holds."""
    out = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)
    with_it = select(DigestItemRow.delivery_id).where(condition)
    wanted = deliveries.joined(DeliveryRow.workspace_id == workspace, DeliveryRow.state.in_(out))
    return wanted.where(DeliveryRow.id.in_(with_it)).order_by(DeliveryRow.created_at, DeliveryRow.id)


@prepared
def _holding_things(workspace: str, answers: Collection[int], wins: Collection[int]) -> Any:
    return _holding(workspace, or_(DigestItemRow.answer_id.in_(answers), DigestItemRow.win_id.in_(wins)))


@prepared
def _holding_words(workspace: str, person_id: int) -> Any:
    answers = select(AnswerRow.id).where(AnswerRow.person_id == person_id)
    wins = select(WinRow.id).where(WinRow.person_id == person_id)
    return _holding(workspace, or_(DigestItemRow.answer_id.in_(answers), DigestItemRow.win_id.in_(wins)))


async def holding(session: Session, workspace: str, keys: Collection[ItemKey]) -> list[Delivery]:
    """The messages that stand in Slack, or may, with one of these things in them; the oldest first."""
    answers = [key.answer for key in keys if key.answer is not None]
    wins = [key.win for key in keys if key.win is not None]
    return deliveries.read(await _holding_things.rows(session, workspace, answers, wins))


async def holding_words_of(session: Session, workspace: str, person_id: int) -> list[Delivery]:
    """The same of everything that a person wrote."""
    return deliveries.read(await _holding_words.rows(session, workspace, person_id))
