"""Deliveries: queued in the deed's own transaction, then sent once."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import aliased

from db import facts, scope
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method, Priority
from db.prepared import prepared, prepared_insert
from db.tables import DeliveryRow
from db.upsert import Insert, insert_of

Original = aliased(DeliveryRow)
Parent = aliased(DeliveryRow)
PLACES = [column for each in (Original, Parent) for column in (each.id, each.slack_channel, each.slack_ts)]
QUEUED = "queued"  # in a session: a message was


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelivery:
    """One message to be queued. `key` is unique in its workspace: the same occasion is queued once only. `kinds`
    are those of its parts.

    A new message names its `channel` (a conversation, or a person's Slack id) and perhaps the delivery whose thread it
    belongs in; a redrawn one names the delivery it replaces.
    """

    workspace: str
    key: str
    payload: dict[str, Any] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    channel: str | None = None
    redraws: int | None = None
    thread: int | None = None
    person_id: int | None = None
    team_id: int | None = None
    priority: int = Priority.ANSWER
    due_at: datetime | None = None
    expires_at: datetime | None = None


@prepared
def _of_key(workspace: str, key: str) -> Any:
    return select(DeliveryRow.id).where(DeliveryRow.workspace_id == workspace, DeliveryRow.key == key)


async def id_of_key(session: Session, workspace: str, key: str) -> int | None:
    """The delivery of this occasion, whatever has become of it; None when it was never queued."""
    found: int | None = await _of_key.scalar(session, workspace, key)
    return found


async def of_occasions(session: Session, workspace: str, occasions: Collection[str]) -> Mapping[str, Delivery]:
    """The deliveries of those of these occasions that were queued, by their keys."""
    found = read(await _of_occasions.rows(session, workspace, occasions)) if occasions else []
    return {delivery.key: delivery for delivery in found}


async def queue(session: Session, new: NewDelivery, now: datetime) -> int:
    """Queues a message and returns its id; for a key that is there already, the id of the one that stands.

    Raises LookupError when that one is withdrawn between the two looks: the deed is done over;
    ValueError for a priority that there is not.
    """
    return (await queue_each(session, [new], now))[0]


async def queue_each(session: Session, owed: Sequence[NewDelivery], now: datetime) -> list[int]:
    """The same of messages of one workspace, in their order. Raises LookupError and ValueError."""
    if not owed:
        return []
    if unknown := {each.priority for each in owed} - set(Priority.EVERY):
        raise ValueError(f"nothing is sent of the priority {min(unknown)}")
    rows = [_row(each, now) for each in owed]
    if len(rows) == 1:
        ids: dict[str, int] = dict(await _add.rows(session, **rows[0]))
    else:
        ids = dict((await session.execute(_unless_there(insert_of(session.dialect)), rows)).all())
    session.info[QUEUED] = True
    if missing := [each.key for each in owed if each.key not in ids]:
        there = DeliveryRow.workspace_id == owed[0].workspace, DeliveryRow.key.in_(missing)
        ids |= dict((await session.execute(select(DeliveryRow.key, DeliveryRow.id).where(*there))).all())
    if withdrawn := [each.key for each in owed if each.key not in ids]:
        raise LookupError(f"{withdrawn[0]} was withdrawn in this very moment")
    return [ids[each.key] for each in owed]


def _unless_there(insert: Insert) -> Any:
    row = insert(DeliveryRow).on_conflict_do_nothing(index_elements=[DeliveryRow.workspace_id, DeliveryRow.key])
    return row.returning(DeliveryRow.key, DeliveryRow.id)


def _row(new: NewDelivery, now: datetime) -> dict[str, Any]:
    return {
        "workspace_id": new.workspace,
        "key": new.key,
        "token": token_hex(16),
        "method": Method.POST if new.redraws is None else Method.UPDATE,
        "channel": new.channel,
        "redraws_id": new.redraws,
        "thread_id": new.thread,
        "person_id": new.person_id,
        "team_id": new.team_id,
        "kinds": new.kinds,
        "payload": new.payload,
        "priority": new.priority,
        "state": DeliveryState.QUEUED,
        "due_at": new.due_at or now,
        "expires_at": new.expires_at,
        "attempts": 0,
        "created_at": now,
    }


_add = prepared_insert(_unless_there, [*_row(NewDelivery(workspace="", key=""), datetime.min.replace(tzinfo=UTC))])


def queued_in(session: Session) -> bool:
    """Whether a message was queued in this transaction, or stood in the queue already when it was to be."""
    return bool(session.info.get(QUEUED))


def _delivery(row: DeliveryRow, places: Sequence[Any], mark: Mapping[str, Any]) -> Delivery:
    """A message stands where the one stands that it redraws, and in the channel of the one that it answers, if any."""
    redraws, channel, ts, _, beside, thread_ts = places
    if redraws is None:
        channel, ts = beside or row.channel, row.slack_ts
    return facts.of(Delivery, row, channel=channel, ts=ts, thread_ts=thread_ts, **mark)


def joined(*conditions: Any) -> Any:
    """Asks for the deliveries of which the conditions hold, each with what it redraws or answers; see `read`."""
    return (
        select(DeliveryRow, *PLACES)
        .outerjoin(Original, Original.id == DeliveryRow.redraws_id)
        .outerjoin(Parent, Parent.id == DeliveryRow.thread_id)
        .where(*conditions)
    )


def read(rows: Iterable[Any], mark: Callable[[DeliveryRow], Mapping[str, Any]] = lambda _: {}) -> list[Delivery]:
    """What `joined` found; with what `mark` sets in each where they are about to be marked so."""
    return [_delivery(row, places, mark(row)) for row, *places in rows]


@prepared
def _of_ids(workspace: str, delivery_ids: Collection[int]) -> Any:
    return joined(DeliveryRow.workspace_id == workspace, DeliveryRow.id.in_(delivery_ids))


@prepared
def _of_occasions(workspace: str, occasions: Collection[str]) -> Any:
    return joined(DeliveryRow.workspace_id == workspace, DeliveryRow.key.in_(occasions))


@prepared
def _at_message(workspace: str, channel: str, ts: str) -> Any:
    stands = DeliveryRow.slack_channel == channel, DeliveryRow.slack_ts == ts, DeliveryRow.method == Method.POST
    return joined(DeliveryRow.workspace_id == workspace, *stands)


@prepared
def _interrupted(workspace: str) -> Any:
    sending = DeliveryRow.state == DeliveryState.SENDING
    return joined(DeliveryRow.workspace_id == workspace, sending).limit(1000)


@prepared
def _sought(workspace: str) -> Any:
    unsure = DeliveryRow.state == DeliveryState.UNCERTAIN, DeliveryRow.sought.is_(True)
    return joined(DeliveryRow.workspace_id == workspace, *unsure).limit(1000)


@prepared
def _overdue(workspace: str, now: datetime) -> Any:
    late = DeliveryRow.state == DeliveryState.QUEUED, DeliveryRow.expires_at <= now
    return joined(DeliveryRow.workspace_id == workspace, *late).limit(10)


async def get(session: Session, workspace: str, delivery_id: int) -> Delivery:
    """Raises IndexError when there is no such delivery."""
    return read(await _of_ids.rows(session, workspace, [delivery_id]))[0]


async def of_ids(session: Session, workspace: str, delivery_ids: Collection[int]) -> Mapping[int, Delivery]:
    """Those of these deliveries that are there, by their ids."""
    ids = set(delivery_ids)
    found = read(await _of_ids.rows(session, workspace, ids)) if ids else []
    return {delivery.id: delivery for delivery in found}


async def at_message(session: Session, workspace: str, channel: str, ts: str) -> Delivery | None:
    """The delivery that put a message where it stands."""
    found = read(await _at_message.rows(session, workspace, channel, ts))
    return found[0] if found else None


async def set_payload(session: Session, workspace: str, delivery_id: int, payload: dict[str, Any]) -> None:
    """Gives a message that is still being put together its face."""
    await set_payloads(session, workspace, {delivery_id: payload})


async def set_payloads(session: Session, workspace: str, payloads: Mapping[int, dict[str, Any]]) -> None:
    """Gives messages that are still being put together their faces, by their ids."""
    to = {delivery_id: {"payload": payload} for delivery_id, payload in payloads.items()}
    await scope.change_each(session, DeliveryRow, workspace, to)


async def withdraw(session: Session, workspace: str, key: str) -> None:
    """Takes a message out of the queue as if it had never been queued; nothing happens once it is being sent."""
    await withdraw_each(session, workspace, [key])


@prepared
def _withdraw(workspace: str, occasions: Collection[str]) -> Any:
    waits = DeliveryRow.key.in_(occasions), DeliveryRow.state == DeliveryState.QUEUED
    return delete(DeliveryRow).where(DeliveryRow.workspace_id == workspace, *waits)


async def withdraw_each(session: Session, workspace: str, occasions: Collection[str]) -> None:
    """The same for the messages of several occasions."""
    await _withdraw.run(session, workspace, occasions)


async def interrupted(session: Session, workspace: str) -> list[Delivery]:
    """What is marked as being sent: by whoever has the lane, or by one whom a crash cut short. It may have arrived."""
    return read(await _interrupted.rows(session, workspace))


async def sought(session: Session, workspace: str) -> list[Delivery]:
    """What may have arrived or not, and is still to be looked for in its conversation."""
    return read(await _sought.rows(session, workspace))


async def overdue(session: Session, workspace: str, now: datetime) -> list[Delivery]:
    """What waited so long that it would only be noise now; ten of it at most, which are given up together."""
    return read(await _overdue.rows(session, workspace, now))


async def counts(session: Session) -> dict[DeliveryState, int]:
    """How many messages there are in the whole database, by what has become of them."""
    rows = await session.execute(select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state))
    return dict(rows.all())
