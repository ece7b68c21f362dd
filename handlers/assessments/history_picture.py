"""How somebody's own marks moved, as a picture: a row for each competency, a column for each time."""

from collections.abc import Sequence

from content.model.ladder import Competency
from growth import local
from growth.assessing import ORDER
from growth.facts import Assessment
from growth.history import Trail
from handlers.assessments.history_views import History
from handlers.framework import words
from handlers.shared import rating_words
from handlers.shared.pictures.picture import MarkColumn, MarkRows, Picture

TITLE = "How your own marks moved"
NOTHING_ADDED = "Your words about a moment, next to the level that you had then. Nothing is added up."
TIMES, ROWS = 5, 16  # that one picture holds


def marks(view: History) -> Picture:
    """The last few times, and those competencies of the newest one's ladder first whose marks moved last."""
    newest = view.rounds[0]
    times = [each for each in view.rounds if each.ladder == newest.ladder][:TIMES][::-1]
    trails = [trail for trail in view.trails if trail.ladder == newest.ladder and _marked_in(trail, times)][:ROWS]
    rows = [(_name(view, trail), [_place(each, trail) for each in times]) for trail in trails]
    columns = [MarkColumn(_when(view, each), _against(view, each)) for each in times]
    return Picture(
        name="marks",
        title=words.text(TITLE),
        sentence=words.text(NOTHING_ADDED),
        lines=[_line(name, row, columns) for name, row in rows],
        shows=MarkRows(columns, rows, [rating_words.word(rating) for rating in ORDER]),
    )


def _marked_in(trail: Trail, times: Sequence[Assessment]) -> bool:
    return any(_place(each, trail) is not None for each in times)


def _place(each: Assessment, trail: Trail) -> int | None:
    """The mark that a competency got this time, by its place among all; None where it got none."""
    found = [rated.rating for rated in each.ratings if rated.competency == trail.competency]
    return ORDER.index(found[0]) if found else None


def _name(view: History, trail: Trail) -> str:
    """What it is called now; where it is no longer on the ladder, as it was."""
    ladder = view.ladders.get(trail.ladder)
    known = ladder.find(Competency, trail.competency) if ladder else None
    return known.name if known else trail.last.name


def _when(view: History, each: Assessment) -> str:
    """The month of it with its year; the day where two are of one month."""
    days = [local.wall(x.finished_at or x.started_at, view.zone).date() for x in view.rounds]
    day = local.wall(each.finished_at or each.started_at, view.zone).date()
    alone = sum((x.year, x.month) == (day.year, day.month) for x in days) == 1
    return words.month(day, "MMM y" if alone else "d MMM y")


def _against(view: History, each: Assessment) -> str:
    ladder = view.ladders.get(each.ladder)
    level = [level.name for level in ladder.levels if level.id == each.level] if ladder else []
    return level[0] if level else each.level


def _line(name: str, row: Sequence[int | None], columns: Sequence[MarkColumn]) -> str:
    """Each mark with its time, and with the level where there were several."""
    several = len({column.heading for column in columns}) > 1
    told = [
        words.text(
            "{word} in {when}{against}",
            word=rating_words.word(ORDER[place]),
            when=column.when,
            against=words.text(" (next to {level})", level=column.heading) if several else "",
        )
        for place, column in zip(row, columns, strict=True)
        if place is not None
    ]
    return f"{name}: {', '.join(told)}"
