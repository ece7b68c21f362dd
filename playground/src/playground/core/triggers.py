"""Trigger ids: what a person's act allows an app to do at once, and only once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from playground.core.clock import Clock
from playground.core.strictness import refuse
from playground.errors import ApiError

SECONDS = 3.0  # source: https://docs.slack.dev/interactivity/handling-user-interaction


@dataclass(slots=True)
class Trigger:
    id: str
    user: str
    app: str
    at: float
    view: str | None = None
    used: bool = False


@dataclass(slots=True)
class Triggers:
    """All triggers that were handed out, by the playground's clock."""

    clock: Clock
    count: Iterator[int]
    _kept: dict[str, Trigger] = field(default_factory=dict)

    def issue(self, user: str, app: str, *, view: str | None = None) -> str:
        """A new trigger for what a person just did, with the modal it was done in."""
        uid = f"{next(self.count)}.{int(self.clock.now())}.{user.lower()}"
        self._kept[uid] = Trigger(uid, user, app, self.clock.now(), view)
        return uid

    def knows(self, uid: str | None) -> bool:
        return uid in self._kept

    def redeem(self, uid: str, app: str) -> Trigger:
        """The trigger, used up. Raises ApiError when it is unknown, three seconds old, or used already."""
        trigger = self._kept.get(uid)
        if trigger is None or trigger.app != app:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            refuse(ApiError("exchanged_trigger_id"))
        if self.clock.now() - trigger.at > SECONDS:
            refuse(ApiError("expired_trigger_id"))
        trigger.used = True
        return trigger
