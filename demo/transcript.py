"""The story as something to read: what each person saw and did, day by day, on their own clock."""

from textwrap import wrap

from demo.cast import CHANNEL, ROLES, workspace
from demo.story import SeenMessage
from growth import local
from handlers.framework import words

WIDTH = 100
MARGIN = 20
SMALL_PRINT = ("Only you see", "Who sees what:", "Kept for you.", "---")


class Transcript:
    """Turns what happened into lines: every message whole, less its small print."""

    def __init__(self) -> None:
        self._day = ""

    def lines(self, seen: SeenMessage) -> list[str]:
        """What to print of one thing that happened."""
        wall = local.wall(seen.at, seen.zone)
        day = words.day(local.wall(seen.at, "UTC").date())
        heading = [] if day == self._day else ["", f"── {day} {'─' * (WIDTH - len(day) - 4)}", ""]
        self._day = day
        place = seen.zone.rpartition("/")[2].replace("_", " ")
        stamp = f"{wall:%a %H:%M} {place}"
        return [*heading, *self._told(seen, stamp)]

    def _told(self, seen: SeenMessage, stamp: str) -> list[str]:
        if seen.did:
            first, *rest = seen.text.splitlines()
            return [
                *_hang(f"{stamp}", f"{seen.who.title()} {first}"),
                *(line for text in rest for line in _hang("", f"  {text}")),
            ]
        reader = f"#{CHANNEL}" if seen.where else seen.who.title()
        shown = [line for line in seen.text.splitlines() if line and not line.startswith(SMALL_PRINT)]
        verb = "now reads" if seen.redrawn else "reads"
        return [*_hang(stamp, f"{reader} {verb}"), *(out for line in shown for out in _hang("", f"│ {line}")), ""]


def opening(weeks: int) -> list[str]:
    """Who is who, before it begins."""
    lines = [f"{weeks} weeks of a team with Trellis. Each line is on the reader's own clock.", ""]
    for member in workspace().members:
        role = ROLES[member.name]
        place = member.tz.rpartition("/")[2].replace("_", " ")
        areas = " and ".join(role.areas)
        about = f"{member.title}, in {place}. {role.level}, {areas}, {role.rhythm.lower()}."
        lines += _hang(member.real_name, about)
    return lines


def _hang(stamp: str, text: str) -> list[str]:
    """A line with what belongs to it indented below."""
    indent = " " * (MARGIN + 2)
    hanging = indent + ("│ " if text.startswith("│") else "  ")
    return wrap(text, WIDTH, initial_indent=f"{stamp:<{MARGIN}}  ", subsequent_indent=hanging) or [""]
