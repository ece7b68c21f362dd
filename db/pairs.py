"""Pairs of mentor and mentee: asked, found, ended."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_, select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import PairRow, PersonRow
from growth.facts import MentorAsk, MentorOffer, MentorPair, PairState, Person

Mentee, Mentor = aliased(PersonRow), aliased(PersonRow)
OPEN = (PairState.ASKED, PairState.ACTIVE)


def joined(workspace: str) -> Any:
    """Every pair of a workspace, with both people."""
    return (
        select(PairRow, Mentee, Mentor)
        .join(Mentee, Mentee.id == PairRow.mentee_id)
        .join(Mentor, Mentor.id == PairRow.mentor_id)
        .where(Mentee.workspace_id == workspace)
        .order_by(PairRow.id)
    )


def told(row: Any, mentee: Any, mentor: Any) -> MentorPair:
    return facts.of(MentorPair, row, mentee=facts.of(Person, mentee), mentor=facts.of(Person, mentor))


async def begin(
    session: Session, asking: MentorAsk, offered: MentorOffer, *, topic_name: str, now: datetime, night: datetime
) -> MentorPair:
    """Whoever offers is asked. Raises NoResultFound where they are not of the workspace."""
    here = asking.person.workspace
    await people.get(session, here, offered.person.id)
    pair_id = await scope.add(
        session,
        PairRow,
        mentee_id=asking.person.id,
        mentor_id=offered.person.id,
        topic=asking.topic,
        topic_name=topic_name,
        note=asking.note,
        weeks=offered.weeks,
        state=PairState.ASKED,
        asked_at=now,
        next_look_at=night,
    )
    return told(*(await _of_id.rows(session, here, pair_id))[0])


@prepared
def _of_id(workspace: str, pair_id: int) -> Any:
    return joined(workspace).where(PairRow.id == pair_id)


async def get(session: Session, workspace: str, pair_id: int) -> MentorPair | None:
    for found in await _of_id.rows(session, workspace, pair_id):
        return told(*found)
    return None


@prepared
def _of_person(workspace: str, person_id: int) -> Any:
    return joined(workspace).where(or_(PairRow.mentee_id == person_id, PairRow.mentor_id == person_id))


async def of_person(session: Session, workspace: str, person_id: int) -> list[MentorPair]:
    """All in which somebody is one of the two, the oldest first."""
    return [told(*found) for found in await _of_person.rows(session, workspace, person_id)]


_every = prepared(joined)


async def of_workspace(session: Session, workspace: str) -> list[MentorPair]:
    """All of them, also those that are over: see `growth.pairing.bars`."""
    return [told(*found) for found in await _every.rows(session, workspace)]


@prepared
def _by_deliveries(workspace: str, delivery_ids: Collection[int]) -> Any:
    either = or_(PairRow.mentee_delivery_id.in_(delivery_ids), PairRow.mentor_delivery_id.in_(delivery_ids))
    return joined(workspace).where(either)


async def by_deliveries(session: Session, workspace: str, delivery_ids: Collection[int]) -> dict[int, MentorPair]:
    """The pair of which each of these messages tells one of the two, by the message."""
    found: dict[int, MentorPair] = {}
    for each in await _by_deliveries.rows(session, workspace, delivery_ids):
        pair = told(*each)
        found.update({d: pair for d in (pair.mentee_delivery_id, pair.mentor_delivery_id) if d in delivery_ids and d})
    return found


async def attach(session: Session, workspace: str, pair_id: int, *, person_id: int, delivery_id: int) -> None:
    """Remembers the message in which one of the two reads of it."""
    await _attach.run(session, workspace, pair_id, person_id, delivery_id)


@prepared
def _attach(workspace: str, pair_id: int, person_id: int, delivery_id: int) -> Any:
    this = PairRow.id == pair_id, scope.within(PairRow, workspace)
    mentee = case((PairRow.mentee_id == person_id, delivery_id), else_=PairRow.mentee_delivery_id)
    mentor = case((PairRow.mentor_id == person_id, delivery_id), else_=PairRow.mentor_delivery_id)
    return update(PairRow).where(*this).values(mentee_delivery_id=mentee, mentor_delivery_id=mentor)


async def settle(
    session: Session, workspace: str, pair_id: int, state: PairState, *, was: PairState, now: datetime
) -> bool:
    """Turns one that stood so. False where it did not any more: of two clicks, one is first.

    What is taken back takes its words along: the mentor keeps nothing of it, and the mentee has them in what they ask.
    """
    values: dict[str, Any] = {"state": state, "settled_at": now}
    if state is PairState.WITHDRAWN:
        values["note"] = ""
    if state not in OPEN:
        values["next_look_at"] = None
    this = (PairRow.id == pair_id, PairRow.state == was, scope.within(PairRow, workspace))
    turned = await session.execute(update(PairRow).where(*this).values(**values).returning(PairRow.id))
    return turned.scalar_one_or_none() is not None


async def looked_at(session: Session, workspace: str, night: datetime) -> None:
    """All open pairs were looked at, and are again then."""
    standing = (PairRow.next_look_at.is_not(None), scope.within(PairRow, workspace))
    await session.execute(update(PairRow).where(*standing).values(next_look_at=night))


@prepared
def _first(workspace: str) -> Any:
    mine = select(func.min(PairRow.next_look_at)).join(PersonRow, PersonRow.id == PairRow.mentee_id)
    return mine.where(PersonRow.workspace_id == workspace)


async def next_pair(session: Session, workspace: str) -> datetime | None:
    """When an open pair is looked at next."""
    moment: datetime | None = await _first.scalar(session, workspace)
    return moment
