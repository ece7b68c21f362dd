"""A team's week, as numbers that give nobody away, and the words that people chose to share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from growth.audience import Reader, readable
from growth.facts import Answer, Kind, Manners, Pulse

WORTH = {Pulse.ROUGH: 1, Pulse.HARD: 2, Pulse.OKAY: 3, Pulse.GOOD: 4, Pulse.GREAT: 5}
NOTICEABLE = 0.5  # of a word's distance: less is "steady"


class Trend(StrEnum):
    UP = "up"
    STEADY = "steady"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole` people. Neither ever names anybody."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Member:
    """What the numbers need to know of one person on the team this week."""

    person_id: int
    areas: tuple[str, ...]
    expected: bool  # active, not away, not paused: counts in "6 of 7 in"
    answered: bool
    tried: bool
    pulse: Pulse | None
    pulse_before: Pulse | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a team's channel may be told. A part that is None or empty is not to be shown."""

    wins: tuple[Answer, ...]
    help: tuple[Answer, ...]
    words: tuple[Answer, ...]
    areas: tuple[tuple[str, int], ...]
    checked_in: Share | None
    tried: Share | None
    pulse: Trend | None
    away: int  # 0 when too few to be told

    @property
    def worth_posting(self) -> bool:
        """Whether somebody shared something. Numbers alone are no news."""
        return bool(self.wins or self.help or self.words)


def summarise(team_id: int, members: Sequence[Member], answers: Iterable[Answer], manners: Manners) -> Summary:
    """The team's period for its channel, with the floors for small groups applied.

    Counts under `manners.smallest_count` people, and a pulse with fewer than `manners.smallest_pulse` answers in either
    period, are left out.
    """
    shared = readable(Reader(team_id=team_id), answers)
    expected = [member for member in members if member.expected]
    return Summary(
        wins=tuple(a for a in shared if a.kind is Kind.WIN),
        help=tuple(sorted((a for a in shared if a.kind is Kind.HELP), key=lambda a: a.written_at)),
        words=tuple(a for a in shared if a.kind in (Kind.QUESTION, Kind.PLAN)),
        areas=_areas(members, manners),
        checked_in=_share([m.answered for m in expected], manners),
        tried=_share([m.tried for m in expected], manners),
        pulse=trend([m.pulse for m in members], [m.pulse_before for m in members], manners),
        away=_floored(len(members) - len(expected), manners),
    )


def _areas(members: Sequence[Member], manners: Manners) -> tuple[tuple[str, int], ...]:
    """Focus areas by how many people chose them, the most chosen first. One person may stand in three.

    A count of everybody would say it of each.
    """
    counts = Counter(area for member in members for area in set(member.areas))
    choosers = sum(1 for member in members if member.areas)
    shown = ((area, n) for area, n in counts.items() if manners.smallest_count <= n < choosers)
    return tuple(sorted(shown, key=lambda row: (-row[1], row[0])))


def _floored(count: int, manners: Manners) -> int:
    return count if count >= manners.smallest_count else 0


def _share(flags: Sequence[bool], manners: Manners) -> Share | None:
    """How many of how many; None for few, and for all: "5 of 5" says it of each of them."""
    part = sum(flags)
    return Share(part, len(flags)) if manners.smallest_count <= part < len(flags) else None


def trend(now: Iterable[Pulse | None], before: Iterable[Pulse | None], manners: Manners) -> Trend | None:
    """Up, steady or down between the medians of two periods; None unless both have enough answers."""
    values = [[WORTH[p] for p in period if p in WORTH] for period in (now, before)]
    if min(len(period) for period in values) < manners.smallest_pulse:
        return None
    change = median(values[0]) - median(values[1])
    if abs(change) < NOTICEABLE:
        return Trend.STEADY
    return Trend.UP if change > 0 else Trend.DOWN
