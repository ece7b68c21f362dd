"""The texts in a message: days, moments, lengths and lists as people read them, and the words that people wrote.

Words that somebody wrote go into a message through `said` or `quote`, and through nothing else.
"""

from collections.abc import Sequence
from datetime import date, datetime

from growth import local

QUOTE = 600
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def clip(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis where it is longer than `most`."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return cut[: cut.rfind("&")] + "…" if 0 < len(cut) - cut.rfind("&") < 5 and "&" in cut else cut + "…"


def said(text: str) -> str:
    """Somebody's words, so that they can stand in a message: nothing in them pings, links or formats a command."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str, most: int = QUOTE) -> str:
    """Somebody's words in quotation marks, on one block-quoted paragraph, clipped to `most` characters."""
    lines = clip(said(text.strip()), most).splitlines() or [""]
    return "\n".join(f"> {line}" for line in lines)


def day(when: date) -> str:
    """A day, named: "Tuesday 2 December"."""
    return f"{when:%A} {when.day} {when:%B}"


def moment(when: datetime, zone: str) -> str:
    """An instant on the reader's wall: "Tuesday 2 December, 09:30"."""
    wall = local.wall(when, zone)
    return f"{day(wall.date())}, {wall:%H:%M}"


def on_day(when: datetime, zone: str) -> str:
    return day(local.wall(when, zone).date())


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "Data", "Data and Ops", "Data, Models and Ops"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def minutes(count: int) -> str:
    """A length of time with its unit: "30 min", "2 hours", "3 days" (of eight hours)."""
    if count < 60:
        return f"{count} min"
    if count < 8 * 60:
        hours = count / 60
        return "1 hour" if hours == 1 else f"{hours:g} hours" if hours * 2 == int(hours * 2) else f"{count} min"
    days = round(count / (8 * 60))
    return "1 day" if days == 1 else f"{days} days"


def spelled(count: int) -> str:
    """A small number as a word."""
    return SPELLED[count] if count < len(SPELLED) else str(count)
