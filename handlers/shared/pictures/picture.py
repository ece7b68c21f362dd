"""What a picture shows, before anybody draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
TITLE, LABEL, POINTS = 50, 20, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One of several amounts: what it is of, how much, and that in words with its unit."""

    name: str
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts side by side."""

    rows: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One of several shares in a row, 0 to 100: when it was, and what was said of it."""

    when: str
    percent: int
    said: str


@dataclass(frozen=True, slots=True)
class Shares:
    """A share over time, the oldest first."""

    points: Sequence[SharePoint]


@dataclass(frozen=True, slots=True)
class MarkColumn:
    """One time at which all rows were marked: when, and under which heading. Marks compare under the same one only."""

    when: str
    heading: str


@dataclass(frozen=True, slots=True)
class MarkRows:
    """Marks over time: a row for each name with one mark for each column, as a place in `scale`; None for no mark."""

    columns: Sequence[MarkColumn]
    rows: Sequence[tuple[str, Sequence[int | None]]]
    scale: Sequence[str]  # in words, the least first


Field = tuple[int, int, int]  # the first place and the last of those that are told together, and how many are there


@dataclass(frozen=True, slots=True)
class Heat:
    """How many are at which place of a scale, time beside time: of each row, and of each time, what is told of it."""

    whens: Sequence[str]  # the oldest first
    places: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Sequence[Field]]]]
    most: int  # as many as there can be in one field


Shown = Bars | Shares | MarkRows | Heat


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its title, one sentence about it, and the same as lines of words; all of it as plain text.

    `name` is that of its file, without an ending.
    """

    name: str
    title: str
    sentence: str
    lines: Sequence[str]
    shows: Shown

    @property
    def words(self) -> str:
        """All that it says, for somebody who does not see it."""
        return "\n".join(filter(None, (f"{self.title}.", *self.lines, self.sentence)))

    @property
    def texts(self) -> str:
        """Every text that is drawn."""
        return "".join((self.title, self.sentence, *self._labels()))

    def _labels(self) -> Iterator[str]:
        match self.shows:
            case Bars(rows):
                yield from (text for row in rows for text in (row.name, row.said))
            case Shares(points):
                yield from (text for point in points for text in (point.when, point.said))
            case MarkRows(columns, rows, scale):
                yield from (text for column in columns for text in (column.when, column.heading))
                yield from (name for name, _ in rows)
                yield from scale
            case Heat(whens, places, rows):
                yield from (*whens, *places, *(name for name, _ in rows))


def chart(picture: Picture) -> dict[str, Any] | None:
    """Slack's own block for it; None where that cannot show it as it is.

    It has no scale in words, and lines that lie on top of each other hide one another: marks are no chart of Slack's.
    """
    match picture.shows:
        case Bars(rows):
            kind, series = "bar", [(row.name, row.count) for row in rows]
        case Shares(points):
            kind, series = "line", [(point.when, point.percent) for point in points]
        case MarkRows() | Heat():
            return None
    names = [name for name, _ in series]
    if len(picture.title) > TITLE or len(set(names)) < len(names) or len(names) > POINTS:
        return None
    if any(len(name) > LABEL for name in names):
        return None
    data = [{"label": name, "value": value} for name, value in series]
    unit = "Steps" if kind == "bar" else "%"
    return {
        "type": "data_visualization",
        "title": picture.title,
        "chart": {
            "type": kind,
            "series": [{"name": unit, "data": data}],
            "axis_config": {"categories": names, "y_label": unit},
        },
    }
