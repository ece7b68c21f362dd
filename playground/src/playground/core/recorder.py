"""Everything that went between this Slack and its apps, for tests to read and for the inspector to show."""

import itertools
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.core.clock import Clock
from playground.wire import Json, parse

KEPT = 500
_SECRET = {"token", "client_secret", "refresh_token"}
_WRITTEN_AS_JSON = {"blocks", "view", "metadata", "attachments", "files"}


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call: what the app asked (without its token) and what it got. `at` is the playground's time."""

    n: int
    at: float
    method: str
    args: Json
    ok: bool
    error: str | None
    answer: Json


@dataclass(slots=True)
class Recorder:
    """`calls` are all Web API calls; `traffic` the newest of both directions, as the inspector shows them.

    A `sink` is called with each Web API call as it is recorded.
    """

    clock: Clock
    calls: list[Call] = field(default_factory=list)
    traffic: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT))
    sink: Callable[[Call], None] | None = None
    on_traffic: list[Callable[[Json], None]] = field(default_factory=list)
    _count: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def came_in(self, method: str, args: Mapping[str, Any], *, answer: Json, ms: float) -> Call:
        """A Web API call, answered."""
        ok, error = bool(answer.get("ok")), answer.get("error")
        call = Call(next(self._count), self.clock.now(), method, _readable(args), ok, error, answer)
        self.calls.append(call)
        self._note("in", method, payload=call.args, answer=answer, ms=ms, n=call.n)
        if self.sink is not None:
            self.sink(call)
        return call

    def went_out(self, what: str, payload: Json, *, answer: Json, ms: float) -> None:
        """Something delivered to an app; `answer` holds `ok`, and the acknowledgement or the error."""
        self._note("out", what, payload=payload, answer=answer, ms=ms, n=next(self._count))

    def let_pass(self, what: str, payload: Json, *, answer: Json) -> None:
        """Something that an app said beside its calls, and that was accepted although Slack would refuse it."""
        self._note("in", what, payload=payload, answer=answer, ms=0, n=next(self._count))

    def _note(self, direction: Literal["in", "out"], what: str, **rest: Any) -> None:
        answer, payload = rest["answer"], rest["payload"]
        who = payload.get("user_id") or payload.get("channel") or payload.get("user")
        entry = rest | {
            "at": self.clock.now(),
            "direction": direction,
            "what": what,
            "who": who.get("id") if isinstance(who, dict) else who,
            "ok": bool(answer.get("ok")),
            "error": answer.get("error"),
            "warning": answer.get("warning"),
            "ms": round(rest["ms"], 1),
        }
        self.traffic.append(entry)
        for tell in self.on_traffic:
            tell(entry)


def _readable(args: Mapping[str, Any]) -> Json:
    return {key: _parsed(key, value) for key, value in args.items() if key not in _SECRET}


def _parsed(key: str, value: Any) -> Any:
    if key not in _WRITTEN_AS_JSON or not isinstance(value, str):
        return value
    try:
        return parse(value)
    except ValueError:
        return value
