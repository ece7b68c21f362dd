"""Rate limits: how often an app may call a method for one workspace, as Slack's tiers say."""

import math
from dataclasses import dataclass, field
from typing import Literal

from playground.core.clock import Clock

Tier = Literal[1, 2, 3, 4, "message", "special"]


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a minute in the long run, and so many at once."""

    per_minute: float
    burst: int


# source: https://docs.slack.dev/apis/web-api/rate-limits
# Slack promises each number "and more", and bears short bursts: a whole minute's worth may come at once.
RATES: dict[Tier, Rate] = {
    1: Rate(1, 5),
    2: Rate(20, 20),
    3: Rate(50, 50),
    4: Rate(100, 100),
    "message": Rate(300, 300),
    "special": Rate(600, 600),
}
ONE_CHANNEL = Rate(60, 20)  # source: https://docs.slack.dev/reference/methods/chat.postMessage
HAIR = 0.001  # seconds that sums of fractions may be off


@dataclass(slots=True)
class Rates:
    """What has been used, by the playground's clock: for each key the moment at which all that came is worked off."""

    clock: Clock
    _clear_at: dict[tuple[str, ...], float] = field(default_factory=dict)

    def wait(self, method: str, tier: Tier, *, app: str, place: str, channel: str | None) -> int:
        """Counts a call; 0 if it may go ahead, else the whole seconds until one like it may."""
        asked: list[tuple[tuple[str, ...], Rate]] = [((app, place, method), RATES[tier])]
        if tier == "message" and channel is not None:
            asked.append(((app, place, method, channel), ONE_CHANNEL))
        late = max(self._late(key, rate) for key, rate in asked)
        if late <= HAIR:
            for key, rate in asked:
                self._clear_at[key] = self._after(key, rate)
        return max(0, math.ceil(late - HAIR))

    def _late(self, key: tuple[str, ...], rate: Rate) -> float:
        """By how much this call comes too early; 0 or less if it does not."""
        return self._after(key, rate) - self.clock.now() - rate.burst * 60 / rate.per_minute

    def _after(self, key: tuple[str, ...], rate: Rate) -> float:
        """When all would be worked off with this call. A clock that was set back does not prolong that."""
        now, most = self.clock.now(), rate.burst * 60 / rate.per_minute
        clear_at = min(max(self._clear_at.get(key, now), now), now + most)
        return clear_at + 60 / rate.per_minute
