"""The moments at which Trellis could speak to people by itself: whose has come, who claims it, what came of it.

Claimed, moved on and noted for many people at once, in as many statements as for one.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update

from db import facts, held, people, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import PersonRow, TouchRow
from growth.facts import Person, Standing, Touch, Why

Moves = Mapping[int, datetime | None]  # when each person is looked at next, by their id


@prepared
def _due(workspace: str, now: datetime, *, limit: int) -> Any:
    of_workspace = select(PersonRow).where(PersonRow.workspace_id == workspace)
    waiting = of_workspace.where(PersonRow.next_touch_at <= now).order_by(PersonRow.next_touch_at, PersonRow.id)
    return waiting.limit(limit)


async def due(session: Session, workspace: str, now: datetime, *, limit: int = 100) -> list[Person]:
    """The people of a workspace whose moment has come, the longest waiting first."""
    return [facts.of(Person, row) for row in await _due.scalars(session, workspace, now, limit=limit)]


@prepared
def _next_due(workspace: str) -> Any:
    return select(func.min(PersonRow.next_touch_at)).where(PersonRow.workspace_id == workspace)


async def next_due(session: Session, workspace: str) -> datetime | None:
    """The earliest moment at which somebody is due; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How many people are due."""
    waiting = (PersonRow.workspace_id == workspace, PersonRow.next_touch_at <= now)
    return await session.scalar(select(func.count()).select_from(PersonRow).where(*waiting)) or 0


@prepared
def _locked(workspace: str, person_ids: Collection[int]) -> Any:
    wanted = select(PersonRow).where(PersonRow.workspace_id == workspace, PersonRow.id.in_(person_ids))
    # `key_share`: what refers to these people, as a queued message, can be written by others meanwhile.
    return wanted.order_by(PersonRow.id).with_for_update(key_share=True, skip_locked=True)


async def claim(session: Session, workspace: str, everybody: Sequence[Person]) -> list[Person]:
    """Those of them whose moment is still the one they were found with, as they are now, in their order.

    Nobody else changes them before the transaction ends. Whom another worker or a deed of their own has in hand is left
    out, and stays due.
    """
    rows = await _locked.scalars(session, workspace, [person.id for person in everybody])
    now = {row.id: facts.of(Person, row) for row in rows}
    seen = [(person, now[person.id]) for person in everybody if person.id in now]
    return [found for person, found in seen if found.next_touch_at == person.next_touch_at]


async def move_on(session: Session, workspace: str, moves: Moves) -> None:
    """Moves the next moment of people who were claimed."""
    to = {person_id: {"next_touch_at": at} for person_id, at in moves.items()}
    await scope.change_each(session, PersonRow, workspace, to)
    held.let_go(session)


@prepared
def _forgive(workspace: str, person_ids: Collection[int]) -> Any:
    failed = PersonRow.id.in_(person_ids), PersonRow.workspace_id == workspace, PersonRow.failures > 0
    return update(PersonRow).where(*failed).values(failures=0)


async def forgive(session: Session, workspace: str, person_ids: Sequence[int]) -> None:
    """Forgets that these people could not be spoken to before."""
    await _forgive.run(session, workspace, person_ids)


async def note(session: Session, workspace: str, person_id: int, came: Touch) -> None:
    """Notes what came of a moment. Raises NoResultFound when there is no such person."""
    await note_each(session, [(await people.get(session, workspace, person_id), came)])


async def note_each(session: Session, notes: Sequence[tuple[Person, Touch]]) -> None:
    """Notes what came of the moment of each."""
    rows = [{"person_id": person.id, "at": it.at, "kinds": it.kinds, "why": it.why} for person, it in notes]
    await scope.add_each(session, TouchRow, rows)


async def not_spoken(session: Session, workspace: str, person_id: int, at: datetime, *, why: Why) -> None:
    """The message of that moment never stood in Slack: it costs the person nothing."""
    await session.execute(
        update(TouchRow)
        .where(
            scope.within(TouchRow, workspace),
            TouchRow.person_id == person_id,
            TouchRow.at == at,
            TouchRow.why.is_(None),
        )
        .values(why=why)
    )


async def begun(session: Session, workspace: str, person_id: int, since: datetime) -> list[datetime]:
    """When Trellis began a message to somebody, since then."""
    theirs = scope.within(TouchRow, workspace), TouchRow.person_id == person_id
    said = TouchRow.why.is_(None), TouchRow.at >= since
    return list(await session.scalars(select(TouchRow.at).where(*theirs, *said)))


@prepared
def _last(workspace: str, person_id: int) -> Any:
    theirs = scope.within(TouchRow, workspace), TouchRow.person_id == person_id
    return select(TouchRow).where(*theirs).order_by(TouchRow.at.desc(), TouchRow.id.desc()).limit(1)


async def last(session: Session, workspace: str, person_id: int) -> Touch | None:
    return facts.found(Touch, await _last.scalar(session, workspace, person_id))


async def failures(session: Session, workspace: str, person_id: int) -> int:
    """How often in a row speaking to somebody failed."""
    return await _failures.scalar(session, workspace, person_id) or 0


@prepared
def _failures(workspace: str, person_id: int) -> Any:
    return select(PersonRow.failures).where(PersonRow.id == person_id, PersonRow.workspace_id == workspace)


async def put_off(session: Session, person: Person, until: datetime, *, failures: int) -> None:
    """Moves on somebody who could not be spoken to, so often in a row by now, unless their moment was moved already."""
    moment = person.next_touch_at
    await _put_off.run(session, person.workspace, person.id, moment=moment, until=until, failures=failures)
    held.let_go(session)


@prepared
def _put_off(workspace: str, person_id: int, *, moment: datetime | None, until: datetime, failures: int) -> Any:
    still = PersonRow.workspace_id == workspace, PersonRow.id == person_id
    unmoved = PersonRow.next_touch_at.is_not_distinct_from(moment)
    return update(PersonRow).where(*still, unmoved).values(next_touch_at=until, failures=failures)


async def come_by(session: Session, workspace: str, moments: Mapping[int, datetime]) -> None:
    """Has people looked at by those moments, by their ids: also who never started, and has nothing planned."""
    for person_id, at in moments.items():
        later = (
            PersonRow.workspace_id == workspace,
            PersonRow.id == person_id,
            PersonRow.standing.in_((Standing.ACTIVE, Standing.NEW)),
            or_(PersonRow.next_touch_at.is_(None), PersonRow.next_touch_at > at),
        )
        sooner = update(PersonRow).where(*later).values(next_touch_at=at)
        await session.execute(sooner.execution_options(synchronize_session=False))
    held.let_go(session)


async def bring_forward(session: Session, workspace: str, person_ids: Collection[int], now: datetime) -> set[int]:
    """Lets the moment of people come now, whose next one is planned; returns who they are. What is due then is decided
    then, and whether they may be disturbed.
    """
    planned = (
        PersonRow.workspace_id == workspace,
        PersonRow.id.in_(list(person_ids)),
        PersonRow.next_touch_at.is_not(None),
        PersonRow.standing.in_((Standing.ACTIVE, Standing.INVITED)),
    )
    moved = update(PersonRow).where(*planned).values(next_touch_at=now).returning(PersonRow.id)
    moved_ids = set(await session.scalars(moved.execution_options(synchronize_session=False)))
    held.let_go(session)
    return moved_ids
