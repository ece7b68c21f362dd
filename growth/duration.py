"""Lengths of time and days as people type them: `2w`, `10 days`, `until 3 Jan`."""

import re
from datetime import date, datetime, time, timedelta

from growth import local

UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "m": 28, "month": 28, "months": 28}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_DAYS = 366


class Unreadable(ValueError):
    """The text is no length of time that Trellis knows, or one that lies in the past or more than a year ahead."""


def end_of_pause(text: str, now: datetime, zone: str) -> datetime:
    """The instant (UTC) a pause that somebody typed is over: the start of a day on their wall.

    Reads `3 days`, `2w`, `a month`, `until 3 Jan`, `until Jan 3`, `until 2027-01-03`, `until Friday`.
    Raises Unreadable for everything else, and for what is not in the next year.
    """
    today = local.wall(now, zone).date()
    words = text.casefold().replace(",", " ").strip()
    if words.startswith("until "):
        day = _day(words.removeprefix("until ").strip(), today)
    else:
        day = today + timedelta(days=_length(words))
    if not today < day <= today + timedelta(days=LONGEST_DAYS):
        raise Unreadable(text)
    return local.instant(day, time(0), zone)


def _length(words: str) -> int:
    found = re.fullmatch(r"(?:for )?(\d{1,3}|an?|one)\s*([a-z]+)", words)
    if not found or found[2] not in UNITS:
        raise Unreadable(words)
    return (int(found[1]) if found[1].isdigit() else 1) * UNITS[found[2]]


def _day(words: str, today: date) -> date:
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words[:3] in WEEKDAYS and words.isalpha():
        return today + timedelta(days=(WEEKDAYS.index(words[:3]) - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return _day_of_month(words, today)


def _day_of_month(words: str, today: date) -> date:
    found = re.fullmatch(
        r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?", words
    )
    month = (found[2] or found[3])[:3] if found else ""
    if not found or month not in MONTHS:
        raise Unreadable(words)
    number, day, year = MONTHS.index(month) + 1, int(found[1] or found[4]), found[5]
    years = (int(year),) if year else range(today.year, today.year + 5)
    for candidate in years:  # a few years, for the sake of 29 February
        try:
            if (when := date(candidate, number, day)) > today or year:
                return when
        except ValueError:
            continue
    raise Unreadable(words)
