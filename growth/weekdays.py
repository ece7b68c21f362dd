"""The days of a week as people name them: `mon-thu`, `sun-thu`, `mon wed fri`, `Monday to Thursday`, `every day`."""

import re

from growth.dates import WEEKDAYS

NAMED = {
    **dict.fromkeys(("weekdays", "workdays", "week days"), "mon-fri"),
    **dict.fromkeys(("every day", "everyday", "all", "all days", "daily"), "mon-sun"),
    "weekends": "sat-sun",
}
RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:to|till?|until|through|thru)\s+")
BETWEEN = re.compile(r"[,;/&+]|\band\b")


def read(text: str) -> frozenset[int] | None:
    """The days that are named, Monday is 0; None where none is, or where one of the words is no day.

    A range may go over the end of a week, as `sun-thu` does.
    """
    words = " ".join(text.casefold().split())
    words = NAMED.get(words, words)
    found: set[int] = set()
    for part in BETWEEN.sub(" ", RANGE.sub("-", words)).split():
        first, dash, last = part.partition("-")
        begins, ends = _day(first), _day(last if dash else first)
        if begins is None or ends is None:
            return None
        found |= {(begins + more) % 7 for more in range((ends - begins) % 7 + 1)}
    return frozenset(found) or None


def _day(word: str) -> int | None:
    """A day by the beginning of its name, two letters at least; `mondays` is one, too."""
    bare = word.rstrip(".")
    return next((n for n, name in enumerate(WEEKDAYS) if len(bare) > 1 and f"{name}s".startswith(bare)), None)
