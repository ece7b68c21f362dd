"""Whether a 429 is obeyed: what Slack asked to rest is not asked for again before that time is over."""

from collections.abc import Callable
from dataclasses import dataclass

# What Trellis asks for by itself. What opens or shows a view answers somebody who has just pressed something.
BY_ITSELF = frozenset({"chat.postMessage", "chat.update", "users.info", "users.list", "dnd.info", "dnd.teamInfo"})
A_MOMENT = 1.0  # seconds until what is known to one task is known to all
TOO_MANY = 429


@dataclass(frozen=True)
class Asked:
    """Slack asked for patience. What is `known` of it ends with a process, and where a clock is set."""

    since: float
    until: float
    known: object


class Patience:
    """What rests, by method. `known` tells apart the times through which it is known, `fail` hears what was wrong."""

    def __init__(self, now: Callable[[], float], known: Callable[[], object], fail: Callable[[str], None]) -> None:
        self._now, self._known, self._fail = now, known, fail
        self._asked: dict[str, Asked] = {}

    def sets_out(self, method: str) -> None:
        """A request leaves for Slack."""
        rest, now = self._asked.get(method), self._now()
        if rest and rest.since + A_MOMENT < now < rest.until - A_MOMENT and rest.known == self._known():
            self._fail(f"patience: {method} set out at {now}, though it rests from {rest.since} until {rest.until}")

    def answered(self, method: str, status: int, retry_after: str) -> None:
        """Its answer has come."""
        if status == TOO_MANY and method in BY_ITSELF:
            now = self._now()
            self._asked[method] = Asked(now, now + int(retry_after), self._known())
