"""How fast one workspace may be spoken to: at Slack's limits, and never knowingly above them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from db.outbox import Delivery, Method, Priority

HISTORY = "conversations.history"
SHARE = 0.985  # of each pace: what leaves evenly does not arrive evenly


@dataclass(frozen=True, slots=True)
class Pace:
    """So many a minute in the long run, and so many at once."""

    per_minute: float
    burst: int

    @property
    def apart(self) -> float:
        """Seconds from one to the next in the long run."""
        return 60 / self.per_minute

    @property
    def most(self) -> float:
        """Seconds by which what was sent at once may be ahead of the long run."""
        return self.burst * self.apart

    def slower(self, share: float) -> "Pace":
        """A share of it."""
        return Pace(self.per_minute * share, max(1, math.floor(self.burst * SHARE)))


# source: https://docs.slack.dev/apis/web-api/rate-limits
# Each number is promised "and more", and short bursts are borne: a minute's worth may go at once.
PACES: Mapping[str, Pace] = {
    Method.POST: Pace(300, 300),  # "several hundred messages per minute" for a workspace
    Method.UPDATE: Pace(50, 50),  # of tier 3, and so is what follows
    HISTORY: Pace(50, 50),
}
ONE_CHANNEL = Pace(60, 20)  # source: https://docs.slack.dev/reference/methods/chat.postMessage
IN_CHANNEL = ONE_CHANNEL.slower(SHARE)
FOR_ANSWERS = 5  # of each burst, kept for what somebody waits for
SLOWER, SLOWEST = 0.8, 0.1  # the share of its pace that a method has after a refusal, and at the least
BACK = timedelta(minutes=10)  # from there to its whole pace
HAIR = 0.001  # seconds that sums of fractions may be off
TOGETHER = 1.0  # seconds of what nobody waits for that leave together


class Pacing:
    """What of Slack's allowance in one workspace is used, at a moment that goes on.

    Kept as plain data beside the lane, so that whoever speaks next knows it too; `channels` stay in this process, as
    their names are those of people. A clock that is set back or forward holds nothing up: what was used is forgotten.
    """

    def __init__(
        self,
        kept: Mapping[str, Any],
        now: datetime,
        paces: Mapping[str, Pace] = PACES,
        channels: dict[str, float] | None = None,
    ) -> None:
        self._clear: dict[str, float] = dict(kept.get("clear", {}))  # when all that came is worked off
        self._refused: dict[str, list[float]] = dict(kept.get("refused", {}))  # at which share, and since when
        self._channels = channels if channels is not None else {}
        self._paces = paces
        self.at(now)

    def kept(self) -> dict[str, Any]:
        """As plain data, without what has become of no consequence."""
        clear = {method: at for method, at in self._clear.items() if at > self.now}
        return {"clear": clear, "refused": self._refused} if clear or self._refused else {}

    def at(self, now: datetime) -> None:
        """It is later now."""
        self.now = now.timestamp()
        self.short: float | None = None  # seconds after which something that was not admitted may go
        for channel in [channel for channel, at in self._channels.items() if at <= self.now]:
            del self._channels[channel]

    def admits(self, delivery: Delivery) -> bool:
        """Whether the message may leave now; counts it then."""
        pace, urgent = self._pace(delivery.method), delivery.priority == Priority.ANSWER
        if pace is None:
            return True
        wait = self._late(self._clear.get(delivery.method), pace, 0 if urgent else FOR_ANSWERS)
        if delivery.method is Method.POST:
            wait = max(wait, self._late(self._channels.get(str(delivery.channel)), IN_CHANNEL, 0))
        if wait > HAIR:
            self._too_early(wait if urgent else max(wait, TOGETHER))
            return False
        self._clear[delivery.method] = self._worked_off(self._clear.get(delivery.method), pace)
        if delivery.method is Method.POST:
            channel = str(delivery.channel)
            self._channels[channel] = self._worked_off(self._channels.get(channel), IN_CHANNEL)
        return True

    def allows(self, method: str) -> bool:
        """Whether a method that sends nothing may be called now; counts it then."""
        pace = self._pace(method)
        if pace is None or self._late(self._clear.get(method), pace, 0) > HAIR:
            return pace is None
        self._clear[method] = self._worked_off(self._clear.get(method), pace)
        return True

    def shut(self) -> list[str]:
        """The channels in which no other message may be posted now."""
        shut = [channel for channel, at in self._channels.items() if self._late(at, IN_CHANNEL, 0) > HAIR]
        if shut:
            self._too_early(IN_CHANNEL.apart)
        return shut

    def refused(self, method: str) -> None:
        """Slack had too many: all that it bears at once is used, and its pace is less than was thought."""
        self._refused[method] = [max(SLOWEST, self._share(method) * SLOWER), self.now]
        if (slower := self._pace(method)) is not None:
            self._clear[method] = self.now + slower.most

    def _too_early(self, wait: float) -> None:
        self.short = wait if self.short is None else min(self.short, wait)

    def _late(self, clear: float | None, pace: Pace, spare: int) -> float:
        """By how many seconds one more would come too early; 0 or less if it would not."""
        return self._worked_off(clear, pace) - self.now - max(pace.most - spare * pace.apart, pace.apart)

    def _worked_off(self, clear: float | None, pace: Pace) -> float:
        known = clear is not None and self.now <= clear <= self.now + pace.most + HAIR
        return (clear if known and clear is not None else self.now) + pace.apart

    def _pace(self, method: str) -> Pace | None:
        """The pace of a method as far as it is known; None for one that is not limited."""
        pace = self._paces.get(method)
        return pace.slower(SHARE * self._share(method)) if pace else None

    def _share(self, method: str) -> float:
        share, since = self._refused.get(method, (1.0, self.now))
        grown: float = share + max(0.0, self.now - since) / BACK.total_seconds()
        if grown >= 1:
            self._refused.pop(method, None)
        return min(1.0, grown)
