"""The questions that come back: which one is due, and what the answers make in a row. Nobody is asked unasked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from content.model.ladder import Ladder
from content.model.offers import Measure
from growth import local, shift
from growth.facts import Measurement, Person
from growth.summary import Trend

MOST_POINTS = 6
SILENCES = 2


@dataclass(frozen=True, slots=True)
class Course:
    """The answers to one measure, oldest first, and where they went; no trend from a single one."""

    points: tuple[Measurement, ...]
    trend: Trend | None


def due(ladder: Ladder, person: Person, measurements: Sequence[Measurement], today: date) -> Measure | None:
    """The measure to ask this person about on a day of theirs: only of those who practise the way to the level above.

    Each comes every so many ISO weeks, counted from when it was asked last. One that was left without an answer twice
    in a row, or that the person asked not to be asked, rests until they answer it by themselves.
    """
    if shift.chosen(ladder, person) is None:
        return None
    for measure in at_level(ladder, person):
        mine = of(ladder, measure, measurements)
        if not rests(mine) and current(measure, mine, person, today=today) is None:
            return measure
    return None


def at_level(ladder: Ladder, person: Person) -> list[Measure]:
    """The measures for the person's level."""
    return [measure for measure in ladder.measures if not measure.levels or person.level in measure.levels]


def of(ladder: Ladder, measure: Measure, measurements: Iterable[Measurement]) -> list[Measurement]:
    """The times that a measure of the ladder was asked for, newest first."""
    mine = [m for m in measurements if (m.ladder, m.measure) == (ladder.id, measure.id)]
    return sorted(mine, key=lambda m: (m.asked_at, m.id), reverse=True)


def rests(mine: Sequence[Measurement]) -> bool:
    """Whether a measure is not to be asked by itself. `mine` are its measurements, newest first."""
    if not mine:
        return False
    return ended(mine[0]) or (len(mine) >= SILENCES and all(m.value is None for m in mine[:SILENCES]))


def ended(measurement: Measurement) -> bool:
    """Whether the person said that they do not want to be asked."""
    return measurement.answered_at is not None and measurement.value is None


def current(measure: Measure, mine: Sequence[Measurement], person: Person, *, today: date) -> Measurement | None:
    """The newest measurement, as long as its weeks are not over: what an answer of today belongs to."""
    if not mine:
        return None
    asked = local.wall(mine[0].asked_at, person.zone).date()
    return mine[0] if local.weeks_between(asked, today) < measure.weeks else None


def course(mine: Sequence[Measurement]) -> Course | None:
    """The last few answers, and whether the newest is above the oldest of them. None where there is no answer."""
    answered = [m for m in mine if m.value is not None][:MOST_POINTS]
    if not answered:
        return None
    return Course(tuple(reversed(answered)), _trend([m.value or 0 for m in answered]) if len(answered) > 1 else None)


def _trend(values: Sequence[int]) -> Trend:
    """Of values that stand newest first."""
    if values[0] == values[-1]:
        return Trend.STEADY
    return Trend.UP if values[0] > values[-1] else Trend.DOWN
