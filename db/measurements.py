"""Measurements: each time that somebody was asked for a measure of the ladder, and what they answered."""

from datetime import datetime

from sqlalchemy import delete, select

from content.model.ladder import Ladder
from content.model.offers import AnswerChoice, Measure
from db import facts, scope
from db.engine import Session
from db.tables import MeasurementRow
from growth.facts import Measurement, Person


async def ask(session: Session, person: Person, measure: Measure, *, ladder: Ladder, now: datetime) -> Measurement:
    """Writes down that the person is asked, in the words of the ladder as it is now."""
    row = MeasurementRow(
        person_id=person.id,
        measure=measure.id,
        asked=measure.text,
        ladder=ladder.id,
        ladder_version=ladder.version,
        asked_at=now,
    )
    session.add(row)
    await session.flush()
    return facts.of(Measurement, row)


async def get(session: Session, workspace: str, measurement_id: int) -> Measurement | None:
    row = await scope.one(session, MeasurementRow, workspace, measurement_id)
    return facts.found(Measurement, row)


async def of_person(session: Session, workspace: str, person_id: int) -> list[Measurement]:
    """All that the person was asked or answered, the newest first."""
    wanted = select(MeasurementRow).where(
        scope.within(MeasurementRow, workspace), MeasurementRow.person_id == person_id
    )
    newest = wanted.order_by(MeasurementRow.asked_at.desc(), MeasurementRow.id.desc())
    return [facts.of(Measurement, row) for row in await session.scalars(newest)]


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Measurement | None:
    """What the message of this delivery asks."""
    row = await session.scalar(
        select(MeasurementRow).where(scope.within(MeasurementRow, workspace), MeasurementRow.delivery_id == delivery_id)
    )
    return facts.found(Measurement, row)


async def attach(session: Session, workspace: str, measurement_id: int, delivery_id: int) -> None:
    """Ties the question to the message that asks it."""
    await scope.change(session, MeasurementRow, workspace, measurement_id, delivery_id=delivery_id)


async def pass_over(session: Session, workspace: str, measurement_id: int) -> None:
    """Takes the question out of its message. It stays without an answer, and nothing more is known of why."""
    await scope.change(session, MeasurementRow, workspace, measurement_id, delivery_id=None)


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
