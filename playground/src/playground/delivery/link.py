"""How something reaches an app and its acknowledgement comes back: by socket or by signed request, with patience."""

import asyncio
import itertools
import time
from dataclasses import dataclass
from typing import Literal, Protocol

from playground.config import AppSpec
from playground.core.installs import Install
from playground.core.recorder import Recorder
from playground.wire import Json

Deliveries = list["asyncio.Task[bool]"]
Kind = Literal["slash_commands", "interactive", "events_api"]


class NoAnswer(Exception):
    """The app did not acknowledge; `error` is what a person is shown, `reason` what a redelivery tells the app."""

    def __init__(self, error: str, reason: str, *, final: bool = False) -> None:
        super().__init__(f"{error} ({reason})")
        self.error = error
        self.reason = reason
        self.final = final


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an acknowledgement may take in real time, and when an event comes again, in seconds of the clock."""

    # source: https://docs.slack.dev/apis/events-api, https://docs.slack.dev/interactivity/handling-user-interaction
    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)  # source: https://docs.slack.dev/apis/events-api


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing for an app; `attempt` counts redeliveries, `reason` says why there was one.

    `is_cut` is for one whose connection ends before it is acknowledged, `wrong_by` for one from a clock that is wrong.
    """

    kind: Kind
    what: str
    payload: Json
    attempt: int = 0
    reason: str = ""
    is_cut: bool = False
    wrong_by: float = 0

    @property
    def team(self) -> str:
        """The workspace it comes from, by id."""
        return str(self.payload.get("team_id") or (self.payload.get("team") or {}).get("id", ""))


@dataclass(frozen=True, slots=True)
class Address:
    """Where an event comes from: a workspace, and how the app is installed there."""

    team: str
    install: Install


class Carrier(Protocol):
    """A way to an app: the body of the acknowledgement comes back, or NoAnswer is raised."""

    @property
    def is_open(self) -> bool: ...

    async def carry(self, parcel: Parcel, seconds: float) -> Json: ...


class Link:
    """The ways to one app, best first, and what is on its way to it."""

    def __init__(self, app: AppSpec, *, recorder: Recorder, patience: Patience) -> None:
        self.app = app
        self.carriers: list[Carrier] = []
        self.patience = patience
        self._recorder = recorder
        self._tasks: set[asyncio.Task[bool]] = set()
        self._count = itertools.count(1)
        self._busy = 0
        self._calm = asyncio.Event()
        self._calm.set()

    @property
    def is_connected(self) -> bool:
        return any(carrier.is_open for carrier in self.carriers)

    async def send(self, parcel: Parcel) -> Json:
        """Delivers once; returns the body of the acknowledgement, {} for an empty one. Raises NoAnswer."""
        started = time.perf_counter()
        carrier = next((carrier for carrier in self.carriers if carrier.is_open), None)
        try:
            if carrier is None:
                raise NoAnswer("dispatch_failed", "connection_failed")
            answer = await carrier.carry(parcel, self.patience.ack)
        except NoAnswer as failure:
            self._record(parcel, {"ok": False, "error": failure.error, "reason": failure.reason}, started=started)
            raise
        self._record(parcel, {"ok": True, **answer}, started=started)
        return answer

    def event(self, event: Json, address: Address) -> "asyncio.Task[bool]":
        """Starts the delivery of an event, with redelivery; the task tells whether it was acknowledged."""
        self._count_busy(1)
        task = asyncio.create_task(self._insist(self._envelope(event, address)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def idle(self) -> None:
        """Waits until no event is on its way. One that waits for the clock, to be sent again, is not."""
        while self._busy > 0:
            await self._calm.wait()

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _insist(self, payload: Json) -> bool:
        try:
            return await self._tried(payload)
        finally:
            self._count_busy(-1)

    async def _tried(self, payload: Json) -> bool:
        reason = ""
        for attempt, wait in enumerate((0.0, *self.patience.retries)):
            if wait:
                await self._rest(wait)
            try:
                await self.send(Parcel("events_api", payload["event"]["type"], payload, attempt, reason))
            except NoAnswer as failure:
                reason = failure.reason
                if failure.final:
                    return False
            else:
                return True
        return False

    async def _rest(self, seconds: float) -> None:
        """Waits so long by the clock."""
        woken = asyncio.Event()

        def wake() -> None:
            self._count_busy(1)
            woken.set()

        clock = self._recorder.clock
        clock.call_at(clock.now() + seconds, wake)
        self._count_busy(-1)
        await woken.wait()

    def _count_busy(self, change: int) -> None:
        self._busy += change
        if self._busy > 0:
            self._calm.clear()
        else:
            self._calm.set()

    def _envelope(self, event: Json, address: Address) -> Json:
        at = self._recorder.clock.now()
        number = next(self._count)
        enterprise = address.install.enterprise.id if address.install.enterprise else None
        authorization = {
            "enterprise_id": enterprise,
            "team_id": address.team,
            "user_id": self.app.user,
            "is_bot": True,
            "is_enterprise_install": address.install.is_org_wide,
        }
        return {
            "token": "playground-verification",
            "team_id": address.team,
            "context_team_id": address.team,
            "context_enterprise_id": enterprise,
            **({"enterprise_id": enterprise} if enterprise else {}),
            "api_app_id": self.app.id,
            "event": {**event, "event_ts": f"{at:.6f}"},
            "type": "event_callback",
            "event_id": f"Ev{number:010d}",
            "event_time": int(at),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
            "event_context": f"4-playground-{number}",
        }

    def _record(self, parcel: Parcel, answer: Json, *, started: float) -> None:
        payload = parcel.payload.get("event", parcel.payload) if parcel.kind == "events_api" else parcel.payload
        self._recorder.went_out(parcel.what, payload, answer=answer, ms=(time.perf_counter() - started) * 1000)
