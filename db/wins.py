"""Wins: what people did and keep as evidence, in their own words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from content.model.ladder import Ladder
from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, PersonRow, StepRow, WinRow
from growth.facts import Person, Sharing, Win, WinDraft, WinOrigin

Manager = aliased(PersonRow)


async def keep(
    session: Session, person: Person, win: WinDraft, origin: WinOrigin, *, ladder: Ladder, now: datetime
) -> Win:
    """Keeps a win of the person's, for them alone; what it came from is told of as kept.

    A step or an answer of somebody else's, one that is gone, or one that another win tells of, is left out of it.
    """
    here = person.workspace
    step = await _unkept(session, person, StepRow, origin.step)
    answer = await _unkept(session, person, AnswerRow, origin.answer)
    kept = replace(origin, step=step, answer=answer)
    win_id = await scope.add(
        session,
        WinRow,
        person_id=person.id,
        ladder=ladder.id,
        ladder_version=ladder.version,
        draft=win,
        origin=kept,
        sharing=Sharing(),
        kept_at=now,
    )
    for table, source in ((StepRow, step), (AnswerRow, answer)):
        if source is not None:
            await scope.change(session, table, here, source, kept=True)
    return Win(
        id=win_id,
        author=person,
        draft=win,
        ladder=ladder.id,
        ladder_version=ladder.version,
        sharing=Sharing(),
        kept_at=now,
        origin=kept,
    )


async def _unkept(session: Session, person: Person, table: Any, row_id: int | None) -> int | None:
    row = await scope.one(session, table, person.workspace, row_id) if row_id is not None else None
    return row_id if row is not None and row.person_id == person.id and not row.kept else None


async def change(session: Session, workspace: str, win_id: int, win: WinDraft) -> None:
    """Gives a win other words, another day, or other things that it shows. Nothing happens where it is gone."""
    await scope.change(session, WinRow, workspace, win_id, draft=win)


async def share(session: Session, workspace: str, win_id: int, sharing: Sharing) -> None:
    """Keeps with whom a win is shared from now on. Raises NoResultFound when there is no such win."""
    await scope.own(session, WinRow, workspace, win_id)
    await scope.change(session, WinRow, workspace, win_id, sharing=sharing)


async def remove(session: Session, workspace: str, win_id: int) -> None:
    """Deletes a win; what it came from can be kept once more. Nothing happens where it is gone."""
    row = await scope.one(session, WinRow, workspace, win_id)
    if row is None:
        return
    for table, source in ((StepRow, row.step_id), (AnswerRow, row.answer_id)):
        if source is not None:
            await scope.change(session, table, workspace, source, kept=False)
    await scope.remove(session, WinRow, workspace, win_id)


async def get(session: Session, workspace: str, win_id: int) -> Win | None:
    return next(iter(read(await _of_id.rows(session, workspace, win_id))), None)


async def of_person(session: Session, workspace: str, person_id: int, *, limit: int | None = None) -> list[Win]:
    """The person's wins, of the newest day first; all of them, or so many."""
    if limit is None:
        return read(await _of_each.rows(session, workspace, [person_id]))
    return read(await _newest.rows(session, workspace, person_id, limit))


async def shared_with(session: Session, workspace: str, reader_ids: Collection[int], *, since: datetime) -> list[Win]:
    """Every win that may be shared with any of these people after a moment: to be shown through `growth.audience`."""
    return read(await _shared_with.rows(session, workspace, reader_ids, since))


async def of_each(session: Session, workspace: str, person_ids: Collection[int]) -> Mapping[int, list[Win]]:
    """All wins of each of these people who have any, of the newest day first, by the person."""
    found: dict[int, list[Win]] = {}
    for win in read(await _of_each.rows(session, workspace, person_ids)):
        found.setdefault(win.author.id, []).append(win)
    return found


def joined(workspace: str, *conditions: Any) -> Any:
    """Asks for the wins of which the conditions hold, of the newest day first; see `read`."""
    return (
        select(WinRow, PersonRow, Manager.name)
        .join(PersonRow, PersonRow.id == WinRow.person_id)
        .outerjoin(Manager, WinRow.is_with(Manager))
        .where(PersonRow.workspace_id == workspace, *conditions)
        .order_by(WinRow.day.desc(), WinRow.id.desc())
    )


@prepared
def _of_id(workspace: str, win_id: int) -> Any:
    return joined(workspace, WinRow.id == win_id)


@prepared
def _of_each(workspace: str, person_ids: Collection[int]) -> Any:
    return joined(workspace, WinRow.person_id.in_(person_ids))


@prepared
def _newest(workspace: str, person_id: int, limit: int) -> Any:
    return joined(workspace, WinRow.person_id == person_id).limit(limit)


@prepared
def _shared_with(workspace: str, reader_ids: Collection[int], since: datetime) -> Any:
    return joined(workspace, WinRow.with_any(reader_ids, since))


def read(rows: Iterable[Any]) -> list[Win]:
    """What `joined` found."""
    author = facts.once(Person)
    return [facts.of(Win, row, author=author(person), manager_name=name) for row, person, name in rows]
