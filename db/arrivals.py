"""Messages of which nobody knows whether they arrived: who acts on one proves that it did, and the others are told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from db import deliveries, sending
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Method
from db.prepared import prepared
from db.tables import DeliveryRow

ON_ITS_WAY = timedelta(minutes=2)  # from the moment it left until it stood in Slack, at most
SLACK_IS_EARLY = timedelta(seconds=5)  # two clocks never agree


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that somebody acted on: where it stands, and what of it they or Slack told."""

    channel: str
    ts: str
    token: str | None = None
    blocks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(float(self.ts), UTC)


async def prove(session: Session, workspace: str, person_id: int, seen: Seen, *, now: datetime) -> Delivery | None:
    """The delivery behind a message that this person saw; None for a message that is none of ours.

    One that was uncertain, or still on its way, stands where they saw it from now on. It is known by the id in its
    metadata, else by its controls, else by the moment at which it came to stand there; by none of these where they fit
    two.
    """
    there = await deliveries.at_message(session, workspace, seen.channel, seen.ts)
    if there is not None:
        return there
    waiting = await _unsure.scalars(session, workspace, person_id)
    found = _by_token(waiting, seen) or _by_controls(waiting, seen) or _by_moment(waiting, seen)
    if len(found) != 1:
        return None
    await sending.sent(session, workspace, found[0].id, channel=seen.channel, ts=seen.ts, now=now)
    delivery = await deliveries.get(session, workspace, found[0].id)
    await sending.forget_words(session, delivery)
    return delivery


@prepared
def _unsure(workspace: str, person_id: int) -> Any:
    unsure = (DeliveryState.UNCERTAIN, DeliveryState.SENDING)
    return select(DeliveryRow).where(
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.person_id == person_id,
        DeliveryRow.state.in_(unsure),
        DeliveryRow.method == Method.POST,
    )


def _by_token(rows: list[DeliveryRow], seen: Seen) -> list[DeliveryRow]:
    return [row for row in rows if seen.token is not None and row.token == seen.token]


def _by_controls(rows: list[DeliveryRow], seen: Seen) -> list[DeliveryRow]:
    wanted = set(_controls(seen.blocks))
    return [row for row in rows if wanted and set(_controls(row.payload.get("blocks", []))) == wanted]


def _by_moment(rows: list[DeliveryRow], seen: Seen) -> list[DeliveryRow]:
    """Only where nothing else is told of the message, as of the head of a thread."""
    if seen.token is not None or seen.blocks:
        return []
    return [
        row for row in rows if row.sending_at is not None and -SLACK_IS_EARLY <= seen.at - row.sending_at <= ON_ITS_WAY
    ]


def _controls(drawn: Any) -> Iterator[tuple[str, str]]:
    """Every control by its id and its value: what a control is about stands in its value."""
    if isinstance(drawn, dict):
        if "action_id" in drawn:
            yield drawn["action_id"], drawn.get("value") or ""
        for inside in drawn.values():
            yield from _controls(inside)
    elif isinstance(drawn, list):
        for inside in drawn:
            yield from _controls(inside)


@prepared
def _doubtful(workspace: str, person_id: int, since: datetime) -> Any:
    wanted = select(DeliveryRow.id).where(
        DeliveryRow.workspace_id == workspace,
        DeliveryRow.person_id == person_id,
        DeliveryRow.state == DeliveryState.UNCERTAIN,
        DeliveryRow.method == Method.POST,
        DeliveryRow.created_at >= since,
    )
    return wanted.order_by(DeliveryRow.created_at)


async def doubtful(session: Session, workspace: str, person_id: int, since: datetime) -> list[Delivery]:
    """The messages of the person that Trellis began since then and that may not have arrived; the oldest first."""
    ids = await _doubtful.scalars(session, workspace, person_id, since)
    return [await deliveries.get(session, workspace, delivery_id) for delivery_id in ids]
