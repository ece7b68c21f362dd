"""Rounds of many people at once, in as many statements as for one: opened, closed, brought up, and found again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import delete, func, select, update

from content.model.ladder import Ladder
from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, DeliveryRow, RoundRow
from growth.facts import Person, Round, RoundState


class Asks(Protocol):
    """What a round asks: a question of a ladder, or what a look back asks in the place of one."""

    @property
    def id(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A round to be opened for a person: its week and question, and the message and the step it stands with.

    `back_id` is a step upon which it looks back.
    """

    person: Person
    week: str
    question: Asks
    ladder: Ladder
    delivery_id: int | None
    step_id: int | None
    back_id: int | None = None


async def open_each(session: Session, openings: Sequence[Opening], now: datetime) -> list[Round]:
    """Opens rounds, one a person, in their order. Raises IntegrityError when somebody's week has one."""
    rows: list[dict[str, Any]] = [
        {
            "person_id": opening.person.id,
            "week": opening.week,
            "question": opening.question.id,
            "asked": opening.question.text,
            "ladder": opening.ladder.id,
            "ladder_version": opening.ladder.version,
            "state": RoundState.OPEN,
            "opened_at": now,
            "answered_at": None,
            "reminded_at": None,
            "later": False,
            "pulse": None,
            "delivery_id": opening.delivery_id,
            "step_id": opening.step_id,
            "back_id": opening.back_id,
        }
        for opening in openings
    ]
    ids = await scope.add_each(session, RoundRow, rows)
    return [Round(id=round_id, **row) for round_id, row in zip(ids, rows, strict=True)]


async def close(session: Session, workspace: str, round_ids: Collection[int]) -> None:
    """Nobody answered them, and the next ones open."""
    if round_ids:
        await _close.run(session, workspace, round_ids)


@prepared
def _close(workspace: str, round_ids: Collection[int]) -> Any:
    return _change(workspace, round_ids).values(state=RoundState.CLOSED)


async def bring_up(session: Session, workspace: str, round_ids: Collection[int], now: datetime) -> None:
    """They are brought up once more: by a reminder, or because somebody asked to have theirs back."""
    if round_ids:
        await _bring_up.run(session, workspace, round_ids, now)


@prepared
def _bring_up(workspace: str, round_ids: Collection[int], now: datetime) -> Any:
    return _change(workspace, round_ids).values(reminded_at=now, later=False)


async def unask(session: Session, workspace: str, round_ids: Collection[int]) -> None:
    """Surely nobody saw their questions: they were not asked, and can come again."""
    if round_ids:
        await _unask.run(session, workspace, round_ids)


@prepared
def _unask(workspace: str, round_ids: Collection[int]) -> Any:
    return _change(workspace, round_ids).values(question="")


def _change(workspace: str, round_ids: Collection[int]) -> Any:
    return update(RoundRow).where(RoundRow.id.in_(round_ids), scope.within(RoundRow, workspace))


async def attach_each(session: Session, workspace: str, standing: Mapping[int, int]) -> None:
    """Ties rounds to the messages they stand in from now on: the ids of deliveries, by those of rounds."""
    to = {round_id: {"delivery_id": delivery_id} for round_id, delivery_id in standing.items()}
    await scope.change_each(session, RoundRow, workspace, to)


async def of_people(session: Session, workspace: str, person_ids: list[int], since: datetime) -> list[Round]:
    """The rounds of these people that opened, or were answered, at or after `since`; the newest first."""
    return [facts.of(Round, row) for row in await _of_people.scalars(session, workspace, person_ids, since)]


@prepared
def _of_people(workspace: str, person_ids: Collection[int], since: datetime) -> Any:
    theirs = scope.within(RoundRow, workspace), RoundRow.person_id.in_(person_ids)
    then = (RoundRow.opened_at >= since) | (RoundRow.answered_at >= since)
    return select(RoundRow).where(*theirs, then).order_by(RoundRow.opened_at.desc())


@prepared
def _in_messages(workspace: str, delivery_ids: Collection[int]) -> Any:
    return select(RoundRow).where(scope.within(RoundRow, workspace), RoundRow.delivery_id.in_(delivery_ids))


async def in_messages(session: Session, workspace: str, delivery_ids: Collection[int]) -> Mapping[int, Round]:
    """The round that stands in each of these messages, by the message."""
    rows = await _in_messages.scalars(session, workspace, delivery_ids)
    return {row.delivery_id: facts.of(Round, row) for row in rows if row.delivery_id is not None}


async def of_then(session: Session, workspace: str, delivery_ids: Collection[int]) -> Mapping[int, Round]:
    """The newest round that the person of each of these messages had when it was made, by the message."""
    newest = func.row_number().over(partition_by=DeliveryRow.id, order_by=RoundRow.opened_at.desc()).label("nth")
    ranked = (
        select(RoundRow.id, DeliveryRow.id.label("delivery"), newest)
        .join(DeliveryRow, DeliveryRow.person_id == RoundRow.person_id)
        .where(DeliveryRow.workspace_id == workspace, DeliveryRow.id.in_(list(delivery_ids)))
        .where(RoundRow.opened_at <= DeliveryRow.created_at, scope.within(RoundRow, workspace))
        .subquery()
    )
    wanted = select(RoundRow, ranked.c.delivery).join(ranked, ranked.c.id == RoundRow.id).where(ranked.c.nth == 1)
    rows = await session.execute(wanted)
    return {delivery: facts.of(Round, row) for row, delivery in rows}


async def never_asked(session: Session, workspace: str, delivery_ids: Collection[int]) -> None:
    """The rounds that were skipped because these messages of theirs never arrived may come again.

    One that such a message opened is forgotten, and one that it was to bring back is open as it was before. Whoever has
    answered theirs meanwhile keeps it as it is.
    """
    answered = select(AnswerRow.id).where(AnswerRow.round_id == RoundRow.id).exists()
    lost = (
        scope.within(RoundRow, workspace),
        RoundRow.delivery_id.in_(list(delivery_ids)),
        RoundRow.state == RoundState.SKIPPED,
        ~answered,
    )
    made = select(DeliveryRow.created_at).where(DeliveryRow.id == RoundRow.delivery_id).scalar_subquery()
    alone = {"synchronize_session": False}
    await session.execute(delete(RoundRow).where(*lost, RoundRow.opened_at >= made).execution_options(**alone))
    back = update(RoundRow).where(*lost).values(state=RoundState.OPEN, later=True)
    await session.execute(back.execution_options(**alone))
