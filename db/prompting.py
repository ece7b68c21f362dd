"""Gathers what decides on the prompts of many people, in as many statements as for one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from db import facts
from db.engine import Session
from db.tables import MeasurementRow, PersonRow, RoundRow, StepRow, TouchRow
from growth.facts import Facts, Measurement, Person, Round, Step, Touch

ROUNDS = 12  # as many as the choice of a question looks back upon
WEEK = timedelta(days=7)


class OfPerson(Protocol):
    """Something of one person."""

    @property
    def person_id(self) -> int: ...


T = TypeVar("T", bound=OfPerson)


async def gather(session: Session, workspace: str, everybody: Sequence[Person], now: datetime) -> list[Facts]:
    """The facts of these people of one workspace, in their order. Each person stands in them as they are given."""
    ids = [person.id for person in everybody]
    opened = _by_person(await _rounds(session, workspace, ids))
    offered = _by_person(await _steps(session, workspace, ids))
    asked = _by_person(await _measurements(session, workspace, [person.id for person in everybody if person.towards]))
    spoken, last = await _touches(session, workspace, ids, since=now - WEEK)
    return [
        Facts(
            person=person,
            rounds=tuple(opened[person.id]),
            steps=tuple(offered[person.id]),
            measurements=tuple(asked[person.id]),
            spoken_at=tuple(spoken[person.id]),
            last_touch=last.get(person.id),
        )
        for person in everybody
    ]


def _theirs(column: InstrumentedAttribute[int], workspace: str, ids: Sequence[int]) -> ColumnElement[bool]:
    """That a row belongs to one of these people, and they to this workspace."""
    return column.in_(select(PersonRow.id).where(PersonRow.workspace_id == workspace, PersonRow.id.in_(ids)))


def _by_person(theirs: Iterable[T]) -> Mapping[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for each in theirs:
        found[each.person_id].append(each)
    return found


async def _rounds(session: Session, workspace: str, ids: Sequence[int]) -> list[Round]:
    """The last few of each, newest first."""
    newest = func.row_number().over(partition_by=RoundRow.person_id, order_by=RoundRow.opened_at.desc())
    ranked = select(RoundRow.id, newest.label("nth")).where(_theirs(RoundRow.person_id, workspace, ids)).subquery()
    wanted = select(RoundRow).join(ranked, ranked.c.id == RoundRow.id).where(ranked.c.nth <= ROUNDS)
    return [facts.of(Round, row) for row in await session.scalars(wanted.order_by(RoundRow.opened_at.desc()))]


async def _steps(session: Session, workspace: str, ids: Sequence[int]) -> list[Step]:
    wanted = select(StepRow).where(_theirs(StepRow.person_id, workspace, ids))
    newest = wanted.order_by(StepRow.offered_at.desc(), StepRow.id.desc())
    return [facts.of(Step, row) for row in await session.scalars(newest)]


async def _measurements(session: Session, workspace: str, ids: Sequence[int]) -> list[Measurement]:
    if not ids:  # few practise the way up
        return []
    wanted = select(MeasurementRow).where(_theirs(MeasurementRow.person_id, workspace, ids))
    newest = wanted.order_by(MeasurementRow.asked_at.desc(), MeasurementRow.id.desc())
    return [facts.of(Measurement, row) for row in await session.scalars(newest)]


async def _touches(
    session: Session, workspace: str, ids: Sequence[int], *, since: datetime
) -> tuple[Mapping[int, list[datetime]], Mapping[int, Touch]]:
    """When Trellis began a message to each at or after `since`, and what came of the last moment of each."""
    newest = func.row_number().over(partition_by=TouchRow.person_id, order_by=(TouchRow.at.desc(), TouchRow.id.desc()))
    ranked = select(TouchRow.id, newest.label("nth")).where(_theirs(TouchRow.person_id, workspace, ids)).subquery()
    counts = TouchRow.why.is_(None) & (TouchRow.at >= since)
    wanted = select(TouchRow, ranked.c.nth).join(ranked, ranked.c.id == TouchRow.id)
    spoken: dict[int, list[datetime]] = defaultdict(list)
    last: dict[int, Touch] = {}
    for row, nth in await session.execute(wanted.where(or_(ranked.c.nth == 1, counts))):
        if row.why is None and row.at >= since:
            spoken[row.person_id].append(row.at)
        if nth == 1:
            last[row.person_id] = facts.of(Touch, row)
    return spoken, last
