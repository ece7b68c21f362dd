"""How something reaches an app and its acknowledgement comes back: by socket or by signed request, with patience."""

import asyncio
import itertools
import time
from dataclasses import dataclass
from typing import Literal, Protocol

from playground.config import AppSpec, Workspace
from playground.recorder import Recorder
from playground.wire import Json

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
    """How long an acknowledgement may take, and after how many seconds each an event is sent again, in real time."""

    ack: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing for an app; `attempt` counts redeliveries, `reason` says why there was one."""

    kind: Kind
    what: str
    payload: Json
    attempt: int = 0
    reason: str = ""


class Carrier(Protocol):
    """A way to an app: the body of the acknowledgement comes back, or NoAnswer is raised."""

    @property
    def is_open(self) -> bool: ...

    async def carry(self, parcel: Parcel, seconds: float) -> Json: ...


class Link:
    """The ways to one app, best first, and what is on its way to it."""

    def __init__(self, app: AppSpec, workspace: Workspace, *, recorder: Recorder, patience: Patience) -> None:
        self.app = app
        self.carriers: list[Carrier] = []
        self.patience = patience
        self._workspace = workspace
        self._recorder = recorder
        self._tasks: set[asyncio.Task[bool]] = set()
        self._count = itertools.count(1)

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

    def event(self, event: Json, *, wanted: str | None = None) -> "asyncio.Task[bool] | None":
        """Starts the delivery of an event, with redelivery; the task tells whether it was acknowledged.

        None if the app did not subscribe to it (`wanted` names the subscription where it is not the event's type).
        """
        if (wanted or event["type"]) not in self.app.events:
            return None
        task = asyncio.create_task(self._insist(self._envelope(event)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def idle(self) -> None:
        """Waits until no event is on its way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _insist(self, payload: Json) -> bool:
        reason = ""
        for attempt, wait in enumerate((0.0, *self.patience.retries)):
            if wait:
                await asyncio.sleep(wait)
            try:
                await self.send(Parcel("events_api", payload["event"]["type"], payload, attempt, reason))
            except NoAnswer as failure:
                reason = failure.reason
                if failure.final:
                    return False
            else:
                return True
        return False

    def _envelope(self, event: Json) -> Json:
        at = self._recorder.clock.now()
        number = next(self._count)
        team = self._workspace.id
        authorization = {
            "enterprise_id": None,
            "team_id": team,
            "user_id": self.app.user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "playground-verification",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
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
