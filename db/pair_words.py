"""What each of two says of their pair, for themselves alone: whether they met, and whether they would again."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, delete, or_, select, update

from db import facts, pairs, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import PairRow, PairWordRow
from growth.facts import MentorPair, Met, PairState, PairWord


@prepared
def _unasked(workspace: str, person_ids: Sequence[int]) -> Any:
    asked = select(PairWordRow.person_id).where(
        PairWordRow.pair_id == PairRow.id, PairWordRow.person_id == pairs.Mentee.id
    )
    also = select(PairWordRow.person_id).where(
        PairWordRow.pair_id == PairRow.id, PairWordRow.person_id == pairs.Mentor.id
    )
    waits = or_(
        and_(PairRow.mentee_id.in_(person_ids), ~asked.exists()),
        and_(PairRow.mentor_id.in_(person_ids), ~also.exists()),
    )
    return (
        pairs.joined(workspace)
        .add_columns(asked.exists().label("mentee_asked"), also.exists().label("mentor_asked"))
        .where(PairRow.state == PairState.ACTIVE, waits)
    )


async def unasked(session: Session, workspace: str, person_ids: Sequence[int]) -> Mapping[int, list[MentorPair]]:
    """The pairs of each of these people of which they were not asked yet whether the two met."""
    found: dict[int, list[MentorPair]] = defaultdict(list)
    for row, mentee, mentor, mentee_asked, mentor_asked in await _unasked.rows(session, workspace, person_ids):
        pair = pairs.told(row, mentee, mentor)
        for person, asked in ((pair.mentee, mentee_asked), (pair.mentor, mentor_asked)):
            if not asked:
                found[person.id].append(pair)
    return found


async def note_asked(session: Session, workspace: str, questions: Mapping[tuple[int, int], int | None]) -> None:
    """Remembers who was asked of which pair, by pair and person, with the message. Nobody is asked of others' pairs."""
    theirs = await session.scalars(
        select(PairRow.id).where(scope.within(PairRow, workspace), PairRow.id.in_([pair for pair, _ in questions]))
    )
    known = set(theirs)
    session.add_all(
        PairWordRow(pair_id=pair, person_id=person, delivery_id=delivery)
        for (pair, person), delivery in questions.items()
        if pair in known
    )
    await session.flush()


async def of(session: Session, workspace: str, pair_id: int, person_id: int) -> PairWord | None:
    return facts.found(PairWord, await _of.scalar(session, workspace, pair_id, person_id))


@prepared
def _of(workspace: str, pair_id: int, person_id: int) -> Any:
    theirs = PairWordRow.pair_id == pair_id, PairWordRow.person_id == person_id
    return select(PairWordRow).where(*theirs, scope.within(PairWordRow, workspace))


@prepared
def _in_messages(workspace: str, delivery_ids: Collection[int]) -> Any:
    return (
        pairs.joined(workspace)
        .add_columns(PairWordRow)
        .join(PairWordRow, PairWordRow.pair_id == PairRow.id)
        .where(PairWordRow.delivery_id.in_(delivery_ids))
    )


async def in_messages(
    session: Session, workspace: str, delivery_ids: Collection[int]
) -> Mapping[int, tuple[PairWord, MentorPair]]:
    """What was asked in each of these messages, and of which pair, by the message."""
    return {
        word.delivery_id: (facts.of(PairWord, word), pairs.told(row, mentee, mentor))
        for row, mentee, mentor, word in await _in_messages.rows(session, workspace, delivery_ids)
    }


async def say_met(session: Session, workspace: str, pair_id: int, person_id: int, met: Met) -> None:
    """Nothing happens where they were never asked."""
    this = (PairWordRow.pair_id == pair_id, PairWordRow.person_id == person_id, scope.within(PairWordRow, workspace))
    await session.execute(update(PairWordRow).where(*this).values(met=met))


async def say_again(session: Session, workspace: str, pair_id: int, person_id: int, *, again: bool) -> None:
    """Whether they would be paired with the other again. Nothing happens for a pair of others."""
    pair = await pairs.get(session, workspace, pair_id)
    if pair is None or not pair.has(person_id):
        return
    if await of(session, workspace, pair_id, person_id) is None:
        await note_asked(session, workspace, {(pair_id, person_id): None})
    this = (PairWordRow.pair_id == pair_id, PairWordRow.person_id == person_id, scope.within(PairWordRow, workspace))
    await session.execute(update(PairWordRow).where(*this).values(again=again))


async def never_asked(session: Session, workspace: str, delivery_id: int) -> None:
    """A question that nobody saw, and so nobody answered, was not asked."""
    lost = (
        PairWordRow.delivery_id == delivery_id,
        PairWordRow.met.is_(None),
        PairWordRow.again.is_(None),
        scope.within(PairWordRow, workspace),
    )
    await session.execute(delete(PairWordRow).where(*lost))
