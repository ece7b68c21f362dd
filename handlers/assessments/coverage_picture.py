"""What a team covers over time, as a picture: a row for each competency, a column for each period of four weeks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from content.model.ladder import Competency, Ladder
from growth import local
from growth.summary import Covered, Numbers, Portion
from handlers.framework import words
from handlers.shared.pictures.picture import MarkColumn, MarkRows, Picture

PICTURE = "assessments.coverage_picture"
TITLE = "The team, four weeks each"
INEXACT = (
    "How many of the team see themselves there or beyond, next to their own level, by what they shared with you, and "
    "how many tried a step. Inexact on purpose, so that it points at nobody."
)
SCALE = ("fewer than {floor}", "some", "about half", "most")
PLACES: Mapping[Portion | None, int] = {None: 0, Portion.SOME: 1, Portion.HALF: 2, Portion.MOST: 3}
TRIED = "Tried a step"
CHOSEN = "Most chosen"
PERIODS, ROWS = 6, 20  # that one picture holds

Periods = Sequence[tuple[datetime, Numbers, Covered]]


def covered(ladder: Ladder, found: Periods, *, floor: int) -> Picture:
    """The competencies of the ladder, those that fewest are in now first, then what was tried; the oldest period first.

    At least one period is there. What was chosen is in the words: it is a name, and no number.
    """
    columns = [MarkColumn(_when(began), "") for began, _, _ in found]
    by_period = [dict(told.portions) for _, _, told in found]
    order = sorted(by_period[-1], key=lambda each: PLACES[by_period[-1][each]])[: ROWS - 1]
    rows = [(_name(ladder, each), [PLACES[told.get(each)] for told in by_period]) for each in order]
    rows.append((words.text(TRIED), [PLACES[numbers.tried] for _, numbers, _ in found]))
    scale = [words.text(each, floor=floor) for each in SCALE]
    return Picture(
        name="coverage",
        title=words.text(TITLE),
        sentence=words.text(INEXACT),
        lines=[*(_line(name, places, columns, scale) for name, places in rows), *_chosen(ladder, found)],
        shows=MarkRows(columns, rows, scale),
    )


def _when(began: datetime) -> str:
    return words.short_day(local.wall(began, "UTC").date())


def _name(ladder: Ladder, competency: str) -> str:
    known = ladder.find(Competency, competency)
    return known.name if known else competency


def _line(name: str, places: Sequence[int], columns: Sequence[MarkColumn], scale: Sequence[str]) -> str:
    said = [
        words.text("{count} from {when}", count=scale[place], when=column.when)
        for place, column in zip(places, columns, strict=True)
    ]
    return f"{name}: {words.listed(said)}"


def _chosen(ladder: Ladder, found: Periods) -> list[str]:
    names = ladder.focuses()
    said = [
        words.text(
            "{areas} from {when}", areas=words.listed([names.get(a, a) for a in numbers.areas]), when=_when(began)
        )
        for began, numbers, _ in found
        if numbers.areas
    ]
    return [f"{words.text(CHOSEN)}: {words.listed(said)}"] if said else []
