"""What a team covers, as a picture: how many are at which level of each competency, time beside time."""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

from content.model.ladder import Competency, Ladder, Level
from growth import local
from growth.coverage import Covered, Together
from growth.summary import Numbers, Portion
from handlers.framework import words
from handlers.shared.pictures.picture import Heat, Picture

PICTURE = "assessments.coverage_picture"
TITLE = "What the team covers"
INEXACT = (
    "A number is about so many people, counted at the level that they say they meet. A wide field holds levels that "
    "are told together; a dot is fewer than {floor}. Inexact on purpose, so that it points at nobody."
)
UP_TO, ON_THE_WAY, FROM_TO = "up to {level}", "on the way to {level}", "{first} to {last}"
ANYWHERE = "at all levels together"
TRIED, CHOSEN = "Tried a step: {said}.", "Most chosen: {said}."
PORTIONS = {Portion.SOME: "some", Portion.HALF: "about half", Portion.MOST: "most"}
TIMES, ROWS = 3, 20  # that one picture holds
PERIODS = 7  # so many have three draws in them

Periods = Sequence[tuple[datetime, Numbers]]
Draws = Sequence[tuple[datetime, Covered]]


def covered(ladder: Ladder, found: Draws, periods: Periods, *, floor: int) -> Picture:
    """The competencies of the ladder, those that are least far first; the oldest time first. At least one is there.

    What was tried and chosen in the `periods` stands below.
    """
    newest = found[-1][1]
    shown = [each for each in found if each[1].levels == newest.levels][-TIMES:]
    by_time = [dict(told.rows) for _, told in shown]
    order = least_first(ladder, newest)[:ROWS]
    columns = [name(ladder, newest, place) for place in range(len(newest.levels))]
    beside = [*_tried(periods), *_chosen(ladder, periods)]
    return Picture(
        name="coverage",
        title=words.text(TITLE),
        sentence=" ".join([*beside, words.text(INEXACT, floor=floor)]),
        lines=[_line(ladder, each, shown) for each in order],
        shows=Heat(
            whens=[when(began) for began, _ in shown],
            places=columns,
            rows=[
                (
                    ladder.competency(each).name,
                    [[(t.first, t.last, t.count) for t in rows.get(each, ())] for rows in by_time],
                )
                for each in order
            ],
            most=max(told.shared for _, told in shown),
        ),
    )


def least_first(ladder: Ladder, told: Covered) -> list[str]:
    """What the ladder still has of it, by how far those are of whom something is told, the least far first.

    Last comes that of which nothing is told.
    """
    far = {each: _far(row) for each, row in told.rows if ladder.find(Competency, each)}
    return sorted(far, key=lambda each: far[each])


def _far(row: Sequence[Together]) -> float:
    people = sum(together.count for together in row)
    return sum(t.count * (t.first + t.last) / 2 for t in row) / people if people else math.inf


def name(ladder: Ladder, told: Covered, place: int) -> str:
    """A level by its name, as that is now; before the first it is the way there."""
    if place == 0:
        return words.text(ON_THE_WAY, level=name(ladder, told, 1))
    found = ladder.find(Level, told.levels[place])
    return found.name if found else told.levels[place]


def row(ladder: Ladder, told: Covered, competency: str) -> str:
    """What is told of one competency: "3 at Junior, 4 from Senior to Seasoned"."""
    said = [f"{t.count} {_where(ladder, told, t)}" for t in dict(told.rows).get(competency, ())]
    return ", ".join(said)


def _where(ladder: Ladder, told: Covered, together: Together) -> str:
    last = name(ladder, told, together.last)
    if together.first == together.last:
        return last
    if together.first == 0 and together.last == len(told.levels) - 1:
        return words.text(ANYWHERE)
    if together.first == 0:
        return words.text(UP_TO, level=last)
    return words.text(FROM_TO, first=name(ladder, told, together.first), last=last)


def _line(ladder: Ladder, competency: str, shown: Draws) -> str:
    said = [
        words.text("{said} (from {when})", said=row(ladder, told, competency), when=when(began))
        for began, told in shown
        if row(ladder, told, competency)
    ]
    return f"{ladder.competency(competency).name}: {'; '.join(said) or words.text('not told')}"


def when(began: datetime) -> str:
    return words.short_day(local.wall(began, "UTC").date())


def _tried(periods: Periods) -> Iterable[str]:
    said = [f"{words.text(PORTIONS[n.tried])} ({when(began)})" for began, n in periods if n.tried]
    return [words.text(TRIED, said=", ".join(said))] if said else []


def _chosen(ladder: Ladder, periods: Periods) -> Iterable[str]:
    names = ladder.focuses()
    said = [
        f"{words.listed([names.get(area, area) for area in numbers.areas])} ({when(began)})"
        for began, numbers in periods
        if numbers.areas
    ]
    return [words.text(CHOSEN, said=", ".join(said))] if said else []
