"""The only place that reads the clock. Everything else is told the time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def steady() -> float:
    """Seconds that go by, whatever the clock on the wall is set to; their beginning means nothing."""
    return time.monotonic()
