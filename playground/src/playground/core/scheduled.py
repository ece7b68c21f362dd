"""Messages that wait for their moment, which is one of the playground's clock."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playground.core.clock import Alarm, Clock
from playground.core.messages import Message
from playground.errors import ApiError

# source: https://docs.slack.dev/reference/methods/chat.scheduleMessage
AHEAD = 120 * 24 * 3600
WINDOW, IN_WINDOW = 300, 30
TOO_LATE = 60  # source: https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A message that will be posted; its own `ts` is given to it then."""

    id: str
    post_at: int
    created: int
    message: Message
    alarm: Alarm = field(compare=False)


class Schedule:
    """What is scheduled in one workspace; `post` is what is done at the moment."""

    def __init__(self, clock: Clock, post: Callable[[Message], object]) -> None:
        self._clock = clock
        self._post = post
        self._kept: dict[str, Scheduled] = {}
        self._count = 0

    def add(self, message: Message, post_at: int) -> Scheduled:
        """Keeps a message until then. Raises ApiError (`time_in_past`, `time_too_far`, `restricted_too_many`)."""
        now = self._clock.now()
        if post_at <= now:
            raise ApiError("time_in_past")
        if post_at > now + AHEAD:
            raise ApiError("time_too_far")
        near = [one for one in self.listed(message.channel) if one.post_at // WINDOW == post_at // WINDOW]
        if len(near) >= IN_WINDOW:
            raise ApiError("restricted_too_many")
        self._count += 1
        uid = f"Q0{self._count:08d}"
        alarm = self._clock.call_at(post_at, lambda: self._due(uid))
        self._kept[uid] = Scheduled(uid, post_at, int(now), message, alarm)
        return self._kept[uid]

    def remove(self, uid: str, channel: str, *, app: str) -> None:
        """Calls a message off. Raises ApiError (`invalid_scheduled_message_id`), also in the last minute before it."""
        known = self._kept.get(uid)
        if known is None or (known.message.channel, known.message.app_id) != (channel, app):
            raise ApiError("invalid_scheduled_message_id")
        if known.post_at - self._clock.now() < TOO_LATE:
            raise ApiError("invalid_scheduled_message_id")
        known.alarm.cancel()
        del self._kept[uid]

    def listed(self, channel: str | None = None) -> list[Scheduled]:
        """What waits, in one conversation or in all, earliest first."""
        found = [one for one in self._kept.values() if channel in (None, one.message.channel)]
        return sorted(found, key=lambda one: one.post_at)

    def _due(self, uid: str) -> None:
        message = self._kept.pop(uid).message
        # Slack takes a scheduled message with metadata, and then never posts it.
        if message.metadata is None:
            self._post(message)
