"""Days as people name them: `Friday`, `next Monday`, `3 Jan`, `24.12.`, `12/24`, `the 3rd`, `end of month`."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

NAMES_OF_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_NAME = 3
DAY = r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.?(?: of)?"
YEAR = r"(?:[ /.-]+(\d{4}))?"
BY_NAME = (re.compile(rf"{DAY}[ -]?([a-z]+)\.?{YEAR}"), re.compile(rf"([a-z]+)\.?[ -]?{DAY}{YEAR}"))
BY_NUMBER = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})(?:\.|\2\s*(\d{4}|\d{2}))?")
YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
OF_THIS_MONTH = re.compile(r"the (\d{1,2})|(?:the )?(\d{1,2})(?:st|nd|rd|th)")
END = re.compile(r"(?:the )?end of (?:the )?(.+)|(?:the )?rest of (?:the |this )(.+)|this (week|month|year)")
ENDS = {"eow": "week", "eom": "month", "eoy": "year"}
TIME_OF_DAY = re.compile(r" (?:morning|first thing)$")


class Unreadable(ValueError):
    """The text is no length of time that Trellis knows, or one that lies in the past or more than a year ahead."""


class Ambiguous(Unreadable):
    """The text is one day where the day is written first, and another where the month is: `3/4`."""

    def __init__(self, text: str, *readings: date) -> None:
        super().__init__(text)
        self.readings = readings


def read(words: str, today: date) -> date:
    """The day that is meant: the next of its kind after today, where no year is named.

    The words are in small letters, with single spaces. `next Friday` is the Friday of next week. The end of a week,
    month or year is the first day after it. Raises Unreadable, and Ambiguous.
    """
    words = TIME_OF_DAY.sub("", words.removesuffix(" only"))
    readers = (_relative, _weekday, _end, _by_number, _by_name, _of_this_month)
    for reader in readers:
        if (day := reader(words, today)) is not None:
            return day
    raise Unreadable(words)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last where it has none such. Raises ValueError past year 9999."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _relative(words: str, today: date) -> date | None:
    if words == "today":
        return today + timedelta(days=1)  # quiet for today is quiet until tomorrow
    if words == "tomorrow":
        return today + timedelta(days=1)
    if words in ("the day after tomorrow", "day after tomorrow"):
        return today + timedelta(days=2)
    found = re.fullmatch(r"(?:the )?(?:beginning of |start of )?(?:the )?next (week|month|year)", words)
    return _after_this(found[1], today) if found else None


def _after_this(unit: str, today: date) -> date:
    """The first day of the next week, month or year."""
    if unit == "week":
        return today + timedelta(days=7 - today.weekday())
    return months_after(today.replace(day=1), 1) if unit == "month" else date(today.year + 1, 1, 1)


def _weekday(words: str, today: date) -> date | None:
    found = re.fullmatch(r"(this |next |coming |on )?([a-z]+)\.?", words)
    place = _named(found[2], WEEKDAYS) if found else None
    if not found or place is None:
        return None
    if found[1] == "next ":
        return _after_this("week", today) + timedelta(days=place)
    return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)


def _end(words: str, today: date) -> date | None:
    found = END.fullmatch(words)
    of = next(filter(None, found.groups())) if found else ENDS.get(words)
    if of is None:
        return None
    if of.removeprefix("this ") in ("week", "month", "year"):
        return _after_this(of.removeprefix("this "), today)
    if of in ("next week", "next month", "next year"):
        unit = of.removeprefix("next ")
        return _after_this(unit, _after_this(unit, today))
    month = _named(of, NAMES_OF_MONTHS)
    if month is None:
        return None
    this_years = months_after(date(today.year, month + 1, 1), 1)
    return this_years if this_years > today else months_after(this_years, 12)


def _by_number(words: str, today: date) -> date | None:
    if found := YEAR_FIRST.fullmatch(words):
        return _real(int(found[1]), int(found[2]), int(found[3]), words)
    found = BY_NUMBER.fullmatch(words)
    if not found:
        return None
    one, other = int(found[1]), int(found[3])
    year = (int(found[4]) + (2000 if len(found[4]) == 2 else 0)) if found[4] else None
    orders = {(one, other)} if found[2] == "." else {(one, other), (other, one)}
    days = sorted({day for first, month in orders if (day := _next(first, month, year=year, today=today))})
    if len(days) == 2:
        raise Ambiguous(words, *days)
    return days[0] if days else None


def _by_name(words: str, today: date) -> date | None:
    head, _, tail = words.partition(" ")
    weekday = _named(head.rstrip("."), WEEKDAYS) if tail else None
    if weekday is not None:
        day = _by_name(tail, today) or _by_number(tail, today)
        return day if day is not None and day.weekday() == weekday else None
    return next(filter(None, (_day_and_month(found, today) for found in _dates(words))), None)


def _dates(words: str) -> Iterator[tuple[int, str, int | None]]:
    """The day, the name of the month and the year, in both orders in which they are written."""
    if found := BY_NAME[0].fullmatch(words):
        yield int(found[1]), found[2], int(found[3]) if found[3] else None
    if found := BY_NAME[1].fullmatch(words):
        yield int(found[2]), found[1], int(found[3]) if found[3] else None


def _day_and_month(found: tuple[int, str, int | None], today: date) -> date | None:
    day, name, year = found
    month = _named(name, NAMES_OF_MONTHS)
    return _next(day, month + 1, year=year, today=today) if month is not None else None


def _of_this_month(words: str, today: date) -> date | None:
    found = OF_THIS_MONTH.fullmatch(words)
    if not found:
        month = _named(words, NAMES_OF_MONTHS)
        return _next(1, month + 1, year=None, today=today) if month is not None else None
    number = int(found[1] or found[2])
    for ahead in range(3):  # the 31st is at most two months away
        first = months_after(today.replace(day=1), ahead)
        if 0 < number <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=number) > today:
            return first.replace(day=number)
    return None


def _named(word: str, names: Sequence[str]) -> int | None:
    """The place of the name that somebody wrote out or cut short: `thurs` is a Thursday, `sunset` is no Sunday."""
    if len(word) < SHORTEST_NAME:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)


def _next(day: int, month: int, *, year: int | None, today: date) -> date | None:
    """The day in the year that is named, else the next one after today; None where there is no such day."""
    years = (year,) if year is not None else range(today.year, today.year + 9)  # 29 February can be that far away
    for candidate in years:
        try:
            if (when := date(candidate, month, day)) > today or year is not None:
                return when
        except ValueError:
            continue
    return None


def _real(year: int, month: int, day: int, words: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable(words) from error
