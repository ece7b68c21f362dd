"""The messages of a test, and what can be claimed of them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from db import claims, deliveries, sending
from db.deliveries import NewDelivery
from db.engine import Session
from db.outbox import Delivery
from tests.cast import NOW, WORKSPACE
from tests.db.memory import Memory


def new_delivery(key: str = "checkin:1:2026-W48", **changes: Any) -> NewDelivery:
    return replace(NewDelivery(workspace=WORKSPACE, key=key, payload={"text": "Hello"}, channel="U0ALICE"), **changes)


async def queue(database: Memory, key: str, *, now: datetime = NOW, **changes: Any) -> int:
    return await database.do(deliveries.queue, new_delivery(key, **changes), now)


async def claim(session: Session, workspace: str, now: datetime) -> Delivery | None:
    """The next message alone; None where there is none."""
    taken = await claims.claim(session, workspace, now)
    return taken[0] if taken else None


async def claimed(database: Memory, now: datetime = NOW, workspace: str = WORKSPACE) -> list[str]:
    """The keys of everything that can be claimed now, in order."""
    keys: list[str] = []
    while (delivery := await database.do(claim, workspace, now)) is not None:
        keys.append(delivery.key)
    return keys


async def stands(database: Memory, delivery_id: int, ts: str = "1764000000.000100") -> None:
    await database.do(sending.sent, WORKSPACE, delivery_id, channel="D0ALICE", ts=ts, now=NOW)
