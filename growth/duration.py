"""Lengths of time as people type them: `2w`, `a fortnight`, `until 3 Jan`, `24.12.`, `end of month`."""

import re
from datetime import date, datetime, time, timedelta

from growth import dates, local
from growth.dates import Ambiguous, Unreadable

__all__ = ["Ambiguous", "Unreadable", "end_of_pause", "looks_like_one"]

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, **{name: n for n, name in enumerate(NUMBERS, start=1)}}
DAYS = {
    **dict.fromkeys(("d", "day", "days"), 1),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), 7),
    **dict.fromkeys(("fortnight", "fortnights"), 14),
}
MONTHS = {
    **dict.fromkeys(("m", "mo", "mth", "mths", "month", "months"), 1),
    **dict.fromkeys(("quarter", "quarters"), 3),
    **dict.fromkeys(("half year", "half a year"), 6),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), 12),
}
UNITS = "|".join(sorted((*DAYS, *MONTHS), key=len, reverse=True))
PIECE = re.compile(rf"(\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})? ?({UNITS})\b(?: and |, | )?")
UNTIL = re.compile(r"(?:until|untill|till|til|'til|up to|back on|back)\b ?")
THROUGH = re.compile(r"(?:through|thru|until and including|up to and including|including)\b ?")
AROUND = re.compile(r"^(?:for )?(?:(?:about|another|the|next) )*|(?: (?:long|from (?:now|today)|off))$")
OPEN_END = re.compile(
    r"(?:until )?(?:further notice|i (?:resume|say so|am back)|i'm back)|(?:for ?)?ever|for good|indefinitely"
)
LONGEST_DAYS = 366


def end_of_pause(text: str, now: datetime, zone: str) -> datetime | None:
    """The instant (UTC) a pause that somebody typed is over: the start of a day on their wall.

    Months and years are the calendar's: six months from 25 November end on 25 May. None where the words say that it
    lasts until the person resumes. Raises Ambiguous for a date that can be two days of the next year, and Unreadable
    for everything else, and for what is not in the next year.
    """
    words, today = _plain(text), local.wall(now, zone).date()
    if OPEN_END.fullmatch(words):
        return None
    try:
        day = _over_on(words, today)
    except Ambiguous as error:
        coming = [day for day in error.readings if _coming(day, today)]
        if len(coming) != 1:
            raise
        day = coming[0]
    if not _coming(day, today):
        raise Unreadable(text)
    return local.instant(day, time(0), zone)


def looks_like_one(text: str) -> bool:
    """Whether the words are about a length or a day, a readable one or not: `until the cows come home` is."""
    words = _plain(text)
    if words.startswith("for ") or UNTIL.match(words) or THROUGH.match(words):
        return True
    try:
        _over_on(words, date(2000, 1, 1))  # any day does, to see the form of the words
    except Unreadable as error:
        return isinstance(error, Ambiguous)
    return True


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace(",", " ").split())


def _coming(day: date, today: date) -> bool:
    return today < day <= today + timedelta(days=LONGEST_DAYS)


def _over_on(words: str, today: date) -> date:
    if through := THROUGH.match(words):
        return dates.read(words[through.end() :], today) + timedelta(days=1)
    if until := UNTIL.match(words):
        return dates.read(words[until.end() :], today)
    try:
        return _after(AROUND.sub("", words), today)
    except Unreadable:
        return dates.read(words.removeprefix("on ").removeprefix("for "), today)


def _after(words: str, today: date) -> date:
    """The day that lies a length ahead: its months first, then its days."""
    pieces = list(PIECE.finditer(words))
    if not pieces or "".join(piece[0] for piece in pieces) != words:
        raise Unreadable(words)
    if len(pieces) > 1 and not all(piece[1] for piece in pieces):
        raise Unreadable(words)
    counted = [(_count(piece[1]), piece[2]) for piece in pieces]
    months = sum(count * MONTHS.get(unit, 0) for count, unit in counted)
    days = sum(count * DAYS.get(unit, 0) for count, unit in counted)
    try:
        return dates.months_after(today, months) + timedelta(days=days)
    except (OverflowError, ValueError) as error:
        raise Unreadable(words) from error


def _count(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else COUNTS[word]
