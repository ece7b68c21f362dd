"""What stands in the messages of digests: the answers and wins that each of them is drawn from, and since when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, or_, select
from sqlalchemy.orm import aliased

from db import deliveries, facts
from db.engine import Session
from db.outbox import Delivery, DeliveryState
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


async def keep(session: Session, workspace: str, items: Mapping[int, Mapping[ItemKey, bool]]) -> None:
    """Writes down what messages are drawn from, when they are drawn for the first time.

    `items` is by the delivery of each message: each thing in it, and whether it waits there.
    """
    mine = DeliveryRow.workspace_id == workspace, DeliveryRow.id.in_(items)
    ours = set(await session.scalars(select(DeliveryRow.id).where(*mine)))
    rows = [
        {"delivery_id": delivery_id, "answer_id": key.answer, "win_id": key.win, "waits": waits}
        for delivery_id, drawn in items.items()
        if delivery_id in ours
        for key, waits in drawn.items()
    ]
    if rows:
        await session.execute(insert(DigestItemRow), rows)


async def beside(session: Session, workspace: str, delivery_id: int) -> list[Item]:
    """Everything in the digest that a message belongs to: in the first one, and in those in its thread."""
    first = select(func.coalesce(DeliveryRow.thread_id, DeliveryRow.id)).where(DeliveryRow.id == delivery_id)
    same = func.coalesce(DeliveryRow.thread_id, DeliveryRow.id) == first.scalar_subquery()
    return await _items(session, workspace, same)


async def of(session: Session, workspace: str, delivery_id: int) -> list[Item]:
    """What stands in one message."""
    return await _items(session, workspace, DigestItemRow.delivery_id == delivery_id)


async def last(
    session: Session, workspace: str, team_id: int, kinds: Collection[str], *, person_id: int | None = None
) -> datetime | None:
    """When the team's last message of these kinds, to this person, was queued that stands in Slack, or still may."""
    return await _last(session, workspace, team_id, kinds, DeliveryRow.person_id == person_id)


async def last_to_anybody(session: Session, workspace: str, team_id: int, kinds: Collection[str]) -> datetime | None:
    """The same, to whoever led the team then."""
    return await _last(session, workspace, team_id, kinds)


async def _last(session: Session, workspace: str, team_id: int, kinds: Collection[str], *to: Any) -> datetime | None:
    there = (DeliveryRow.workspace_id == workspace, DeliveryRow.team_id == team_id, DeliveryRow.state.not_in(LOST))
    of_kinds = DeliveryRow.kinds.in_([(kind,) for kind in kinds])
    return await session.scalar(select(func.max(DeliveryRow.created_at)).where(*there, of_kinds, *to))


async def lost(
    session: Session, workspace: str, team_id: int, kinds: Collection[str], *, person_id: int | None
) -> list[Item]:
    """What stood in messages to this reader that never arrived, and in none since then that did or may."""
    wanted = [(kind,) for kind in kinds]  # a digest shares its message with nothing
    alike = (DeliveryRow.team_id == team_id, DeliveryRow.kinds.in_(wanted), DeliveryRow.person_id == person_id)
    told = (
        select(Other.id)
        .join(Elsewhere, Elsewhere.id == Other.delivery_id)
        .where(
            or_(Other.answer_id == DigestItemRow.answer_id, Other.win_id == DigestItemRow.win_id),
            Elsewhere.team_id == team_id,
            Elsewhere.kinds.in_(wanted),
            Elsewhere.person_id == person_id,
            Elsewhere.state.not_in(LOST),
        )
    )
    return await _items(session, workspace, *alike, DeliveryRow.state.in_(LOST), ~told.exists())


async def _items(session: Session, workspace: str, *conditions: Any) -> list[Item]:
    wanted = select(DigestItemRow).join(DeliveryRow, DeliveryRow.id == DigestItemRow.delivery_id)
    wanted = wanted.where(DeliveryRow.workspace_id == workspace, *conditions)
    rows = await session.scalars(wanted.order_by(DigestItemRow.delivery_id, DigestItemRow.id))
    return [facts.of(Item, row) for row in rows]


async def holding(session: Session, workspace: str, keys: Collection[ItemKey]) -> list[Delivery]:
    """The messages that stand in Slack, or may, with one of these things in them; the oldest first."""
    answers = [key.answer for key in keys if key.answer is not None]
    wins = [key.win for key in keys if key.win is not None]
    return await _holding(session, workspace, _of(answers, wins))


async def holding_words_of(session: Session, workspace: str, person_id: int) -> list[Delivery]:
    """The same of everything that a person wrote."""
    answers = select(AnswerRow.id).where(AnswerRow.person_id == person_id)
    wins = select(WinRow.id).where(WinRow.person_id == person_id)
    return await _holding(session, workspace, _of(answers, wins))


def _of(answers: Any, wins: Any) -> ColumnElement[bool]:
    return or_(DigestItemRow.answer_id.in_(answers), DigestItemRow.win_id.in_(wins))


async def _holding(session: Session, workspace: str, condition: Any) -> list[Delivery]:
    out = (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)
    wanted = (
        select(DeliveryRow.id)
        .where(DeliveryRow.workspace_id == workspace)
        .where(DeliveryRow.id.in_(select(DigestItemRow.delivery_id).where(condition)), DeliveryRow.state.in_(out))
        .order_by(DeliveryRow.created_at, DeliveryRow.id)
    )
    ids = await session.scalars(wanted)
    return [await deliveries.get(session, workspace, delivery_id) for delivery_id in ids.all()]
