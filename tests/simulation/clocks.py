"""By how much Trellis's clock was wrong, and since when: what a moment that it wrote down was in truth."""

from datetime import UTC, datetime, timedelta


class Clocks:
    """At first it was right."""

    def __init__(self) -> None:
        self._set = [(datetime.min.replace(tzinfo=UTC), timedelta())]

    @property
    def wrong_by(self) -> timedelta:
        """How far it is ahead now."""
        return self._set[-1][1]

    def is_off(self, wrong_by: timedelta, now: datetime) -> None:
        """From `now` on it is ahead by that much."""
        if wrong_by != self.wrong_by:
            self._set.append((now, wrong_by))

    def truly(self, read: datetime) -> list[datetime]:
        """Every moment at which it can have shown this; after it was set back there are two."""
        ends = [since for since, _ in self._set[1:]] + [datetime.max.replace(tzinfo=UTC)]
        spans = zip(self._set, ends, strict=True)
        return [read - wrong for (since, wrong), end in spans if since <= read - wrong <= end] or [read - self.wrong_by]
