"""The control API: the clock, trouble and strictness of a playground, for its page and for tests in any language."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.core import calendar
from playground.core.misbehave import ANY, KINDS, Trouble
from playground.core.people import zone_of
from playground.core.strictness import LEVELS
from playground.page_api.json_routes import json_endpoint, request_endpoint
from playground.state.server import Server
from playground.wire import Json

LONGEST_WAIT = 30.0


class ControlApi:
    """The routes under /control/, for one playground; the README tells each with an example."""

    def __init__(self, server: Server) -> None:
        self._server = server
        server.clock.on_change.append(self._tell)
        self.routes = [
            Route("/control/", request_endpoint(self.overview)),
            Route("/control/clock", request_endpoint(self.clock)),
            Route("/control/clock", json_endpoint(self.set_clock), methods=["POST"]),
            Route("/control/misbehave", json_endpoint(self.misbehave), methods=["POST"]),
            Route("/control/behave", json_endpoint(self.behave), methods=["POST"]),
            Route("/control/strictness", json_endpoint(self.set_strictness), methods=["POST"]),
            Route("/control/calls", request_endpoint(self.calls)),
        ]

    async def overview(self, _request: Request) -> Response:
        """All that can be set, and what may be asked for."""
        return JSONResponse({"ok": True, **self._shown(), "kinds": KINDS, "levels": LEVELS})

    async def clock(self, request: Request) -> Response:
        """The time here; with `moves`, waits until the clock was set since it had been set so often."""
        clock, seen = self._server.clock, request.query_params.get("moves")
        if seen is not None and int(seen) == clock.moves:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_WAIT):
                    await clock.changed()
        return JSONResponse({"ok": True, **self._time()})

    async def set_clock(self, asked: Json) -> Json:
        """Lets it run or stand (`mode`), or moves it: `by` a step, `to` a moment, in a `zone` or that of a person."""
        clock = self._server.clock
        if "mode" in asked:
            {"frozen": clock.freeze, "running": clock.thaw, "real": clock.reset}[asked["mode"]]()
        elif "by" in asked:
            await clock.move(calendar.later(clock.moment(), asked["by"], self._zone(asked)))
        else:
            await clock.move(calendar.moment(clock.moment(), asked["to"], self._zone(asked)))
        return {"clock": self._time()}

    async def misbehave(self, asked: Json) -> Json:
        """Plans a trouble, sets the seed, or both."""
        trouble = self._server.misbehave
        if "seed" in asked:
            trouble.seed = int(asked["seed"])
        planned: Json = {}
        if "kind" in asked or "seed" not in asked:
            rule = trouble.plan(
                asked["method"],
                _trouble(asked),
                times=None if asked.get("times") is None else int(asked["times"]),
                workspace=asked.get("workspace", ANY),
                probability=float(asked.get("probability", 1)),
            )
            planned = {"trouble": rule.shown()}
        self._tell()
        return planned

    async def behave(self, asked: Json) -> Json:
        """Ends one trouble by its `number`, or all."""
        self._server.misbehave.clear(asked.get("number"))
        self._tell()
        return {}

    async def set_strictness(self, asked: Json) -> Json:
        self._server.strictness.turn(asked["level"])
        self._tell()
        return {"strictness": self._shown()["strictness"]}

    async def calls(self, request: Request) -> Response:
        """What went to and fro after the one with the number `after`, the newest 500."""
        after = int(request.query_params.get("after", 0))
        found = [entry for entry in self._server.recorder.traffic if entry["n"] > after]
        return JSONResponse({"ok": True, "calls": found})

    def _shown(self) -> Json:
        server = self._server
        troubles = [rule.shown() for rule in server.misbehave.rules]
        strictness = {"level": server.strictness.level, "accepted": len(server.strictness.accepted)}
        return {
            "clock": self._time(),
            "misbehave": {"seed": server.misbehave.seed, "troubles": troubles},
            "strictness": strictness,
            "workspaces": [
                {"id": slack.workspace.id, "name": slack.workspace.name} for slack in server.slacks.values()
            ],
        }

    def _time(self) -> Json:
        clock = self._server.clock
        return {"now": clock.now(), "iso": clock.moment().isoformat(), "mode": clock.mode, "moves": clock.moves}

    def _zone(self, asked: Mapping[str, Any]) -> ZoneInfo:
        if "zone" in asked:
            return ZoneInfo(asked["zone"])
        people = (slack.world.people.get(asked.get("as", "")) for slack in self._server.slacks.values())
        return next((zone_of(person) for person in people if person is not None), ZoneInfo("UTC"))

    def _tell(self) -> None:
        for slack in self._server.slacks.values():
            slack.bus.tell(None, {"type": "control", "control": self._shown()})


def _trouble(asked: Json) -> Trouble:
    if asked["kind"] not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}")
    return Trouble(
        asked["kind"],
        seconds=float(asked.get("seconds", 1)),
        status=int(asked.get("status", 500)),
        error=str(asked.get("error", "internal_error" if asked["kind"] == "refused" else "")),
    )
