"""Steps: the actions that were offered to people, and what became of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, false, func, or_, select, update

from content.model.ladder import Ladder
from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import DeliveryRow, RoundRow, StepRow
from growth.choose import Choice
from growth.facts import Person, Step, StepState

NEWEST = StepRow.offered_at.desc(), StepRow.id.desc()


@prepared
def _of_each(workspace: str, person_ids: Collection[int]) -> Any:
    theirs = scope.within(StepRow, workspace), StepRow.person_id.in_(person_ids)
    return select(StepRow).where(*theirs).order_by(*NEWEST)


@prepared
def _in_messages(workspace: str, delivery_ids: Collection[int]) -> Any:
    theirs = scope.within(StepRow, workspace), StepRow.delivery_id.in_(delivery_ids)
    return select(StepRow).where(*theirs).order_by(StepRow.id)


@prepared
def _of_ids(workspace: str, step_ids: Collection[int]) -> Any:
    return select(StepRow).where(scope.within(StepRow, workspace), StepRow.id.in_(step_ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A step to be offered to a person, in the message of this delivery if in one."""

    person: Person
    choice: Choice
    ladder: Ladder
    delivery_id: int | None = None


async def offer_each(session: Session, offers: Sequence[Offer], now: datetime) -> list[Step]:
    """Writes new offers down, one a person, and returns them in their order."""
    return await _write(session, offers, StepState.OFFERED, now)


async def offer(session: Session, person: Person, choice: Choice, *, ladder: Ladder, now: datetime) -> Step:
    """Writes a new offer down."""
    return (await offer_each(session, [Offer(person=person, choice=choice, ladder=ladder)], now))[0]


async def take_on(session: Session, person: Person, choice: Choice, *, ladder: Ladder, now: datetime) -> Step:
    """Writes down what a person took on by themselves, without being offered it."""
    taken = Offer(person=person, choice=choice, ladder=ladder)
    return (await _write(session, [taken], StepState.TRYING, now))[0]


async def _write(session: Session, offers: Sequence[Offer], state: StepState, now: datetime) -> list[Step]:
    written = [_step(offer, state, now) for offer in offers]
    ids = await scope.add_each(session, StepRow, [_row(step) for step in written])
    return [replace(step, id=step_id) for step, step_id in zip(written, ids, strict=True)]


def _step(offer: Offer, state: StepState, now: datetime) -> Step:
    choice = offer.choice
    return Step(
        id=0,
        person_id=offer.person.id,
        action=choice.action,
        wording=choice.wording,
        resource=choice.resource.id if choice.resource else None,
        ladder=offer.ladder.id,
        ladder_version=offer.ladder.version,
        state=state,
        for_good=False,
        because=choice.because,
        offered_at=now,
        decided_at=now if state is StepState.TRYING else None,
        delivery_id=offer.delivery_id,
        areas=choice.areas,
        expectations=choice.expectations,
    )


def _row(step: Step) -> dict[str, Any]:
    own = {field.name: getattr(step, field.name) for field in fields(step) if field.name not in ("id", "wording")}
    return {**own, **asdict(step.wording)}


async def get(session: Session, workspace: str, step_id: int) -> Step | None:
    return (await found(session, workspace, [step_id])).get(step_id)


async def of_person(session: Session, workspace: str, person_id: int) -> list[Step]:
    """All steps of a person, the newest first."""
    return (await of_each(session, workspace, [person_id])).get(person_id, [])


async def of_each(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, list[Step]]:
    """All steps of each of these people who have any, the newest first."""
    found: dict[int, list[Step]] = {}
    for row in await _of_each.scalars(session, workspace, person_ids):
        found.setdefault(row.person_id, []).append(facts.of(Step, row))
    return found


async def of_people(session: Session, workspace: str, person_ids: list[int], since: datetime) -> list[Step]:
    """The steps of these people about which something was decided at or after `since`."""
    return [facts.of(Step, row) for row in await _decided.scalars(session, workspace, person_ids, since)]


@prepared
def _decided(workspace: str, person_ids: Collection[int], since: datetime) -> Any:
    theirs = scope.within(StepRow, workspace), StepRow.person_id.in_(person_ids)
    return select(StepRow).where(*theirs, StepRow.decided_at >= since)


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Step | None:
    """The step that the message of this delivery offers now."""
    return (await in_messages(session, workspace, [delivery_id])).get(delivery_id)


async def in_messages(session: Session, workspace: str, delivery_ids: Collection[int]) -> Mapping[int, Step]:
    """The step that each of these messages offers now, by the message."""
    rows = await _in_messages.scalars(session, workspace, delivery_ids)
    return {row.delivery_id: facts.of(Step, row) for row in rows if row.delivery_id is not None}


async def found(session: Session, workspace: str, step_ids: Collection[int]) -> Mapping[int, Step]:
    """Those of these steps that are there, by their ids."""
    rows = await _of_ids.scalars(session, workspace, step_ids)
    return {row.id: facts.of(Step, row) for row in rows}


async def standing_in(session: Session, workspace: str, step_id: int) -> list[int]:
    """The deliveries whose messages show the step as it is: the newest that offered it or asked about it.

    Beside it those that look back upon it. Older ones only name it: they are left as they are.
    """
    found = await _places.rows(session, workspace, step_id)
    live = sorted(delivery for delivery, back in found if not back)[-1:]
    return sorted({*live, *(delivery for delivery, back in found if back)})


@prepared
def _places(workspace: str, step_id: int) -> Any:
    nudges = select(StepRow.delivery_id, false()).where(
        scope.within(StepRow, workspace), StepRow.id == step_id, StepRow.delivery_id.is_not(None)
    )
    rounds = select(RoundRow.delivery_id, func.coalesce(RoundRow.back_id == step_id, false())).where(
        scope.within(RoundRow, workspace),
        or_(RoundRow.step_id == step_id, RoundRow.back_id == step_id),
        RoundRow.delivery_id.is_not(None),
    )
    return nudges.union(rounds)


async def asked_about(session: Session, workspace: str, step_ids: Collection[int]) -> set[int]:
    """Those of these steps that a check-in has asked about: the nudge that offered one is its place no more."""
    theirs = scope.within(RoundRow, workspace), RoundRow.step_id.in_(list(step_ids))
    return {step_id for step_id in await session.scalars(select(RoundRow.step_id).where(*theirs)) if step_id}


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


async def go_on(session: Session, workspace: str, step_id: int, now: datetime, *, stills: int) -> None:
    """It is still going, as its person has said on so many days by now."""
    await scope.change(session, StepRow, workspace, step_id, decided_at=now, stills=stills)


async def halve(session: Session, workspace: str, step_id: int, half: str) -> None:
    """The smaller half takes the place of the whole."""
    await scope.change(session, StepRow, workspace, step_id, half=half)


async def tell(session: Session, workspace: str, step_id: int, *, helped: bool) -> None:
    """Its person says some weeks later whether it helped."""
    await scope.change(session, StepRow, workspace, step_id, helped=helped)


async def set_aside(session: Session, workspace: str, step_ids: Collection[int], now: datetime) -> None:
    """Takes back what is still on offer."""
    if step_ids:
        await _set_aside.run(session, workspace, step_ids, now)


@prepared
def _set_aside(workspace: str, step_ids: Collection[int], now: datetime) -> Any:
    offered = StepRow.id.in_(step_ids), StepRow.state == StepState.OFFERED
    aside = update(StepRow).where(scope.within(StepRow, workspace), *offered)
    return aside.values(state=StepState.DECLINED, decided_at=now, for_good=False)


async def never_offered(session: Session, workspace: str, delivery_ids: Collection[int]) -> None:
    """Forgets the steps that these messages were to offer, and that were declined because they never arrived."""
    made = select(DeliveryRow.created_at).where(DeliveryRow.id == StepRow.delivery_id).scalar_subquery()
    lost = (
        scope.within(StepRow, workspace),
        StepRow.delivery_id.in_(list(delivery_ids)),
        StepRow.state == StepState.DECLINED,
        StepRow.offered_at >= made,
    )
    await session.execute(delete(StepRow).where(*lost).execution_options(synchronize_session=False))
