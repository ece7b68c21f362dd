"""1:1s in their rhythm: when two people meet next, and when the clock has something to do about it."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import aliased

from db import facts, people, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import PersonRow, TalkRow
from db.upsert import insert
from growth.facts import Person, RegularTalk, TalkRhythm

One, Two = aliased(PersonRow), aliased(PersonRow)


def joined(workspace: str) -> Any:
    """Every 1:1 of a workspace, with both people."""
    return (
        select(TalkRow, One, Two)
        .join(One, One.id == TalkRow.one_id)
        .join(Two, Two.id == TalkRow.two_id)
        .where(One.workspace_id == workspace)
        .order_by(TalkRow.id)
    )


def told(row: Any, one: Any, two: Any) -> RegularTalk:
    return facts.of(RegularTalk, row, one=facts.of(Person, one), two=facts.of(Person, two))


async def plan(
    session: Session, person: Person, other_id: int, kept: TalkRhythm, *, agreed: datetime | None
) -> RegularTalk:
    """Keeps in which rhythm the person meets another one, in the place of the one before; nothing is planned of it yet.

    Whoever plans the same 1:1 meanwhile waits. Raises NoResultFound where they are not of one workspace.
    """
    here = person.workspace
    one, two = sorted((person.id, other_id))
    for each in (one, two):
        await people.get(session, here, each)
        await people.lock(session, here, each)
    values = {
        **asdict(kept),
        "asked_by_id": person.id,
        "agreed_at": agreed,
        "day": None,
        "next_at": None,
        "look_at": None,
    }
    new = insert(session, TalkRow).values(one_id=one, two_id=two, **values)
    await session.execute(new.on_conflict_do_update(index_elements=["one_id", "two_id"], set_=values))
    return (await _talks(session, here, TalkRow.one_id == one, TalkRow.two_id == two))[0]


async def get(session: Session, workspace: str, talk_id: int) -> RegularTalk | None:
    return next(iter(await _talks(session, workspace, TalkRow.id == talk_id)), None)


async def between(session: Session, workspace: str, person_id: int, other_id: int) -> RegularTalk | None:
    """That of these two, whoever of them is named first."""
    one, two = sorted((person_id, other_id))
    return next(iter(await _talks(session, workspace, TalkRow.one_id == one, TalkRow.two_id == two)), None)


@prepared
def _of_person(workspace: str, person_id: int) -> Any:
    return joined(workspace).where(or_(TalkRow.one_id == person_id, TalkRow.two_id == person_id))


async def of_person(session: Session, workspace: str, person_id: int) -> list[RegularTalk]:
    """All in which somebody is one of the two, the oldest first."""
    return [told(*found) for found in await _of_person.rows(session, workspace, person_id)]


async def agree(session: Session, workspace: str, talk_id: int, now: datetime) -> bool:
    """The other one would like that. False where it was settled before."""
    this = (TalkRow.id == talk_id, TalkRow.agreed_at.is_(None), scope.within(TalkRow, workspace))
    agreed = await session.execute(update(TalkRow).where(*this).values(agreed_at=now).returning(TalkRow.id))
    return agreed.scalar_one_or_none() is not None


async def turn(session: Session, workspace: str, talk: RegularTalk, then: RegularTalk) -> bool:
    """Plans it as `then` says. False where it stands no longer as it was seen: of two, one is first."""
    this = (
        TalkRow.id == talk.id,
        scope.within(TalkRow, workspace),
        TalkRow.next_at.is_not_distinct_from(talk.next_at),
        TalkRow.look_at.is_not_distinct_from(talk.look_at),
    )
    values = {"day": then.day, "next_at": then.next_at, "look_at": then.look_at, "last_at": then.last_at}
    turned = await session.execute(update(TalkRow).where(*this).values(**values).returning(TalkRow.id))
    return turned.scalar_one_or_none() is not None


async def remove(session: Session, workspace: str, talk_id: int) -> None:
    """The two have no rhythm any more. Nothing happens where it is gone."""
    await scope.remove(session, TalkRow, workspace, talk_id)


@prepared
def _due(workspace: str, now: datetime, *, limit: int) -> Any:
    waiting = joined(workspace).where(TalkRow.look_at <= now)
    return waiting.order_by(None).order_by(TalkRow.look_at, TalkRow.id).limit(limit)


async def due(session: Session, workspace: str, now: datetime, *, limit: int = 100) -> list[RegularTalk]:
    """Those of which something is to be done by now, the longest waiting first."""
    return [told(*found) for found in await _due.rows(session, workspace, now, limit=limit)]


@prepared
def _first(workspace: str) -> Any:
    mine = select(func.min(TalkRow.look_at)).join(PersonRow, PersonRow.id == TalkRow.one_id)
    return mine.where(PersonRow.workspace_id == workspace)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """When something is to be done of a 1:1 next."""
    moment: datetime | None = await _first.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """Of how many something is to be done."""
    waiting = (scope.within(TalkRow, workspace), TalkRow.look_at <= now)
    return await session.scalar(select(func.count()).select_from(TalkRow).where(*waiting)) or 0


async def _talks(session: Session, workspace: str, *conditions: Any) -> list[RegularTalk]:
    wanted = joined(workspace).where(*conditions).execution_options(populate_existing=True)
    return [told(*found) for found in await session.execute(wanted)]
