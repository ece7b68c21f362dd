"""What becomes of a message once it was claimed, or was not for too long."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Integer, String, and_, bindparam, cast, literal, or_, update

from db import deliveries, listed, scope
from db.engine import Session
from db.outbox import Delivery, DeliveryState, Priority
from db.prepared import Prepared
from db.tables import DeliveryRow
from db.types import Document

NO_HOME = "what it belongs to never arrived"


async def sent(session: Session, workspace: str, delivery_id: int, *, channel: str, ts: str, now: datetime) -> None:
    arrived = {"state": DeliveryState.SENT, "slack_channel": channel, "slack_ts": ts, "sent_at": now}
    await scope.change(session, DeliveryRow, workspace, delivery_id, **arrived)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A delivery that stands in Slack now, and where."""

    delivery: Delivery
    channel: str
    ts: str


def _stand(**words: Any) -> Prepared[...]:
    """Marks those that are given, each as its id, its channel and its moment, and sets `words` in all of them."""

    def write(dialect: Dialect) -> Any:
        rows: Any = DeliveryRow.__table__
        one, channel, ts = listed.parts_of_each(
            dialect, bindparam("given_places", type_=Document), Integer, String, String
        )
        stands = {"state": DeliveryState.SENT, "sent_at": bindparam("given_now"), "slack_channel": channel}
        mine = listed.unindexed(rows.c.workspace_id) == bindparam("given_workspace")
        return update(rows).where(rows.c.id == one, mine).values(**stands, slack_ts=ts, **words)

    return Prepared(write, ("workspace", "now", "places"))


_said, _drawn = _stand(payload={}), _stand()


async def all_sent(session: Session, workspace: str, arrived: Sequence[Arrived], now: datetime) -> None:
    """Several that arrived, all at once. What they said is not kept, but of those that are drawn when they leave."""
    for mark, kept in ((_said, False), (_drawn, True)):
        ours = [it for it in arrived if (it.delivery.face is not None) is kept]
        if ours:
            await mark.run(session, workspace, now, [(it.delivery.id, it.channel, it.ts) for it in ours])


async def put_back(session: Session, workspace: str, unsent: Sequence[Delivery]) -> None:
    """Those that were claimed and have not left go back to where they stood in the queue, as if nothing had been."""
    ids_of: dict[int | None, list[int]] = defaultdict(list)
    for each in unsent:
        ids_of[each.fence].append(each.id)
    for fence, ids in ids_of.items():
        claimed = (DeliveryRow.state == DeliveryState.SENDING, DeliveryRow.fence == fence)
        await session.execute(
            update(DeliveryRow)
            .where(DeliveryRow.workspace_id == workspace, DeliveryRow.id.in_(ids), *claimed)
            .values(state=DeliveryState.QUEUED, attempts=DeliveryRow.attempts - 1)
            .execution_options(synchronize_session=False)
        )


async def retry(session: Session, delivery: Delivery, *, error: str, at: datetime | None = None) -> bool:
    """Slack said "not now": the message goes back into the queue; where it stood before, or `at` a later moment.

    False, and nothing is changed, where something else has become of it meanwhile.
    """
    when = {"due_at": at} if at else {}
    return await _turn(session, delivery, state=DeliveryState.QUEUED, sought=False, error=error[:255], **when)


async def end(session: Session, delivery: Delivery, state: DeliveryState, error: str) -> bool:
    """The message will not be sent (again): it failed, its fate is uncertain, or it has expired.

    False, and nothing is changed, where something else has become of it meanwhile: a click can prove that a message
    arrived while its own request still waits, and then fails.
    """
    return await _turn(session, delivery, state=state, sought=False, error=error[:255])


async def cancel(session: Session, workspace: str, key: str, why: str) -> None:
    """Ends a message that still waits in the queue, with why; its occasion is free again.

    For one whose moment is noted as somebody's: taken out of the queue, it would be one of which nothing is there.
    """
    waits = (DeliveryRow.workspace_id == workspace, DeliveryRow.key == key, DeliveryRow.state == DeliveryState.QUEUED)
    freed = literal("cancelled:").concat(cast(DeliveryRow.id, String))
    over = {"state": DeliveryState.EXPIRED, "error": why, "key": freed, "payload": {}}
    await session.execute(update(DeliveryRow).where(*waits).values(over))


async def doubt(session: Session, delivery: Delivery, error: str) -> bool:
    """It may have arrived or not, and is to be looked for. False where something else has become of it meanwhile."""
    return await _turn(session, delivery, state=DeliveryState.UNCERTAIN, sought=True, error=error[:255])


async def forget_words(session: Session, delivery: Delivery) -> None:
    """What a message said is not kept once it is certain what became of it: it could outlive its deletion there."""
    if delivery.face is None:
        await deliveries.set_payload(session, delivery.workspace, delivery.id, {})


async def end_dependants(session: Session, workspace: str, delivery_id: int) -> None:
    """Gives up on what was to redraw a message, or to go on in its thread, that will never stand in Slack.

    An answer to a person goes all the same, by itself.
    """
    goes_on = and_(DeliveryRow.thread_id == delivery_id, DeliveryRow.priority != Priority.ANSWER)
    belongs = or_(DeliveryRow.redraws_id == delivery_id, goes_on)
    await session.execute(
        update(DeliveryRow)
        .where(DeliveryRow.workspace_id == workspace, belongs, DeliveryRow.state == DeliveryState.QUEUED)
        .values(state=DeliveryState.EXPIRED, error=NO_HOME)
    )


async def _turn(session: Session, delivery: Delivery, **values: Any) -> bool:
    """Changes what still stands as the caller saw it, by compare-and-set."""
    mine = (DeliveryRow.workspace_id == delivery.workspace, DeliveryRow.id == delivery.id)
    seen = (*mine, DeliveryRow.state == delivery.state, DeliveryRow.fence.is_not_distinct_from(delivery.fence))
    turned = await session.execute(update(DeliveryRow).where(*seen).values(**values).returning(DeliveryRow.id))
    return turned.scalar_one_or_none() is not None
