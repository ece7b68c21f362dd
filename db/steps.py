"""Steps: the actions that were offered to people, and what became of them."""

from datetime import datetime

from sqlalchemy import select, update

from content.model.ladder import Ladder
from db import facts, scope
from db.engine import Session
from db.tables import RoundRow, StepRow
from growth.choose import Choice
from growth.facts import Person, Step, StepState


async def offer(session: Session, person: Person, choice: Choice, *, ladder: Ladder, now: datetime) -> Step:
    """Writes a new offer down."""
    return await _write(session, person, choice, ladder=ladder, state=StepState.OFFERED, now=now)


async def take_on(session: Session, person: Person, choice: Choice, *, ladder: Ladder, now: datetime) -> Step:
    """Writes down what a person took on by themselves, without being offered it."""
    return await _write(session, person, choice, ladder=ladder, state=StepState.TRYING, now=now)


async def _write(
    session: Session, person: Person, choice: Choice, *, ladder: Ladder, state: StepState, now: datetime
) -> Step:
    row = StepRow(
        person_id=person.id,
        action=choice.action,
        wording=choice.wording,
        areas=choice.areas,
        expectations=choice.expectations,
        resource=choice.resource.id if choice.resource else None,
        ladder=ladder.id,
        ladder_version=ladder.version,
        state=state,
        for_good=False,
        because=choice.because,
        offered_at=now,
        decided_at=now if state is StepState.TRYING else None,
    )
    session.add(row)
    await session.flush()
    return facts.of(Step, row)


async def get(session: Session, workspace: str, step_id: int) -> Step | None:
    row = await scope.one(session, StepRow, workspace, step_id)
    return facts.found(Step, row)


async def of_person(session: Session, workspace: str, person_id: int) -> list[Step]:
    """All steps of a person, the newest first."""
    wanted = (
        select(StepRow)
        .where(scope.within(StepRow, workspace), StepRow.person_id == person_id)
        .order_by(StepRow.offered_at.desc(), StepRow.id.desc())
    )
    return [facts.of(Step, row) for row in await session.scalars(wanted)]


async def of_people(session: Session, workspace: str, person_ids: list[int], since: datetime) -> list[Step]:
    """The steps of these people about which something was decided at or after `since`."""
    wanted = select(StepRow).where(
        scope.within(StepRow, workspace), StepRow.person_id.in_(person_ids), StepRow.decided_at >= since
    )
    return [facts.of(Step, row) for row in await session.scalars(wanted)]


async def attach(session: Session, workspace: str, step_id: int, delivery_id: int) -> None:
    """Ties the step to the message that offers it."""
    await scope.change(session, StepRow, workspace, step_id, delivery_id=delivery_id)


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Step | None:
    """The step that the message of this delivery offers now."""
    wanted = (
        select(StepRow)
        .where(scope.within(StepRow, workspace), StepRow.delivery_id == delivery_id)
        .order_by(StepRow.id.desc())
    )
    row = await session.scalar(wanted.limit(1))
    return facts.found(Step, row)


async def standing_in(session: Session, workspace: str, step_id: int) -> list[int]:
    """The deliveries whose messages show the step: the nudge that offered it, and the check-ins that ask about it."""
    nudges = select(StepRow.delivery_id).where(
        scope.within(StepRow, workspace), StepRow.id == step_id, StepRow.delivery_id.is_not(None)
    )
    rounds = select(RoundRow.delivery_id).where(
        scope.within(RoundRow, workspace), RoundRow.step_id == step_id, RoundRow.delivery_id.is_not(None)
    )
    return sorted({found for found in await session.scalars(nudges.union(rounds)) if found is not None})


async def take_place(session: Session, workspace: str, old_id: int, new_id: int) -> None:
    """Puts a new step in the message and the round in which the old one stood. Raises NoResultFound for no old one."""
    old = await scope.own(session, StepRow, workspace, old_id)
    await scope.change(session, StepRow, workspace, new_id, delivery_id=old.delivery_id)
    await session.execute(
        update(RoundRow).where(scope.within(RoundRow, workspace), RoundRow.step_id == old_id).values(step_id=new_id)
    )


async def decide(
    session: Session, workspace: str, step_id: int, state: StepState, now: datetime, *, for_good: bool = False
) -> None:
    await scope.change(session, StepRow, workspace, step_id, state=state, decided_at=now, for_good=for_good)
