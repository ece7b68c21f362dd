"""Depth against breadth as a picture."""

from content.model.ladder import Ladder
from growth.evidence import Evidence
from handlers.framework import words
from handlers.ladders import chart
from handlers.shared.pictures.picture import Bar, Bars, Picture

TITLE = "Steps you did, by area"
NONE = "no step yet"


def depth_and_breadth(ladder: Ladder, evidence: Evidence) -> Picture:
    """The steps in each area, the sentence below them that of the words. There is one step at least."""
    rows = [
        Bar(ladder.area(area).name, count, chart.steps(count) if count else words.text(NONE))
        for area, count in evidence.areas.items()
    ]
    return Picture(
        name="depth-and-breadth",
        title=words.text(TITLE),
        sentence=chart.sentence(ladder, evidence),
        lines=[f"{row.name}: {row.said}" for row in rows],
        shows=Bars(rows),
    )
