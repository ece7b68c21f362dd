"""Wall clocks: an instant in a person's zone and back, across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name as Slack gives it; UTC where the name is empty or unknown."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, as "Europe"
        return ZoneInfo("UTC")


def instant(day: date, at: time, zone_name: str) -> datetime:
    """The instant (UTC) at which a wall clock in the zone shows `at` on `day`.

    A time that a clock change skips moves forward by the change; one that comes twice is the first of the two.
    """
    # PEP 495: with fold=0 a skipped time is read with the offset before the change, which lands just after it.
    return datetime.combine(day, at, zone(zone_name)).astimezone(UTC)


def wall(now: datetime, zone_name: str) -> datetime:
    """The instant as the wall clock of the zone shows it."""
    return now.astimezone(zone(zone_name))


def week(now: datetime, zone_name: str) -> str:
    """The ISO week on the wall of the zone, as `2026-W48`."""
    year, number, _ = wall(now, zone_name).isocalendar()
    return f"{year}-W{number:02d}"


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weeks_between(earlier: date, later: date) -> int:
    """How many ISO weeks lie between two days: 0 in the same week, 1 from a Friday to the Monday after."""
    return (monday(later) - monday(earlier)).days // 7
