"""What a team's channel is told: the words that people chose to share, and numbers that find nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from growth.audience import Reader, readable
from growth.blur import blurred
from growth.coverage import Covered
from growth.facts import Answer, Kind, Manners, Pulse, Win
from growth.once import once

WORTH = {Pulse.ROUGH: 1, Pulse.HARD: 2, Pulse.OKAY: 3, Pulse.GOOD: 4, Pulse.GREAT: 5}
NOTICEABLE = 3  # so many more people better than worse, and a third of the team, are a trend; less is "steady"
MOST_AREAS = 2


class Trend(StrEnum):
    UP = "up"
    STEADY = "steady"
    DOWN = "down"


class Portion(StrEnum):
    """How many of a team, as a word."""

    SOME = "some"
    HALF = "half"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class Teammate:
    """What the numbers need to know of one person who was on the team when the period began."""

    person_id: int
    areas: tuple[str, ...] = ()
    answered: bool = False
    tried: bool = False
    pulse: Pulse | None = None
    pulse_before: Pulse | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A team's period without its words. A part that is None or empty is not to be shown."""

    checked_in: Portion | None = None
    tried: Portion | None = None
    areas: tuple[str, ...] = ()  # the ids of what most people chose, the most chosen first
    pulse: Trend | None = None
    covered: Covered | None = None  # for whoever led the team then, and for no channel


@dataclass(frozen=True, slots=True)
class Summary:
    """What a team's channel may be told. Wins are those that people keep, and what they did as a check-in says it."""

    wins: tuple[Answer | Win, ...]
    help: tuple[Answer, ...]
    words: tuple[Answer, ...]
    numbers: Numbers

    @property
    def worth_posting(self) -> bool:
        """Whether somebody shared something. Numbers alone are no news."""
        return bool(self.wins or self.help or self.words)


def summarise(reader: Reader, items: Iterable[Answer | Win], numbers: Numbers) -> Summary:
    """The team's week for its channel, which is the reader: what it may read, and the numbers told with that."""
    shared = once(readable(reader, items))
    answers = [item for item in shared if isinstance(item, Answer)]
    return Summary(
        wins=tuple(item for item in shared if item.kind is Kind.WIN),
        help=tuple(sorted((a for a in answers if a.kind is Kind.HELP), key=lambda a: a.written_at)),
        words=tuple(a for a in answers if a.kind in (Kind.QUESTION, Kind.OUTCOME, Kind.PLAN)),
        numbers=numbers,
    )


def count(members: Sequence[Teammate], areas: Sequence[str], manners: Manners, chance: Random) -> Numbers:
    """A closed period of a team, to be drawn once and then kept: who asks twice must not get two draws.

    `members` are those who were on the team when the period began, whatever they did in it: how many they are is known
    to all of them. `areas` are all that could be told of, chosen by somebody or not. Teams under
    `manners.smallest_pulse` get no numbers. Knowing everything of everybody but one, and all that is returned here,
    leaves both answers to "did they?" possible: their odds move by `blur.ODDS` at most for each question, and by its
    square for how it goes.
    """
    if len(members) < manners.smallest_pulse:
        return Numbers()
    return Numbers(
        checked_in=portion([m.answered for m in members], manners, chance),
        tried=portion([m.tried for m in members], manners, chance),
        areas=_areas(members, areas, manners, chance),
        pulse=trend([(m.pulse_before, m.pulse) for m in members], manners, chance),
    )


def portion(flags: Sequence[bool], manners: Manners, chance: Random) -> Portion | None:
    """How many of them, in a word; None for fewer than `manners.smallest_count`, as chance has it."""
    part = blurred(sum(flags), chance)
    if part < manners.smallest_count:
        return None
    if 3 * part >= 2 * len(flags):
        return Portion.MOST
    return Portion.HALF if 3 * part >= len(flags) else Portion.SOME


def _areas(members: Sequence[Teammate], areas: Sequence[str], manners: Manners, chance: Random) -> tuple[str, ...]:
    """The areas that most chose. Each is counted, chosen or not: one that could only be there by choice would tell."""
    counts = {area: blurred(sum(area in m.areas for m in members), chance) for area in areas}
    enough = [area for area in areas if counts[area] >= manners.smallest_count]
    return tuple(sorted(enough, key=lambda area: -counts[area])[:MOST_AREAS])


def trend(pulses: Sequence[tuple[Pulse | None, Pulse | None]], manners: Manners, chance: Random) -> Trend | None:
    """Whether more people said better than worse, of (before, now) for each of the team; None for few with both.

    One person counts one step up or down, however far their word moved. The odds of what they said move by
    `blur.ODDS` squared at most: up and down are two steps apart, and to say nothing is a step in both counts.
    """
    both = [(WORTH[before], WORTH[now]) for before, now in pulses if before in WORTH and now in WORTH]
    people = blurred(len(both), chance)
    change = blurred(sum((now > before) - (now < before) for before, now in both), chance)
    if people < manners.smallest_pulse:
        return None
    if 3 * abs(change) < max(3 * NOTICEABLE, len(pulses)):
        return Trend.STEADY
    return Trend.UP if change > 0 else Trend.DOWN
