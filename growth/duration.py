"""Lengths of time and days as people type them: `2w`, `10 days`, `until 3 Jan`."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from growth import local

UNITS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "m": 28, "month": 28, "months": 28}
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_NAME = 3
LONGEST_DAYS = 366


class Unreadable(ValueError):
    """The text is no length of time that Trellis knows, or one that lies in the past or more than a year ahead."""


def end_of_pause(text: str, now: datetime, zone: str) -> datetime:
    """The instant (UTC) a pause that somebody typed is over: the start of a day on their wall.

    Reads `3 days`, `2w`, `a month`, `until 3 Jan`, `until Jan 3`, `until 2027-01-03`, `until Friday`.
    Raises Unreadable for everything else, and for what is not in the next year.
    """
    today = local.wall(now, zone).date()
    words = " ".join(text.casefold().replace(",", " ").split())
    if words.startswith("until "):
        day = _day(words.removeprefix("until "), today)
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


def _named(word: str, names: Sequence[str]) -> int | None:
    """The place of the name that somebody wrote out or cut short: `thurs` is a Thursday, `sunset` is no Sunday."""
    if len(word) < SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _day(words: str, today: date) -> date:
    if words == "tomorrow":
        return today + timedelta(days=1)
    if (weekday := _named(words, WEEKDAYS)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    try:
        return date.fromisoformat(words)
    except ValueError:
        return _day_of_month(words, today)


def _day_of_month(words: str, today: date) -> date:
    found = re.fullmatch(
        r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?)(?: (\d{4}))?", words
    )
    month = _named(found[2] or found[3], MONTHS) if found else None
    if not found or month is None:
        raise Unreadable(words)
    number, day, year = month + 1, int(found[1] or found[4]), found[5]
    years = (int(year),) if year else range(today.year, today.year + 5)
    for candidate in years:  # a few years, for the sake of 29 February
        try:
            if (when := date(candidate, number, day)) > today or year:
                return when
        except ValueError:
            continue
    raise Unreadable(words)
