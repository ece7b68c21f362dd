"""Moments as a person says them: "+1 day", "Monday 09:30", or in full."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_STEP = re.compile(r"\+?(\d+) (minute|hour|day|week)s?")
_NEXT = re.compile(rf"({'|'.join(_DAYS)}) (\d\d?):(\d\d)", re.IGNORECASE)


def later(now: datetime, by: str, zone: ZoneInfo) -> datetime:
    """The moment a step after `now`; days and weeks keep the wall clock of the zone. Raises ValueError."""
    found = _STEP.fullmatch(by.strip())
    if found is None:
        raise ValueError(f"“{by}” is not a step like “+1 day”")
    count, unit = int(found[1]), found[2]
    if unit in ("minute", "hour"):
        return now + timedelta(**{f"{unit}s": count})
    return (now.astimezone(zone) + timedelta(**{f"{unit}s": count})).astimezone(now.tzinfo)


def moment(now: datetime, to: str, zone: ZoneInfo) -> datetime:
    """The next such weekday and time in the zone, or the ISO date and time that is given. Raises ValueError."""
    found = _NEXT.fullmatch(to.strip())
    if found is None:
        try:
            given = datetime.fromisoformat(to)
        except ValueError:
            raise ValueError(f"“{to}” is not a moment like “Monday 09:30” or “2026-11-24T09:00”") from None
        return given if given.tzinfo else given.replace(tzinfo=zone)
    local = now.astimezone(zone)
    at = local.replace(hour=int(found[2]), minute=int(found[3]), second=0, microsecond=0)
    at += timedelta(days=(_DAYS.index(found[1].lower()) - local.weekday()) % 7)
    return at if at > local else at + timedelta(days=7)
