"""What of somebody who was deleted still has to go from Slack: written down with the deletion, gone when it is done.

A row holds Slack's ids and nobody's words. A crash loses none, and to remove something twice does no harm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, union_all, update
from sqlalchemy.orm import aliased

from db import facts, scope
from db.conversations import DIRECT
from db.engine import Session
from db.outbox import DeliveryState, Method
from db.prepared import prepared
from db.tables import Base, DeliveryRow, FileRow, PersonRow, RemovalRow
from db.upsert import insert
from growth.facts import Person, RemovalKind

IN_HAND = timedelta(minutes=1)  # within which a message that is being sent has arrived, or never will
Other = aliased(RemovalRow)


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing to remove, of whoever had this Slack id."""

    id: int
    workspace: str
    slack_id: str
    kind: RemovalKind
    channel: str
    named: str
    due_at: datetime


async def plan(session: Session, person: Person, redraws: Sequence[int], now: datetime) -> int:
    """Writes down all that has to go, while it is still known; returns how much. `redraws` are messages to others."""
    messages = await _messages(session, person)
    files = await session.execute(select(FileRow.channel, FileRow.file).where(FileRow.person_id == person.id))
    kinds: list[tuple[RemovalKind, str, str]] = [(RemovalKind.HOME, "", "")]
    kinds += [(RemovalKind.HOME, "", reader) for reader in await _readers(session, person)]
    kinds += [(RemovalKind.MESSAGE, channel, ts) for channel, ts in messages]
    kinds += [(RemovalKind.FILE, channel, file) for channel, file in files]
    kinds += [(RemovalKind.REDRAW, "", str(delivery_id)) for delivery_id in redraws]
    kinds += [(RemovalKind.CONVERSATION, channel, "") for channel in dict.fromkeys(channel for channel, _ in messages)]
    kinds.append((RemovalKind.DONE, "", ""))
    looks_at = now + IN_HAND if await _in_hand(session, person) else now
    rows = [
        {
            "workspace_id": person.workspace,
            "slack_id": person.slack_id,
            "kind": kind,
            "channel": channel,
            "named": named,
            "due_at": looks_at if kind is RemovalKind.CONVERSATION else now,
            "refused": False,
        }
        for kind, channel, named in kinds
    ]
    await session.execute(insert(session, RemovalRow).on_conflict_do_nothing(), rows)
    return len(rows)


def _sent_to(person: Person) -> tuple[ColumnElement[bool], ...]:
    mine = (DeliveryRow.workspace_id == person.workspace, DeliveryRow.person_id == person.id)
    return (*mine, DeliveryRow.method == Method.POST)


async def _messages(session: Session, person: Person) -> Sequence[Any]:
    """Where their messages stand in their own conversation, the oldest first."""
    stands = (DeliveryRow.slack_ts.is_not(None), DeliveryRow.slack_channel.startswith(DIRECT))
    wanted = select(DeliveryRow.slack_channel, DeliveryRow.slack_ts).where(*_sent_to(person), *stands)
    return (await session.execute(wanted.order_by(DeliveryRow.id))).all()


async def _readers(session: Session, person: Person) -> Sequence[str]:
    """With whom they shared something: what those have on their own Home may hold their words."""
    shared = [
        select(table.c.manager_id).where(table.c[_owner(table)] == person.id, table.c.shared_at.is_not(None))
        for table in Base.metadata.sorted_tables
        if {"manager_id", "shared_at"} <= set(table.c.keys())
    ]
    of_them = PersonRow.id.in_(union_all(*shared)) & (PersonRow.workspace_id == person.workspace)
    return (await session.scalars(select(PersonRow.slack_id).where(of_them).order_by(PersonRow.id))).all()


def _owner(table: Any) -> str:
    return "person_id" if "person_id" in table.c else "author_id"


async def _in_hand(session: Session, person: Person) -> bool:
    sending = DeliveryRow.state == DeliveryState.SENDING
    return bool(await session.scalar(select(exists().where(*_sent_to(person), sending))))


def _ready(workspace: str) -> ColumnElement[bool]:
    """Waits to be done: the last word only when nothing else does."""
    left = exists().where(
        Other.workspace_id == RemovalRow.workspace_id,
        Other.slack_id == RemovalRow.slack_id,
        Other.kind != RemovalKind.DONE,
        Other.refused.is_(False),
    )
    return and_(
        RemovalRow.workspace_id == workspace,
        RemovalRow.refused.is_(False),
        or_(RemovalRow.kind != RemovalKind.DONE, ~left),
    )


@prepared
def _due(workspace: str, now: datetime, *, most: int) -> Any:
    wanted = select(RemovalRow).where(_ready(workspace), RemovalRow.due_at <= now)
    return wanted.order_by(RemovalRow.due_at, RemovalRow.id).limit(most)


async def due(session: Session, workspace: str, now: datetime, *, most: int) -> list[Removal]:
    """What can be removed now, in the order in which it was written down."""
    return [facts.of(Removal, row) for row in await _due.scalars(session, workspace, now, most=most)]


@prepared
def _next_due(workspace: str) -> Any:
    return select(func.min(RemovalRow.due_at)).where(_ready(workspace))


async def next_due(session: Session, workspace: str) -> datetime | None:
    """When the next thing can be removed; it may have passed already."""
    moment: datetime | None = await _next_due.scalar(session, workspace)
    return moment


async def count_due(session: Session, workspace: str, now: datetime) -> int:
    """How much can be removed now."""
    wanted = select(func.count()).select_from(RemovalRow).where(_ready(workspace), RemovalRow.due_at <= now)
    return await session.scalar(wanted) or 0


async def done(session: Session, removal: Removal) -> None:
    """It is gone from Slack."""
    mine = (RemovalRow.workspace_id == removal.workspace, RemovalRow.id == removal.id)
    await session.execute(delete(RemovalRow).where(*mine))


async def refuse(session: Session, removal: Removal) -> None:
    """Slack would not remove it, now or later."""
    await scope.change(session, RemovalRow, removal.workspace, removal.id, refused=True)


async def postpone(session: Session, removal: Removal, until: datetime) -> None:
    """All of this kind waits that long: it is Slack's patience for one method."""
    alike = (RemovalRow.workspace_id == removal.workspace, RemovalRow.kind == removal.kind, RemovalRow.due_at < until)
    await session.execute(update(RemovalRow).where(*alike).values(due_at=until))


async def refused(session: Session, removal: Removal) -> int:
    """How much of theirs Slack would not remove."""
    theirs = (RemovalRow.workspace_id == removal.workspace, RemovalRow.slack_id == removal.slack_id)
    wanted = select(func.count()).select_from(RemovalRow).where(*theirs, RemovalRow.refused)
    return await session.scalar(wanted) or 0


async def told(session: Session, removal: Removal, delivery_id: int, *, at: datetime) -> None:
    """The last word is in the queue: what is left is its own trace, which goes `at` a moment when it has arrived."""
    theirs = (RemovalRow.workspace_id == removal.workspace, RemovalRow.slack_id == removal.slack_id)
    await session.execute(delete(RemovalRow).where(*theirs, RemovalRow.refused))
    await scope.change(session, RemovalRow, removal.workspace, removal.id, named=str(delivery_id), due_at=at)


async def erase(session: Session, workspace: str, delivery_id: int) -> None:
    """A message leaves no row."""
    mine = (DeliveryRow.workspace_id == workspace, DeliveryRow.id == delivery_id)
    await session.execute(delete(DeliveryRow).where(*mine))


async def unknown(session: Session, workspace: str, channel: str, messages: Mapping[str, str | None]) -> set[str]:
    """Those messages of a conversation, by their moments, that no row knows: neither by that nor by their token."""
    tokens = [token for token in messages.values() if token]
    here = and_(DeliveryRow.slack_channel == channel, DeliveryRow.slack_ts.in_(list(messages)))
    wanted = select(DeliveryRow.slack_ts, DeliveryRow.token).where(
        DeliveryRow.workspace_id == workspace, or_(here, DeliveryRow.token.in_(tokens))
    )
    found = (await session.execute(wanted)).all()
    stamps, mine = {ts for ts, _ in found}, {token for _, token in found}
    return {ts for ts, token in messages.items() if ts not in stamps and token not in mine}
