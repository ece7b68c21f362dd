"""A way to an app on a bad day: what goes over it comes late, twice, out of order, or without an answer."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from playground.core.misbehave import FOR_DELIVERIES, Misbehave, Trouble
from playground.delivery.link import Carrier, NoAnswer, Parcel
from playground.wire import Json


class UnreliableCarrier:
    """Carries as the carrier beneath it does, with the trouble that was asked for."""

    def __init__(self, carrier: Carrier, misbehave: Misbehave) -> None:
        self._carrier = carrier
        self._misbehave = misbehave
        self._overtaken = asyncio.Event()

    @property
    def is_open(self) -> bool:
        return self._carrier.is_open

    async def carry(self, parcel: Parcel, seconds: float) -> Json:
        trouble = self._misbehave.take(parcel.what, parcel.team, among=FOR_DELIVERIES)
        if trouble is None:
            return await self._whole(parcel, seconds)
        await self._before(trouble)
        answer = await self._whole(_harmed(parcel, trouble), seconds)
        if trouble.kind == "dropped":
            raise NoAnswer("operation_timeout", "timeout")
        if trouble.kind == "twice":
            with suppress(NoAnswer):
                await self._carrier.carry(parcel, seconds)
        return answer

    async def _whole(self, parcel: Parcel, seconds: float) -> Json:
        """Carries it, and lets go what was to come after it."""
        answer = await self._carrier.carry(parcel, seconds)
        self._overtaken.set()
        self._overtaken = asyncio.Event()
        return answer

    async def _before(self, trouble: Trouble) -> None:
        if trouble.kind == "slow":
            await asyncio.sleep(trouble.seconds)
        elif trouble.kind == "late":
            with suppress(TimeoutError):
                async with asyncio.timeout(trouble.seconds):
                    await self._overtaken.wait()


def _harmed(parcel: Parcel, trouble: Trouble) -> Parcel:
    """The parcel with what happens to it on the way written on it."""
    if trouble.kind == "cut":
        return replace(parcel, is_cut=True)
    if trouble.kind == "skewed":
        return replace(parcel, payload=_restamped(parcel.payload, trouble.seconds), wrong_by=trouble.seconds)
    return parcel


def _restamped(payload: Json, by: float) -> Json:
    """An event by a clock that is wrong; what people do bears no time but that of its signature."""
    if "event_time" not in payload:
        return payload
    event = payload["event"] | {"event_ts": f"{float(payload['event']['event_ts']) + by:.6f}"}
    return payload | {"event_time": payload["event_time"] + int(by), "event": event}
