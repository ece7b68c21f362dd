"""Check-ins: the rounds, and the answers people gave in them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import aliased

from db import facts, rounds, scope
from db.engine import Session
from db.prepared import prepared
from db.tables import AnswerRow, PersonRow, RoundRow
from growth.facts import Answer, Draft, Kind, Person, Pulse, Round, RoundState, Sharing
from growth.questions import RECENT

Manager = aliased(PersonRow)


@prepared
def _one(workspace: str, round_id: int) -> Any:
    return select(RoundRow).where(scope.within(RoundRow, workspace), RoundRow.id == round_id)


@prepared
def _recent(workspace: str, person_id: int, limit: int) -> Any:
    theirs = scope.within(RoundRow, workspace), RoundRow.person_id == person_id
    return select(RoundRow).where(*theirs).order_by(RoundRow.opened_at.desc()).limit(limit)


@prepared
def _open_of(workspace: str, person_id: int) -> Any:
    theirs = scope.within(RoundRow, workspace), RoundRow.person_id == person_id, RoundRow.state == RoundState.OPEN
    return select(RoundRow.delivery_id).where(*theirs).order_by(RoundRow.opened_at.desc()).limit(1)


async def get(session: Session, workspace: str, round_id: int) -> Round:
    """Raises NoResultFound when there is no such round."""
    found = await find(session, workspace, round_id)
    if found is None:
        raise NoResultFound("there is no such round here")
    return found


async def find(session: Session, workspace: str, round_id: int) -> Round | None:
    return facts.found(Round, await _one.scalar(session, workspace, round_id))


async def recent(session: Session, workspace: str, person_id: int, *, limit: int = RECENT) -> list[Round]:
    """The person's rounds, the newest first."""
    return [facts.of(Round, row) for row in await _recent.scalars(session, workspace, person_id, limit)]


async def by_delivery(session: Session, workspace: str, delivery_id: int) -> Round | None:
    return (await rounds.in_messages(session, workspace, [delivery_id])).get(delivery_id)


async def open_of(session: Session, workspace: str, person_id: int) -> int | None:
    """The delivery that carries the person's open round; None when no round is open."""
    delivery_id: int | None = await _open_of.scalar(session, workspace, person_id)
    return delivery_id


async def set_state(session: Session, workspace: str, round_id: int, state: RoundState) -> None:
    await scope.change(session, RoundRow, workspace, round_id, state=state)


async def set_pulse(session: Session, workspace: str, round_id: int, pulse: Pulse) -> None:
    await scope.change(session, RoundRow, workspace, round_id, pulse=pulse)


async def set_later(session: Session, workspace: str, round_id: int) -> None:
    """The person wants the round back once more, whether it was brought up before or not."""
    await scope.change(session, RoundRow, workspace, round_id, later=True, reminded_at=None)


async def mark_answered(session: Session, workspace: str, round_id: int, now: datetime) -> None:
    await scope.change(session, RoundRow, workspace, round_id, state=RoundState.ANSWERED, answered_at=now)


async def take_back(session: Session, workspace: str, round_id: int, state: RoundState, now: datetime) -> None:
    """Nothing is left of what was answered: the round is open once more, or closed. No reminder of it comes."""
    values = {"state": state, "answered_at": None, "reminded_at": now, "later": False}
    await scope.change(session, RoundRow, workspace, round_id, **values)


async def write(
    session: Session, workspace: str, checkin: Round, drafts: Iterable[tuple[Draft, Sharing]], *, now: datetime
) -> None:
    """Keeps answers of a round, each shared so, in place of those of their kind; an empty one is forgotten.

    An answer whose words and readers stay the same keeps the moment it was shared, and what its reader did with it.
    Raises NoResultFound when there is no such round.
    """
    await scope.own(session, RoundRow, workspace, checkin.id)
    there = {row.kind: row for row in await _there.scalars(session, workspace, checkin.id)}
    new: list[dict[str, Any]] = []
    changed: dict[int, dict[str, Any]] = {}
    for draft, sharing in drafts:
        row = there.get(draft.kind)
        if not draft.text:
            if row is not None:
                await scope.remove(session, AnswerRow, workspace, row.id)
        elif row is None:
            of = {"round_id": checkin.id, "person_id": checkin.person_id, "kind": draft.kind}
            new.append(of | _words(draft, sharing, now))
        elif (row.text, row.theme) != (draft.text, draft.theme) or not row.sharing.means_as(sharing):
            changed[row.id] = _words(draft, sharing, now)
    await scope.add_each(session, AnswerRow, new)
    await scope.change_each(session, AnswerRow, workspace, changed)


@prepared
def _there(workspace: str, round_id: int) -> Any:
    return select(AnswerRow).where(scope.within(AnswerRow, workspace), AnswerRow.round_id == round_id)


def _words(draft: Draft, sharing: Sharing, now: datetime) -> dict[str, Any]:
    anew = {"written_at": now, "handled_at": None, "plan_state": None, "plan_decided_at": None}  # it is another plan
    return {"text": draft.text, "theme": draft.theme, "sharing": sharing, **anew}


async def reword(session: Session, workspace: str, answer_id: int, text: str, sharing: Sharing) -> None:
    """Gives an answer other words, shared so; an empty one is forgotten. Its reader is not done with the new words.

    Raises NoResultFound when there is no such answer.
    """
    await scope.own(session, AnswerRow, workspace, answer_id)
    if not text:
        await scope.remove(session, AnswerRow, workspace, answer_id)
    else:
        await scope.change(session, AnswerRow, workspace, answer_id, text=text, sharing=sharing, handled_at=None)


async def share(session: Session, workspace: str, answer_id: int, sharing: Sharing) -> None:
    """Keeps with whom an answer is shared from now on. Raises NoResultFound when there is no such answer."""
    if (await scope.own(session, AnswerRow, workspace, answer_id)).sharing != sharing:
        await scope.change(session, AnswerRow, workspace, answer_id, sharing=sharing)


def joined(workspace: str, *conditions: Any) -> Any:
    """Asks for the answers of which the conditions hold, in the order they were written; see `read`."""
    return (
        select(AnswerRow, PersonRow, Manager.name, RoundRow.asked)
        .join(RoundRow, RoundRow.id == AnswerRow.round_id)
        .join(PersonRow, PersonRow.id == AnswerRow.person_id)
        .outerjoin(Manager, AnswerRow.is_with(Manager))
        .where(PersonRow.workspace_id == workspace, *conditions)
        .order_by(AnswerRow.written_at, AnswerRow.id)
    )


@prepared
def _answers_of(workspace: str, round_ids: Collection[int]) -> Any:
    return joined(workspace, AnswerRow.round_id.in_(round_ids))


@prepared
def _of_ids(workspace: str, answer_ids: Collection[int]) -> Any:
    return joined(workspace, AnswerRow.id.in_(answer_ids))


@prepared
def _answers_by(workspace: str, person_id: int) -> Any:
    return joined(workspace, AnswerRow.person_id == person_id)


@prepared
def _written(workspace: str, person_ids: Collection[int], kind: Kind, since: datetime) -> Any:
    of_theirs = AnswerRow.person_id.in_(person_ids), AnswerRow.kind == kind, AnswerRow.written_at >= since
    return joined(workspace, *of_theirs)


@prepared
def _on_agendas(workspace: str, person_id: int) -> Any:
    theirs = or_(AnswerRow.person_id == person_id, and_(*AnswerRow.shared_with(person_id)))
    return joined(workspace, theirs, AnswerRow.on_agenda(), AnswerRow.handled_at.is_(None), ~AnswerRow.said_anew())


@prepared
def _settled_for(workspace: str, person_id: int, since: datetime) -> Any:
    return joined(workspace, *AnswerRow.shared_with(person_id), AnswerRow.handled_at > since)


def read(rows: Iterable[Any]) -> list[Answer]:
    """What `joined` found."""
    author = facts.once(Person)
    return [
        facts.of(Answer, answer, author=author(person), manager_name=manager, asked=asked)
        for answer, person, manager, asked in rows
    ]


async def answers(session: Session, workspace: str, round_id: int) -> list[Answer]:
    """The round's answers, in the order they were written."""
    return read(await _answers_of.rows(session, workspace, [round_id]))


async def answers_of(session: Session, workspace: str, round_ids: Collection[int]) -> Mapping[int, list[Answer]]:
    """The answers in each of these rounds that has some, in the order they were written, by the round."""
    found: dict[int, list[Answer]] = {}
    for given in read(await _answers_of.rows(session, workspace, round_ids)):
        found.setdefault(given.round_id, []).append(given)
    return found


async def written(
    session: Session, workspace: str, person_ids: Collection[int], kind: Kind, *, since: datetime
) -> Mapping[int, list[Answer]]:
    """What each of these people wrote of one kind since then, by the person, that of the newest round first."""
    there = read(await _written.rows(session, workspace, person_ids, kind, since))
    found: dict[int, list[Answer]] = {}
    for given in sorted(there, key=lambda a: a.round_id, reverse=True):
        found.setdefault(given.author.id, []).append(given)
    return found


async def answer(session: Session, workspace: str, answer_id: int) -> Answer | None:
    return (await of_ids(session, workspace, [answer_id])).get(answer_id)


async def of_ids(session: Session, workspace: str, answer_ids: Collection[int]) -> Mapping[int, Answer]:
    """These answers, by their ids; nothing is asked where there are none."""
    return {a.id: a for a in (read(await _of_ids.rows(session, workspace, answer_ids)) if answer_ids else ())}


async def answers_by(session: Session, workspace: str, person_id: int) -> list[Answer]:
    """Everything that somebody wrote in their check-ins, in the order it was written."""
    return read(await _answers_by.rows(session, workspace, person_id))


async def on_agendas(session: Session, workspace: str, person_id: int) -> list[Answer]:
    """What they wrote for an agenda, or may be shared with them for one, once and not done: for `growth.audience`."""
    return read(await _on_agendas.rows(session, workspace, person_id))


async def settled_for(session: Session, workspace: str, person_id: int, *, since: datetime) -> list[Answer]:
    """What was shared with somebody and they were done with after `since`: for `growth.audience`."""
    return read(await _settled_for.rows(session, workspace, person_id, since))


async def handle(session: Session, workspace: str, answer_id: int, now: datetime) -> None:
    """The manager is done with a wish for help or an agenda item."""
    await scope.change(session, AnswerRow, workspace, answer_id, handled_at=now)
