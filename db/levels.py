"""Changes of level: what a person asked their manager, what a manager proposed, and what a person said alone."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import aliased

from db import facts, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import LevelChangeRow, PersonRow
from growth.facts import LevelChange, LevelState, LevelStep, Person

Grower, Manager = aliased(PersonRow), aliased(PersonRow)
OPEN = (LevelState.ASKED, LevelState.TALK)


@dataclass(frozen=True, slots=True)
class LevelWish:
    """What somebody asks for: a step, with a note, of whom; `proposed` where the manager asks the person."""

    step: LevelStep
    manager: Person
    note: str = ""
    proposed: bool = False


async def ask(session: Session, person: Person, wish: LevelWish, now: datetime) -> LevelChange:
    """Writes the wish down. Whoever asks looks before, under `people.lock`, whether another one is open."""
    row = _row(person, wish.step, state=LevelState.ASKED, now=now)
    row.manager_id, row.note, row.proposed = wish.manager.id, wish.note, wish.proposed
    session.add(row)
    await session.flush()
    return _read(await _one.rows(session, person.workspace, row.id))[0]


async def note(session: Session, person: Person, step: LevelStep, now: datetime) -> None:
    """Writes down that somebody changed their level alone."""
    row = _row(person, step, state=LevelState.SET, now=now)
    row.settled_at = now
    session.add(row)
    await session.flush()


def _row(person: Person, step: LevelStep, *, state: LevelState, now: datetime) -> LevelChangeRow:
    return LevelChangeRow(
        person_id=person.id, proposed=False, note="", reply="", state=state, asked_at=now, **asdict(step)
    )


def _joined(workspace: str, *conditions: Any) -> Any:
    """Those of which this holds, with whose level it is and who leads them, the newest first."""
    return (
        select(LevelChangeRow, Grower, Manager)
        .join(Grower, Grower.id == LevelChangeRow.person_id)
        .outerjoin(Manager, Manager.id == LevelChangeRow.manager_id)
        .where(Grower.workspace_id == workspace, *conditions)
        .order_by(LevelChangeRow.asked_at.desc(), LevelChangeRow.id.desc())
    )


def _read(rows: Iterable[Any]) -> list[LevelChange]:
    return [
        facts.of(
            LevelChange,
            row,
            person=facts.of(Person, grower),
            manager=facts.found(Person, manager),
            step=facts.of(LevelStep, row),
        )
        for row, grower, manager in rows
    ]


@prepared
def _one(workspace: str, change_id: int) -> Any:
    return _joined(workspace, LevelChangeRow.id == change_id)


@prepared
def _of_person(workspace: str, person_id: int) -> Any:
    return _joined(workspace, LevelChangeRow.person_id == person_id)


@prepared
def _waiting(workspace: str, person_id: int) -> Any:
    of_manager = and_(LevelChangeRow.person_id == person_id, LevelChangeRow.proposed.is_(True))
    of_people = and_(LevelChangeRow.manager_id == person_id, LevelChangeRow.proposed.is_(False))
    return _joined(workspace, LevelChangeRow.state.in_(OPEN), or_(of_manager, of_people))


@prepared
def _by_delivery(workspace: str, delivery_id: int) -> Any:
    return _joined(workspace, LevelChangeRow.delivery_id == delivery_id)


@prepared
def _involving(workspace: str, person_id: int) -> Any:
    return _joined(workspace, or_(LevelChangeRow.person_id == person_id, LevelChangeRow.manager_id == person_id))


async def get(session: Session, workspace: str, change_id: int) -> LevelChange | None:
    return next(iter(_read(await _one.rows(session, workspace, change_id))), None)


async def of_person(session: Session, workspace: str, person_id: int) -> list[LevelChange]:
    """All of one person's, the newest first."""
    return _read(await _of_person.rows(session, workspace, person_id))


async def waiting_for(session: Session, workspace: str, person_id: int) -> list[LevelChange]:
    """What somebody was asked and has not settled: by their manager, or by the people they lead."""
    return _read(await _waiting.rows(session, workspace, person_id))


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> LevelChange | None:
    return next(iter(_read(await _by_delivery.rows(session, workspace, delivery_id))), None)


async def involving(session: Session, workspace: str, person_id: int) -> list[LevelChange]:
    """All that somebody asked or was asked, of themselves or of people they lead."""
    return _read(await _involving.rows(session, workspace, person_id))


async def attach(session: Session, workspace: str, change_id: int, delivery_id: int) -> None:
    """Remembers the message in which the other one is asked."""
    await scope.change(session, LevelChangeRow, workspace, change_id, delivery_id=delivery_id)


async def attach_reply(session: Session, workspace: str, change_id: int, delivery_id: int) -> None:
    """Remembers the message that told of the reply."""
    await scope.change(session, LevelChangeRow, workspace, change_id, reply_delivery_id=delivery_id)


async def settle(session: Session, workspace: str, change_id: int, state: LevelState, *, now: datetime) -> bool:
    """Ends it one way or the other. False when it was ended before: of two clicks, one is first."""
    return await _turn(session, workspace, change_id, OPEN, state=state, settled_at=now)


async def talk(session: Session, workspace: str, change_id: int, line: str) -> bool:
    """The other one would like to talk first, with a line; it stays open. False where it was ended or is so already."""
    return await _turn(session, workspace, change_id, OPEN[:1], state=LevelState.TALK, reply=line)


async def _turn(
    session: Session, workspace: str, change_id: int, states: Collection[LevelState], **values: Any
) -> bool:
    turned = await session.execute(
        update(LevelChangeRow)
        .where(
            scope.within(LevelChangeRow, workspace), LevelChangeRow.id == change_id, LevelChangeRow.state.in_(states)
        )
        .values(**values)
        .returning(LevelChangeRow.id)
    )
    return turned.scalar_one_or_none() is not None


async def forget_words(session: Session, workspace: str, manager_id: int) -> None:
    """Takes what a manager wrote out of other people's changes. Their name goes with them."""
    mine = (scope.within(LevelChangeRow, workspace), LevelChangeRow.manager_id == manager_id)
    for written, by_manager in (("note", True), ("reply", False)):
        wrote = update(LevelChangeRow).where(*mine, LevelChangeRow.proposed.is_(by_manager))
        await session.execute(wrote.values(**{written: ""}))
