"""Response URLs: what lets an app answer an act for thirty minutes, five times."""

import uuid
from dataclasses import dataclass, field

from playground.core.clock import Clock
from playground.errors import ApiError

# source: https://docs.slack.dev/interactivity/handling-user-interaction
USES = 5
SECONDS = 30 * 60


@dataclass(slots=True)
class Response:
    """What one URL answers: the act of `user` in `channel`, on the message `ts` if it was a click on one."""

    app: str
    user: str
    channel: str
    at: float
    ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Responses:
    clock: Clock
    _kept: dict[str, Response] = field(default_factory=dict)

    def issue(self, app: str, user: str, *, channel: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        """The path of a new response URL."""
        key = uuid.uuid4().hex
        self._kept[key] = Response(app, user, channel, self.clock.now(), ts, thread_ts)
        return f"actions/{key}"

    def knows(self, key: str) -> bool:
        return key in self._kept

    def use(self, key: str) -> Response:
        """The response behind a URL. Raises ApiError when it is unknown, used up, or too old."""
        response = self._kept.get(key)
        if response is None or self.clock.now() - response.at > SECONDS:
            raise ApiError("expired_url")
        if response.uses >= USES:
            raise ApiError("used_url")
        response.uses += 1
        return response
