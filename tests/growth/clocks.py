"""Every clock there is: the zones that IANA names, and each moment of 2020 to 2035 at which one of them is changed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
WEEKS = [FROM + timedelta(weeks=n) for n in range((UNTIL - FROM).days // 7 + 2)]  # nobody changes clocks twice in one
ZONES = sorted(available_timezones())
SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the clocks of a zone: the first instant after it, and what the wall shows before and after."""

    zone: str
    at: datetime
    before: timedelta
    after: timedelta

    @property
    def walls(self) -> tuple[datetime, datetime]:
        """Where the hours begin and end that do not exist, or exist twice; on the wall, without a zone."""
        at = self.at.replace(tzinfo=None)
        return at + min(self.before, self.after), at + max(self.before, self.after)

    @property
    def skips(self) -> bool:
        return self.after > self.before


@cache
def changes() -> tuple[Change, ...]:
    """Every change of every clock once, under the first name of those that share it."""
    found = {_of(name): name for name in reversed(ZONES)}
    return tuple(Change(name, *change) for clock, name in found.items() for change in clock)


def _of(name: str) -> tuple[tuple[datetime, timedelta, timedelta], ...]:
    zone = ZoneInfo(name)
    offsets = [_offset(zone, week) for week in WEEKS]
    turns = [n for n, (before, after) in enumerate(pairwise(offsets)) if before != after]
    return tuple((_moment(zone, WEEKS[n], WEEKS[n + 1]), offsets[n], offsets[n + 1]) for n in turns)


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second that shows what `high` shows."""
    before = _offset(zone, low)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
