"""Measurements: each time that somebody was asked for a measure of the ladder, and what they answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from content.model.ladder import Ladder
from content.model.offers import AnswerChoice, Measure
from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import MeasurementRow
from growth.facts import Measurement, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A person who is asked a measure of their ladder, in the message of this delivery if in one."""

    person: Person
    measure: Measure
    ladder: Ladder
    delivery_id: int | None = None


@prepared
def _one(workspace: str, measurement_id: int) -> Any:
    return select(MeasurementRow).where(scope.within(MeasurementRow, workspace), MeasurementRow.id == measurement_id)


@prepared
def _of_each(workspace: str, person_ids: Collection[int]) -> Any:
    theirs = scope.within(MeasurementRow, workspace), MeasurementRow.person_id.in_(person_ids)
    return select(MeasurementRow).where(*theirs).order_by(MeasurementRow.asked_at.desc(), MeasurementRow.id.desc())


@prepared
def _in_messages(workspace: str, delivery_ids: Collection[int]) -> Any:
    theirs = scope.within(MeasurementRow, workspace), MeasurementRow.delivery_id.in_(delivery_ids)
    return select(MeasurementRow).where(*theirs)


async def ask(session: Session, person: Person, measure: Measure, *, ladder: Ladder, now: datetime) -> Measurement:
    """Writes down that the person is asked, in the words of the ladder as it is now."""
    return (await ask_each(session, [Asking(person=person, measure=measure, ladder=ladder)], now))[0]


async def ask_each(session: Session, asked: Sequence[Asking], now: datetime) -> list[Measurement]:
    """Writes down that each is asked, one measure a person, and returns what was written in their order."""
    rows: list[dict[str, Any]] = [
        {
            "person_id": asking.person.id,
            "measure": asking.measure.id,
            "asked": asking.measure.text,
            "ladder": asking.ladder.id,
            "ladder_version": asking.ladder.version,
            "asked_at": now,
            "label": None,
            "value": None,
            "answered_at": None,
            "delivery_id": asking.delivery_id,
        }
        for asking in asked
    ]
    if not rows:
        return []
    made = insert(MeasurementRow).returning(MeasurementRow.person_id, MeasurementRow.id)
    ids: dict[int, int] = dict((await session.execute(made, rows)).all())
    return [Measurement(id=ids[row["person_id"]], **row) for row in rows]


async def get(session: Session, workspace: str, measurement_id: int) -> Measurement | None:
    return facts.found(Measurement, await _one.scalar(session, workspace, measurement_id))


async def of_person(session: Session, workspace: str, person_id: int) -> list[Measurement]:
    """All that the person was asked or answered, the newest first."""
    return (await of_each(session, workspace, [person_id])).get(person_id, [])


async def of_each(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, list[Measurement]]:
    """All that each of these people was asked or answered, the newest first, by the person."""
    if not person_ids:  # few practise the way up
        return {}
    found: dict[int, list[Measurement]] = {}
    for row in await _of_each.scalars(session, workspace, person_ids):
        found.setdefault(row.person_id, []).append(facts.of(Measurement, row))
    return found


async def in_messages(session: Session, workspace: str, delivery_ids: Collection[int]) -> Mapping[int, Measurement]:
    """What each of these messages asks, by the message."""
    rows = await _in_messages.scalars(session, workspace, delivery_ids)
    return {row.delivery_id: facts.of(Measurement, row) for row in rows if row.delivery_id is not None}


async def pass_over(session: Session, workspace: str, measurement_ids: Collection[int]) -> None:
    """Takes questions out of their messages. They stay without an answer, and nothing more is known of why."""
    theirs = scope.within(MeasurementRow, workspace), MeasurementRow.id.in_(list(measurement_ids))
    if measurement_ids:
        await session.execute(update(MeasurementRow).where(*theirs).values(delivery_id=None))


async def answer(session: Session, workspace: str, measurement_id: int, chosen: AnswerChoice, now: datetime) -> None:
    """Keeps an answer with its words, in place of what was there."""
    await scope.change(
        session, MeasurementRow, workspace, measurement_id, label=chosen.label, value=chosen.value, answered_at=now
    )


async def end(session: Session, workspace: str, measurement_id: int, now: datetime) -> None:
    """The person does not want to be asked this: it counts as answered, without an answer."""
    await scope.change(session, MeasurementRow, workspace, measurement_id, label=None, value=None, answered_at=now)


async def forget(session: Session, workspace: str, delivery_id: int) -> None:
    """The message never stood in Slack: nobody was asked."""
    unasked = MeasurementRow.delivery_id == delivery_id, MeasurementRow.answered_at.is_(None)
    await session.execute(delete(MeasurementRow).where(scope.within(MeasurementRow, workspace), *unasked))
