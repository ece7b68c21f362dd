"""Gathers what decides on the prompts of many people, in as many statements as for one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from db import facts, measurements, pair_words, steps, talk_messages, team_looks
from db.engine import Session
from db.prepared import prepared
from db.tables import PersonRow, RoundRow, TouchRow
from db.together import together
from growth import talks
from growth.facts import Facts, Person, Round, Touch
from growth.questions import RECENT

WEEK = timedelta(days=7)
TALKS = timedelta(days=2)  # what nobody was told of a 1:1 by then is not worth a word any more


async def gather(session: Session, workspace: str, everybody: Sequence[Person], now: datetime) -> list[Facts]:
    """The facts of these people of one workspace, in their order. Each person stands in them as they are given."""
    ids = [person.id for person in everybody]
    opened, offered, asked, unasked, meet, (spoken, last) = await together(
        session,
        recent_rounds(session, workspace, ids),
        steps.of_each(session, workspace, ids),
        # Only who practises a way up is ever asked a measure.
        measurements.of_each(session, workspace, [person.id for person in everybody if person.towards]),
        pair_words.unasked(session, workspace, ids),
        talk_messages.lately(session, workspace, ids, since=now - TALKS),
        _touches(session, workspace, ids, since=now - WEEK),
    )
    letters = await team_looks.letters(session, workspace, [person_id for person_id in ids if meet.get(person_id)])
    return [
        Facts(
            person=person,
            rounds=tuple(opened[person.id]),
            steps=tuple(offered.get(person.id, ())),
            measurements=tuple(asked.get(person.id, ())),
            pairs=tuple(unasked.get(person.id, ())),
            talks=tuple(told for told, _ in meet.get(person.id, ()) if told.delivery_id is None),
            foreseen=tuple(talks.foreseen(meet.get(person.id, ()), now)),
            letters=tuple(letters.get(person.id, ())),
            spoken_at=tuple(spoken[person.id]),
            last_touch=last.get(person.id),
        )
        for person in everybody
    ]


def _theirs(column: InstrumentedAttribute[int], workspace: str, ids: Sequence[int]) -> ColumnElement[bool]:
    """That a row belongs to one of these people, and they to this workspace."""
    return column.in_(select(PersonRow.id).where(PersonRow.workspace_id == workspace, PersonRow.id.in_(ids)))


@prepared
def _recent_rounds(workspace: str, person_ids: Sequence[int]) -> Any:
    newest = func.row_number().over(partition_by=RoundRow.person_id, order_by=RoundRow.opened_at.desc())
    ranked = (
        select(RoundRow.id, newest.label("nth")).where(_theirs(RoundRow.person_id, workspace, person_ids)).subquery()
    )
    wanted = select(RoundRow).join(ranked, ranked.c.id == RoundRow.id).where(ranked.c.nth <= RECENT)
    return wanted.order_by(RoundRow.opened_at.desc())


async def recent_rounds(session: Session, workspace: str, person_ids: Sequence[int]) -> Mapping[int, list[Round]]:
    """As many of each as the choice of a question looks back upon, newest first, by the person."""
    found: dict[int, list[Round]] = defaultdict(list)
    for row in await _recent_rounds.scalars(session, workspace, person_ids):
        found[row.person_id].append(facts.of(Round, row))
    return found


@prepared
def _spoken(workspace: str, person_ids: Sequence[int], since: datetime) -> Any:
    newest = func.row_number().over(partition_by=TouchRow.person_id, order_by=(TouchRow.at.desc(), TouchRow.id.desc()))
    theirs = _theirs(TouchRow.person_id, workspace, person_ids)
    ranked = select(TouchRow.id, newest.label("nth")).where(theirs).subquery()
    counts = TouchRow.why.is_(None) & (TouchRow.at >= since)
    wanted = select(TouchRow, ranked.c.nth).join(ranked, ranked.c.id == TouchRow.id)
    return wanted.where(or_(ranked.c.nth == 1, counts))


async def _touches(
    session: Session, workspace: str, ids: Sequence[int], *, since: datetime
) -> tuple[Mapping[int, list[datetime]], Mapping[int, Touch]]:
    """When Trellis began a message to each at or after `since`, and what came of the last moment of each."""
    spoken: dict[int, list[datetime]] = defaultdict(list)
    last: dict[int, Touch] = {}
    for row, nth in await _spoken.rows(session, workspace, ids, since):
        if row.why is None and row.at >= since:
            spoken[row.person_id].append(row.at)
        if nth == 1:
            last[row.person_id] = facts.of(Touch, row)
    return spoken, last
