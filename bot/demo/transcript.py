"""The story as something to read: what each person saw and did, day by day, on their own clock."""

from textwrap import wrap

from bot.demo.cast import CHANNEL
from bot.demo.story import Seen
from growth import local
from handlers import blocks

WIDTH = 100
MARGIN = 20
SMALL_PRINT = ("Only you see", "Who sees what:", "Why this one:", "Kept for you.", "---")


class Transcript:
    """Turns what happened into lines. A message that was only drawn anew is told in the lines that are new in it."""

    def __init__(self) -> None:
        self._day = ""
        self._faces: dict[str, set[str]] = {}

    def lines(self, seen: Seen) -> list[str]:
        """What to print of one thing that happened."""
        wall = local.wall(seen.at, seen.zone)
        day = blocks.day(local.wall(seen.at, "UTC").date())
        heading = [] if day == self._day else ["", f"── {day} {'─' * (WIDTH - len(day) - 4)}", ""]
        self._day = day
        place = seen.zone.rpartition("/")[2].replace("_", " ")
        stamp = f"{wall:%a %H:%M} {place}"
        return [*heading, *self._told(seen, stamp)]

    def _told(self, seen: Seen, stamp: str) -> list[str]:
        if seen.did:
            first, *rest = seen.text.splitlines()
            return [
                *_hang(f"{stamp}", f"{seen.who.title()} {first}"),
                *(line for text in rest for line in _hang("", f"  {text}")),
            ]
        reader = f"#{CHANNEL}" if seen.where else seen.who.title()
        body = self._news(seen) if seen.redrawn else seen.text.splitlines()
        shown = [line for line in body if line and not line.startswith(SMALL_PRINT)]
        self._faces.setdefault(seen.who, set()).update(seen.text.splitlines())
        if not shown:
            return []
        verb = "now reads" if seen.redrawn else "reads"
        return [*_hang(stamp, f"{reader} {verb}"), *(out for line in shown for out in _hang("", f"│ {line}")), ""]

    def _news(self, seen: Seen) -> list[str]:
        before = self._faces.get(seen.who, set())
        return [line for line in seen.text.splitlines() if line not in before]


def _hang(stamp: str, text: str) -> list[str]:
    """A line with what belongs to it indented below."""
    indent = " " * (MARGIN + 2)
    hanging = indent + ("│ " if text.startswith("│") else "  ")
    return wrap(text, WIDTH, initial_indent=f"{stamp:<{MARGIN}}  ", subsequent_indent=hanging) or [""]
