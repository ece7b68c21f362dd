"""Remarks: what two people say to each other about something that one of them shared."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, PersonRow, RemarkRow, WinRow
from growth.facts import ItemKey, Person, Remark, RemarkDraft, Sharing

Said = aliased(PersonRow)  # to whom it is said


async def write(session: Session, person: Person, remark: RemarkDraft, *, sharing: Sharing, now: datetime) -> Remark:
    """Keeps what somebody says about an answer or a win. Raises NoResultFound when there is no such thing."""
    here, about = person.workspace, remark.about
    found: AnswerRow | WinRow
    if about.answer is not None:
        found = await scope.own(session, AnswerRow, here, about.answer)
    else:
        found = await scope.own(session, WinRow, here, about.win or 0)
    row = RemarkRow(
        person_id=person.id,
        subject_id=found.person_id,
        key=about,
        kind=remark.kind,
        text=remark.text,
        sharing=sharing,
        written_at=now,
    )
    session.add(row)
    await session.flush()
    return _read(await _one.rows(session, here, row.id))[0]


def _joined(workspace: str, *conditions: Any) -> Any:
    """Those of which this holds, with who said it and to whom, the oldest first."""
    return (
        select(RemarkRow, PersonRow, Said)
        .join(PersonRow, PersonRow.id == RemarkRow.person_id)
        .outerjoin(Said, RemarkRow.is_with(Said))
        .where(PersonRow.workspace_id == workspace, *conditions)
        .order_by(RemarkRow.written_at, RemarkRow.id)
    )


def _read(rows: Iterable[Any]) -> list[Remark]:
    return [
        facts.of(Remark, row, author=facts.of(Person, author), other=facts.found(Person, other))
        for row, author, other in rows
    ]


@prepared
def _one(workspace: str, remark_id: int) -> Any:
    return _joined(workspace, RemarkRow.id == remark_id)


@prepared
def _about(workspace: str, answers: Collection[int], wins: Collection[int]) -> Any:
    return _joined(workspace, or_(RemarkRow.answer_id.in_(answers), RemarkRow.win_id.in_(wins)))


@prepared
def _of_person(workspace: str, person_id: int) -> Any:
    return _joined(workspace, RemarkRow.person_id == person_id)


@prepared
def _involving(workspace: str, person_id: int) -> Any:
    return _joined(workspace, or_(RemarkRow.person_id == person_id, RemarkRow.subject_id == person_id))


async def get(session: Session, workspace: str, remark_id: int) -> Remark | None:
    return next(iter(_read(await _one.rows(session, workspace, remark_id))), None)


async def about(session: Session, workspace: str, keys: Collection[ItemKey]) -> list[Remark]:
    """All that was said about these things, the oldest first: to be shown only through `growth.audience`."""
    answers = [key.answer for key in keys if key.answer is not None]
    wins = [key.win for key in keys if key.win is not None]
    return _read(await _about.rows(session, workspace, answers, wins))


async def of_person(session: Session, workspace: str, person_id: int) -> list[Remark]:
    """All that somebody said, the oldest first."""
    return _read(await _of_person.rows(session, workspace, person_id))


async def involving(session: Session, workspace: str, person_id: int) -> list[Remark]:
    """All that somebody said, and what others said of what is theirs."""
    return _read(await _involving.rows(session, workspace, person_id))


async def reword(session: Session, workspace: str, remark_id: int, text: str) -> None:
    """Gives a remark other words. Nothing happens where it is gone."""
    await scope.change(session, RemarkRow, workspace, remark_id, text=text)


async def attach(session: Session, workspace: str, remark_id: int, delivery_id: int) -> None:
    """Remembers the message in which the other one reads it."""
    await scope.change(session, RemarkRow, workspace, remark_id, delivery_id=delivery_id)
