"""What a team covers over time, as a picture: a row for each competency, a column for each quarter."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel

from content.model.ladder import Competency, Ladder
from growth import local
from growth.coverage import Coverage, Covered
from handlers.framework import words
from handlers.shared.pictures.picture import MarkColumn, MarkRows, Picture

PICTURE = "assessments.coverage_picture"
TITLE = "What the team covers"
INEXACT = (
    "How many who shared it with you see themselves there or beyond, next to their own level. Fewer than {floor} are "
    "never counted, nor how many are left where that are fewer."
)
FEW, SOME, HALF, MOST = "fewer than {floor}", "some", "half or more", "nearly all"
QUARTERS, ROWS = 4, 16  # that one picture holds


class CoverageRef(BaseModel):
    """Which team's coverage, on which ladder."""

    ladder: str


def covered(ladder: Ladder, found: Sequence[tuple[datetime, Coverage]], *, zone: str, floor: int) -> Picture:
    """The competencies of the ladder, those that fewest are in now first; at least one time is there."""
    newest = found[-1][1]
    first = sorted(newest.competencies, key=lambda c: (_place(c, newest.whole), c.count or c.at_least or 0))[:ROWS]
    columns = [MarkColumn(_when(moment, zone), str(cover.whole)) for moment, cover in found]
    rows = [(each.competency, [_at(each.competency, cover) for _, cover in found]) for each in first]
    named = [(_name(ladder, competency), those) for competency, those in rows]
    places = [
        (name, [_place(c, cover.whole) for c, (_, cover) in zip(those, found, strict=True)]) for name, those in named
    ]
    return Picture(
        name="coverage",
        title=words.text(TITLE),
        sentence=words.text(INEXACT, floor=floor),
        lines=[_line(name, those, columns, floor=floor) for name, those in named],
        shows=MarkRows(
            [MarkColumn(column.when, words.text("of {whole}", whole=column.heading)) for column in columns],
            places,
            [words.text(FEW, floor=floor), *(words.text(each) for each in (SOME, HALF, MOST))],
        ),
    )


def _when(moment: datetime, zone: str) -> str:
    return words.month(local.wall(moment, zone).date(), "MMM y")


def _name(ladder: Ladder, competency: str) -> str:
    known = ladder.find(Competency, competency)
    return known.name if known else competency


def _at(competency: str, cover: Coverage) -> Covered:
    return next(c for c in cover.competencies if c.competency == competency)


def _place(told: Covered, whole: int) -> int:
    if told.fewer_than:
        return 0
    return 3 if told.at_least else 2 if 2 * (told.count or 0) >= whole else 1


def _line(name: str, told: Sequence[Covered], columns: Sequence[MarkColumn], *, floor: int) -> str:
    said = [
        words.text("{count} of {whole} in {when}", count=_count(each, floor), whole=column.heading, when=column.when)
        for each, column in zip(told, columns, strict=True)
    ]
    return f"{name}: {words.listed(said)}"


def _count(told: Covered, floor: int) -> str:
    if told.fewer_than:
        return words.text(FEW, floor=floor)
    return words.text("{at_least} or more", at_least=told.at_least) if told.at_least else str(told.count)
