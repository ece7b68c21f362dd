"""Mentors: who offers to be one, who asks for one, and who would not be paired with whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import MembershipRow, MentorAskRow, MentorOfferRow, PairAvoidedRow, PersonRow, TeamRow
from growth.facts import MentorAsk, MentorOffer, OfferTerms, Person, Unmatched


def _with_person(rows: Any, workspace: str, *conditions: Any) -> Any:
    """What people offer or ask for, each with the person, in their order."""
    theirs = select(rows, PersonRow).join(PersonRow, PersonRow.id == rows.person_id)
    return theirs.where(PersonRow.workspace_id == workspace, *conditions).order_by(PersonRow.id)


async def offer(session: Session, person: Person, terms: OfferTerms, now: datetime) -> None:
    """Keeps what somebody offers, in the place of what they offered before."""
    await stop_offering(session, person.workspace, person.id)
    values = {"topics": terms.topics, "places": terms.places, "weeks": terms.weeks, "offered_at": now}
    await scope.add(session, MentorOfferRow, person_id=person.id, **values)


async def stop_offering(session: Session, workspace: str, person_id: int) -> None:
    await _stop_offering.run(session, workspace, person_id)


@prepared
def _stop_offering(workspace: str, person_id: int) -> Any:
    return delete(MentorOfferRow).where(MentorOfferRow.person_id == person_id, scope.within(MentorOfferRow, workspace))


async def offers(session: Session, workspace: str) -> list[MentorOffer]:
    """All of them, in the order of their people."""
    return [_offer(row, person) for row, person in await _offers.rows(session, workspace)]


@prepared
def _offers(workspace: str) -> Any:
    return _with_person(MentorOfferRow, workspace)


@prepared
def _offer_of(workspace: str, person_id: int) -> Any:
    return _with_person(MentorOfferRow, workspace, PersonRow.id == person_id)


async def offer_of(session: Session, workspace: str, person_id: int) -> MentorOffer | None:
    found = await _offer_of.rows(session, workspace, person_id)
    return _offer(*found[0]) if found else None


@prepared
def _of_person(workspace: str, person_id: int) -> Any:
    return (
        select(MentorOfferRow, MentorAskRow, PersonRow)
        .select_from(PersonRow)
        .outerjoin(MentorOfferRow, MentorOfferRow.person_id == PersonRow.id)
        .outerjoin(MentorAskRow, MentorAskRow.person_id == PersonRow.id)
        .where(PersonRow.workspace_id == workspace, PersonRow.id == person_id)
    )


async def of_person(session: Session, workspace: str, person_id: int) -> tuple[MentorOffer | None, MentorAsk | None]:
    """What somebody offers, and what they ask for."""
    for offered, asked, person in await _of_person.rows(session, workspace, person_id):
        return (_offer(offered, person) if offered else None, _ask(asked, person) if asked else None)
    return None, None


def _offer(row: Any, person: Any) -> MentorOffer:
    return facts.of(MentorOffer, row, person=facts.of(Person, person))


async def ask(session: Session, person: Person, topic: str, note: str, *, now: datetime, night: datetime) -> None:
    """Keeps what somebody asks for, in the place of what they asked before; it is looked at again at `night`."""
    await drop_ask(session, person.workspace, person.id)
    values = {"topic": topic, "note": note, "asked_at": now, "next_look_at": night}
    await scope.add(session, MentorAskRow, person_id=person.id, **values)


async def drop_ask(session: Session, workspace: str, person_id: int) -> None:
    await _drop_ask.run(session, workspace, person_id)


@prepared
def _drop_ask(workspace: str, person_id: int) -> Any:
    return delete(MentorAskRow).where(MentorAskRow.person_id == person_id, scope.within(MentorAskRow, workspace))


@prepared
def _ask_of(workspace: str, person_id: int) -> Any:
    return _with_person(MentorAskRow, workspace, PersonRow.id == person_id)


async def ask_of(session: Session, workspace: str, person_id: int) -> MentorAsk | None:
    found = await _ask_of.rows(session, workspace, person_id)
    return _ask(*found[0]) if found else None


@prepared
def _asks(workspace: str) -> Any:
    return _with_person(MentorAskRow, workspace)


async def asks(session: Session, workspace: str) -> list[MentorAsk]:
    """All of them, in the order of their people."""
    return [_ask(row, person) for row, person in await _asks.rows(session, workspace)]


def _ask(row: Any, person: Any) -> MentorAsk:
    return facts.of(MentorAsk, row, person=facts.of(Person, person))


async def suggest(session: Session, workspace: str, person_id: int, mentor_id: int, now: datetime) -> None:
    """Remembers whom Trellis named to somebody who asks. Raises NoResultFound where there is no such mentor."""
    await scope.own(session, PersonRow, workspace, mentor_id)
    await _remember.run(session, workspace, person_id, suggested=mentor_id, at=now, told=None)


async def tell_unmatched(session: Session, workspace: str, person_id: int, told: Unmatched | None) -> None:
    """Remembers why nobody was named to somebody who asks; None for nothing said."""
    await _remember.run(session, workspace, person_id, suggested=None, at=None, told=told)


@prepared
def _remember(
    workspace: str, person_id: int, *, suggested: int | None, at: datetime | None, told: Unmatched | None
) -> Any:
    mine = update(MentorAskRow).where(MentorAskRow.person_id == person_id, scope.within(MentorAskRow, workspace))
    return mine.values(suggested_id=suggested, suggested_at=at, told=told)


async def looked(session: Session, workspace: str, night: datetime) -> None:
    """All who ask were looked at, and are again then."""
    await session.execute(update(MentorAskRow).where(scope.within(MentorAskRow, workspace)).values(next_look_at=night))


@prepared
def _first_ask(workspace: str) -> Any:
    mine = select(func.min(MentorAskRow.next_look_at)).join(PersonRow, PersonRow.id == MentorAskRow.person_id)
    return mine.where(PersonRow.workspace_id == workspace)


async def next_ask(session: Session, workspace: str) -> datetime | None:
    """When somebody who asks is looked at next."""
    moment: datetime | None = await _first_ask.scalar(session, workspace)
    return moment


async def avoid(session: Session, workspace: str, person_id: int, other_id: int) -> None:
    """Somebody would not be paired with this one. Raises NoResultFound where one of them is not here."""
    for each in (person_id, other_id):
        await scope.own(session, PersonRow, workspace, each)
    there = (PairAvoidedRow.person_id == person_id, PairAvoidedRow.other_id == other_id)
    if await session.scalar(select(PairAvoidedRow.person_id).where(*there)) is None:
        await scope.add(session, PairAvoidedRow, person_id=person_id, other_id=other_id)


async def avoided(session: Session, workspace: str) -> Mapping[int, set[int]]:
    """With whom nobody may be paired, from either side, by the person."""
    return _both_ways(await _avoided.rows(session, workspace))


@prepared
def _avoided(workspace: str) -> Any:
    return select(PairAvoidedRow.person_id, PairAvoidedRow.other_id).where(scope.within(PairAvoidedRow, workspace))


async def led(session: Session, workspace: str) -> Mapping[int, set[int]]:
    """Who leads whom, from either side, by the person."""
    return _both_ways([(one, other) for one, other in await _led.rows(session, workspace) if one != other])


@prepared
def _led(workspace: str) -> Any:
    there = select(MembershipRow.person_id, TeamRow.manager_id).join(TeamRow, TeamRow.id == MembershipRow.team_id)
    return there.where(TeamRow.workspace_id == workspace)


def _both_ways(every: Iterable[Iterable[int]]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in every:
        found[one].add(other)
        found[other].add(one)
    return found
