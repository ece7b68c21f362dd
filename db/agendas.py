"""Agendas: what two people want to talk about, in the words of each."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import aliased

from db import checkins, facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AgendaItemRow, PersonRow
from growth.facts import AgendaItem, Answer, Person, PlanState, Sharing

Other = aliased(PersonRow)


async def add(
    session: Session, person: Person, text: str, *, sharing: Sharing, link: str = "", now: datetime
) -> AgendaItem:
    """Puts something on the agenda of the person and of whom it is shared with.

    Raises NoResultFound when it is shared with nobody of the person's workspace.
    """
    reader = sharing.reader_id if sharing.reader_id is not None else 0
    other = await scope.own(session, PersonRow, person.workspace, reader)
    row = AgendaItemRow(person_id=person.id, text=text, link=link, sharing=sharing, added_at=now)
    session.add(row)
    await session.flush()
    return facts.of(AgendaItem, row, author=person, other=facts.of(Person, other), said=None)


async def add_answer(session: Session, person: Person, answer: Answer, *, sharing: Sharing, now: datetime) -> bool:
    """Puts what somebody wrote in a check-in on their agenda with the person: False where it stands there already.

    Raises NoResultFound when it is shared with nobody of the person's workspace.
    """
    about = AgendaItemRow.answer_id == answer.id, AgendaItemRow.person_id == person.id
    if await _items(session, person.workspace, *about, AgendaItemRow.talked_at.is_(None)):
        return False
    item = await add(session, person, f"What {answer.author.name} wrote in a check-in", sharing=sharing, now=now)
    await scope.change(session, AgendaItemRow, person.workspace, item.id, answer_id=answer.id)
    return True


async def get(session: Session, workspace: str, item_id: int) -> AgendaItem | None:
    found = await _items(session, workspace, AgendaItemRow.id == item_id)
    return found[0] if found else None


async def with_person(session: Session, workspace: str, person_id: int, *, since: datetime) -> list[AgendaItem]:
    """What the person put on an agenda, and what may be shared with them: open, or talked about after `since`.

    The oldest first. To be shown only through `growth.audience`.
    """
    theirs = or_(AgendaItemRow.person_id == person_id, and_(*AgendaItemRow.shared_with(person_id)))
    lately = or_(AgendaItemRow.talked_at.is_(None), AgendaItemRow.talked_at > since)
    return await _items(session, workspace, theirs, lately)


async def with_people(
    session: Session, workspace: str, person_ids: Collection[int], *, since: datetime
) -> list[AgendaItem]:
    """The same of several people, in one list: each of them may read but their own of it."""
    ids = list(person_ids)
    theirs = or_(AgendaItemRow.person_id.in_(ids), AgendaItemRow.with_any(ids))
    lately = or_(AgendaItemRow.talked_at.is_(None), AgendaItemRow.talked_at > since)
    return await _items(session, workspace, theirs, lately)


async def of_person(session: Session, workspace: str, person_id: int) -> list[AgendaItem]:
    """All that the person put on an agenda, the oldest first."""
    return await _items(session, workspace, AgendaItemRow.person_id == person_id)


async def reword(session: Session, workspace: str, item_id: int, text: str) -> None:
    """Gives an item other words. Nothing happens where it is gone."""
    await scope.change(session, AgendaItemRow, workspace, item_id, text=text)


async def set_talked(
    session: Session, workspace: str, item_id: int, talked_at: datetime | None, *, dropped: bool = False
) -> None:
    """Ticks an item off as talked about or `dropped`, or brings it back with None. Nothing happens where it is gone."""
    await scope.change(session, AgendaItemRow, workspace, item_id, talked_at=talked_at, dropped=dropped)


async def take_on(
    session: Session, workspace: str, item_id: int, owner_id: int, *, due_on: date | None, now: datetime
) -> None:
    """One of the two takes an item on, perhaps until a day. Nothing happens where it is gone, or they are neither."""
    item = await get(session, workspace, item_id)
    if item is not None and owner_id in (item.author.id, item.other.id if item.other else None):
        taken = {"owner_id": owner_id, "due_on": due_on, "owned_at": now, "action": None, "decided_at": None}
        await scope.change(session, AgendaItemRow, workspace, item_id, **taken)


async def decide(session: Session, workspace: str, item_id: int, action: PlanState, now: datetime) -> None:
    """Its owner says what became of what they took on: done or dropped, it is off the agenda."""
    over = {"talked_at": now, "dropped": action is PlanState.DROPPED} if action is not PlanState.STILL else {}
    await scope.change(session, AgendaItemRow, workspace, item_id, action=action, decided_at=now, **over)


@prepared
def _taken_on(workspace: str, person_ids: Collection[int], since: datetime) -> Any:
    lately = or_(AgendaItemRow.talked_at.is_(None), AgendaItemRow.decided_at >= since)
    return _joined(workspace, AgendaItemRow.owner_id.in_(person_ids), lately)


async def taken_on(
    session: Session, workspace: str, person_ids: Collection[int], *, since: datetime
) -> list[AgendaItem]:
    """What these people took on: what is open of it, and what they said something of from that moment on."""
    return await _told(session, workspace, await _taken_on.rows(session, workspace, person_ids, since))


async def owns_no_more(session: Session, workspace: str, person_id: int) -> None:
    """What somebody took on of another's words nobody has taken on now, and nothing is kept of what became of it."""
    theirs = (AgendaItemRow.owner_id == person_id, scope.within(AgendaItemRow, workspace))
    nobody = {"owner_id": None, "owned_at": None, "due_on": None, "action": None, "decided_at": None}
    await session.execute(update(AgendaItemRow).where(*theirs).values(nobody))


async def remove(session: Session, workspace: str, item_id: int) -> None:
    """Takes an item off for good. Nothing happens where it is gone."""
    await scope.remove(session, AgendaItemRow, workspace, item_id)


def _joined(workspace: str, *conditions: Any) -> Any:
    """Items of which this holds, with whoever put each there, and with whom it is shared."""
    return (
        select(AgendaItemRow, PersonRow, Other)
        .join(PersonRow, PersonRow.id == AgendaItemRow.person_id)
        .outerjoin(Other, AgendaItemRow.is_with(Other))
        .where(PersonRow.workspace_id == workspace, *conditions)
        .order_by(AgendaItemRow.added_at, AgendaItemRow.id)
    )


async def _items(session: Session, workspace: str, *conditions: Any) -> list[AgendaItem]:
    rows = await session.execute(_joined(workspace, *conditions).execution_options(populate_existing=True))
    return await _told(session, workspace, rows.all())


async def _told(session: Session, workspace: str, rows: Sequence[Any]) -> list[AgendaItem]:
    found = [(row, facts.of(Person, author), facts.found(Person, other)) for row, author, other in rows]
    said = await checkins.of_ids(session, workspace, [row.answer_id for row, _, _ in found if row.answer_id])
    return [
        facts.of(AgendaItem, row, author=author, other=other, said=said.get(row.answer_id or 0))
        for row, author, other in found
    ]
