"""What goes wrong again and again is told once, then now and then, with how often it came meanwhile."""

import logging
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot import clock
from bot.clock import Clock

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
MOST = 500  # kinds of trouble kept in mind
Entry = MutableMapping[str, Any]


@dataclass(slots=True)
class _Kept:
    again_at: datetime
    pause: timedelta = FIRST
    unsaid: int = 0


@dataclass(slots=True)
class Repeats:
    """How often each kind of trouble came. It is told when it is new, and after pauses that grow to an hour."""

    now: Clock = clock.now
    kept: dict[object, _Kept] = field(default_factory=dict)

    def tell(self, kind: object) -> int | None:
        """How often it came since it was last told; None while it is not to be told again."""
        now, known = self.now(), self.kept.get(kind)
        if known is None or now >= known.again_at + LONGEST:  # new, or quiet for so long that it is news
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[kind] = _Kept(now + FIRST)
            return known.unsaid if known else 0
        if now < known.again_at:
            known.unsaid += 1
            return None
        pause = min(2 * known.pause, LONGEST)
        self.kept[kind] = _Kept(now + pause, pause)
        return known.unsaid


class Seldom:
    """A step of structlog's, for entries that tell of an error, and for those that say so themselves (`seldom=True`).

    One with a reference stays, without the trace.
    """

    def __init__(self, repeats: Repeats) -> None:
        self.repeats = repeats

    def __call__(self, _logger: object, _method: str, entry: Entry) -> Entry:
        error = entry.get("exc_info")
        if not entry.pop("seldom", False) and error is None:
            return entry
        count = self.repeats.tell((entry["event"], *_kind(error), entry.get("why")))
        if count is None:
            if "ref" not in entry:
                raise structlog.DropEvent
            entry.pop("exc_info", None)
            entry["as_before"] = True
        elif count:
            entry["times_since"] = count
        return entry


class SeldomInLibrary(logging.Filter):
    """The same for the log of a library."""

    def __init__(self, repeats: Repeats) -> None:
        super().__init__()
        self.repeats = repeats

    def filter(self, record: logging.LogRecord) -> bool:
        return self.repeats.tell((record.name, str(record.msg), *_kind(record.exc_info))) is not None


def _kind(error: object) -> tuple[object, ...]:
    """The type of an error and where it was raised."""
    found = error[1] if isinstance(error, tuple) else error
    if not isinstance(found, BaseException):
        return ()
    trace = found.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (type(found).__name__, (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else None)
