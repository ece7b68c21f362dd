"""The hour at which somebody likes to hear from Trellis: as they type it, and what it may be."""

import re
import unicodedata
from datetime import time

EARLIEST, LATEST = time(7), time(19)
HALF_HOURS = tuple(time(minutes // 60, minutes % 60) for minutes in range(7 * 60, 19 * 60 + 1, 30))
NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
BEFORE = re.compile(r"^(?:(?:at|to|um|om|kl|à|a las|às|alle|o)\b\.? ?|[@~])")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?: ?(?:[:.,h]|uhr|時|시) ?(?P<minute>\d{2})(?: ?[m分분])?| ?(?P<joined>\d{2}))?"
    r" ?(?:h|hrs?|hours?|uhr|uur|o'?clock|時|시)?"
    r" ?(?P<half>[ap])?(?:(?<=[ap])\.? ?m\.?)?"
)


class NoTime(ValueError):
    """The text is no time of day that Trellis knows."""


class OutOfHours(ValueError):
    """It is a time of day at which Trellis does not write to anybody."""

    def __init__(self, at: time) -> None:
        super().__init__(f"{at:%H:%M}")
        self.at = at


def read(text: str) -> time:
    """The time of day that somebody typed: `10:30`, `10.30`, `10h30`, `1030`, `10 Uhr`, `3:30 pm`, in any digits.

    Raises NoTime; and OutOfHours for one that is before 07:00 or after 19:00, the ends being allowed.
    """
    words = BEFORE.sub("", " ".join(unicodedata.normalize("NFKC", text).casefold().split())).rstrip(".!")
    at = NAMED[words] if words in NAMED else _on_a_clock(words)
    if not EARLIEST <= at <= LATEST:
        raise OutOfHours(at)
    return at


def offered(own: time) -> list[time]:
    """The hours to choose from in a form: each half hour, and their own where that is another."""
    return sorted({*HALF_HOURS, own})


def _on_a_clock(words: str) -> time:
    found = CLOCK.fullmatch(words)
    if found is None:
        raise NoTime(words)
    hour, minute = int(found["hour"]), int(found["minute"] or found["joined"] or 0)
    if half := found["half"]:
        if not 1 <= hour <= 12:
            raise NoTime(words)
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NoTime(words) from error
