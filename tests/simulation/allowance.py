"""Whether Slack's limits are kept: how much of each method's allowance is used, counted by the calls that set out."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.api.methods import METHODS
from playground.core.rates import ONE_CHANNEL, RATES, Rate
from tests.simulation.patience import BY_ITSELF

POST = "chat.postMessage"
HAIR = 0.001  # seconds that sums of fractions may be off


@dataclass(frozen=True)
class Used:
    """Until when all that came is worked off, as Slack counts. What is `known` of it ends with what knew it."""

    clear_at: float
    known: object


class Allowance:
    """By method, which whoever speaks next knows as long as no clock is set; of posts by conversation too.

    `clock` and `process` tell apart the times through which Trellis knows of each. `fail` hears what was wrong.
    """

    def __init__(
        self,
        now: Callable[[], float],
        *,
        clock: Callable[[], object],
        process: Callable[[], object],
        fail: Callable[[str], None],
    ) -> None:
        self._now, self._clock, self._process, self._fail = now, clock, process, fail
        self._used: dict[str, Used] = {}

    def sets_out(self, method: str, channel: str) -> None:
        """A request leaves for Slack. What opens a view answers somebody who waits, as often as they press."""
        if method in BY_ITSELF:
            self._count(method, RATES[METHODS[method].tier], self._clock())
        if method == POST:
            self._count(f"{method} in {channel}", ONE_CHANNEL, self._process())

    def _count(self, what: str, rate: Rate, known: object) -> None:
        now, apart = self._now(), 60 / rate.per_minute
        used = self._used.get(what)
        clear_at = used.clear_at if used is not None and used.known == known else now
        clear_at = max(clear_at, now) + apart
        if clear_at - now > rate.burst * apart + HAIR:
            self._fail(f"allowance: at {now} Slack bears no more of {what}")
        else:
            self._used[what] = Used(clear_at, known)
