"""What each of two people is told of a 1:1: owed from a moment on, then standing in a message."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from db import facts, scope, talks
from db.engine import Session
from db.prepared import prepared
from db.tables import TalkRow, TalkToldRow
from db.upsert import insert
from growth.facts import Every, RegularTalk, TalkTold


async def owe(session: Session, workspace: str, telling: Sequence[TalkTold]) -> None:
    """Remembers what people are to be told, each once for a 1:1, and where it stands; of others' 1:1s, nothing."""
    for each in telling:
        talk = await talks.get(session, workspace, each.talk_id)
        if talk is not None and talk.has(each.person_id):
            new = insert(session, TalkToldRow).values(**asdict(each))
            await session.execute(new.on_conflict_do_nothing(index_elements=["talk_id", "person_id", "at"]))


@prepared
def _lately(workspace: str, person_ids: Collection[int], since: datetime) -> Any:
    wanted = select(TalkToldRow, TalkRow.every).join(TalkRow, TalkRow.id == TalkToldRow.talk_id)
    waits = TalkToldRow.delivery_id.is_(None) | (TalkRow.every == Every.WEEK)
    theirs = (scope.within(TalkToldRow, workspace), TalkToldRow.person_id.in_(person_ids))
    return wanted.where(*theirs, TalkToldRow.at > since, waits)


async def lately(
    session: Session, workspace: str, person_ids: Sequence[int], *, since: datetime
) -> Mapping[int, list[tuple[TalkTold, Every]]]:
    """What each of these people is to be told of 1:1s after that moment, and was not; of weekly ones also what they
    were told. By the person, each with how often the two meet.
    """
    found: dict[int, list[tuple[TalkTold, Every]]] = defaultdict(list)
    for row, every in await _lately.rows(session, workspace, person_ids, since):
        found[row.person_id].append((facts.of(TalkTold, row), every))
    return found


async def attach(session: Session, workspace: str, places: Mapping[TalkTold, int]) -> None:
    """Remembers the message in which each of them stands."""
    table: Any = TalkToldRow.__table__
    keys = ("talk_id", "person_id", "at")
    this = [table.c[key] == bindparam(f"of_{key}", type_=table.c[key].type) for key in keys]
    write = update(table).where(*this, scope.within(TalkToldRow, workspace)).values(delivery_id=bindparam("to_id"))
    given = [{**{f"of_{key}": getattr(each, key) for key in keys}, "to_id": to} for each, to in places.items()]
    if given:
        await session.execute(write, given)


@prepared
def _in_messages(workspace: str, delivery_ids: Collection[int]) -> Any:
    return (
        talks.joined(workspace)
        .add_columns(TalkToldRow)
        .join(TalkToldRow, TalkToldRow.talk_id == TalkRow.id)
        .where(TalkToldRow.delivery_id.in_(delivery_ids))
        .order_by(None)
        .order_by(TalkToldRow.at, TalkRow.id)
    )


async def in_messages(
    session: Session, workspace: str, delivery_ids: Collection[int]
) -> Mapping[int, list[tuple[TalkTold, RegularTalk]]]:
    """The 1:1s of which each of these messages tells, by the message, the soonest first."""
    found: dict[int, list[tuple[TalkTold, RegularTalk]]] = defaultdict(list)
    for row, one, two, told in await _in_messages.rows(session, workspace, delivery_ids):
        found[told.delivery_id].append((facts.of(TalkTold, told), talks.told(row, one, two)))
    return found


async def of_talk(session: Session, workspace: str, talk_id: int, *, since: datetime) -> list[TalkTold]:
    """What both were told, or are to be, of the 1:1s of theirs after that moment, the oldest first."""
    mine = (TalkToldRow.talk_id == talk_id, TalkToldRow.at > since, scope.within(TalkToldRow, workspace))
    wanted = select(TalkToldRow).where(*mine).order_by(TalkToldRow.at, TalkToldRow.person_id)
    rows = await session.scalars(wanted.execution_options(populate_existing=True))
    return [facts.of(TalkTold, row) for row in rows]


async def of_person(session: Session, workspace: str, person_id: int, *, since: datetime) -> list[TalkTold]:
    """The same of one person, with whomever they met."""
    mine = (TalkToldRow.person_id == person_id, TalkToldRow.at > since, scope.within(TalkToldRow, workspace))
    rows = await session.scalars(select(TalkToldRow).where(*mine).execution_options(populate_existing=True))
    return [facts.of(TalkTold, row) for row in rows]


async def change(session: Session, workspace: str, word: TalkTold, *, at: datetime, due_at: datetime) -> None:
    """It is about a 1:1 at another moment: the two moved it."""
    await session.execute(update(TalkToldRow).where(*_this(workspace, word)).values(at=at, due_at=due_at))


async def forget_waiting(session: Session, workspace: str, talk_id: int) -> None:
    """What nobody was told yet of a 1:1 holds no longer."""
    waiting = (TalkToldRow.talk_id == talk_id, TalkToldRow.delivery_id.is_(None), scope.within(TalkToldRow, workspace))
    await session.execute(delete(TalkToldRow).where(*waiting))


async def close(session: Session, workspace: str, word: TalkTold) -> None:
    """The 1:1 is over: what stands of it asks what became of what is open."""
    await session.execute(update(TalkToldRow).where(*_this(workspace, word)).values(closing=True))


async def carry(session: Session, workspace: str, talk_id: int, at: datetime) -> None:
    """What was open after the 1:1 at that moment is left for the next one, as either of the two says."""
    theirs = (TalkToldRow.talk_id == talk_id, TalkToldRow.at == at, scope.within(TalkToldRow, workspace))
    await session.execute(update(TalkToldRow).where(*theirs).values(carried=True))


async def never_told(session: Session, workspace: str, delivery_id: int) -> None:
    """A message that nobody saw told nobody of anything."""
    lost = (TalkToldRow.delivery_id == delivery_id, scope.within(TalkToldRow, workspace))
    await session.execute(update(TalkToldRow).where(*lost).values(delivery_id=None))


def _this(workspace: str, told: TalkTold) -> tuple[Any, ...]:
    return (
        TalkToldRow.talk_id == told.talk_id,
        TalkToldRow.person_id == told.person_id,
        TalkToldRow.at == told.at,
        scope.within(TalkToldRow, workspace),
    )
