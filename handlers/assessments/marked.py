"""What is marked, as people read it: by category, against a level."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block

from content.model.ladder import Ladder
from growth import assessing, local
from growth.facts import Assessment, Rated
from handlers.framework import blocks, words
from handlers.shared.rating_words import RATINGS

NOTE = 500  # characters of one, as its form takes
GONE = "No longer on the ladder"


def level_name(ladder: Ladder, assessment: Assessment) -> str:
    """The name of the level that was looked at, where all descriptors were of one; else of the one it was meant for."""
    rated = {rated.competency for rated in assessment.ratings}
    asked = [assessing.asked(ladder, c, assessment.level) for c in ladder.competencies if c.id in rated]
    meant = [level for level in ladder.levels if level.id == assessment.level]
    names = [level.name for level in (asked if len(set(asked)) == 1 else meant)]
    return words.escape(names[0] if names else assessment.level)


def marks(ladder: Ladder, assessment: Assessment, zone: str) -> list[Block]:
    """What was marked, by category; of a short one then what stands from before, by the day it was marked."""
    before = assessing.taken_over(assessment)
    fresh = [rated for rated in assessment.ratings if rated not in before]
    by_day: dict[date, list[Rated]] = {}
    for rated in sorted(before, key=lambda rated: rated.rated_at, reverse=True):
        by_day.setdefault(local.wall(rated.rated_at, zone).date(), []).append(rated)
    stands = [blocks.section(f"*{_from(day)}*\n{_lines(ladder, found)}") for day, found in by_day.items()]
    return [*by_category(ladder, fresh), *stands]


def _from(day: date) -> str:
    return words.text("Stands from {day}", day=words.dated(day))


def by_category(ladder: Ladder, ratings: Sequence[Rated]) -> list[Block]:
    """What was marked, category by category, the surest first. Every mark stands under the name it was given to."""
    groups = grouped(ladder, ratings)
    return [blocks.section(f"*{words.escape(name)}*\n{_lines(ladder, found)}") for name, found in groups]


def grouped(ladder: Ladder, ratings: Sequence[Rated]) -> list[tuple[str, list[Rated]]]:
    """The marks under the name of their category, in the order of the ladder; those that left it come last."""
    of = {competency.id: competency.category for competency in ladder.competencies}
    headings = [*((category.id, category.name) for category in ladder.categories), (None, GONE)]
    ordered = assessing.in_order(ladder, ratings)
    groups = [(name, [r for r in ordered if of.get(r.competency) == category]) for category, name in headings]
    return [(name, found) for name, found in groups if found]


def with_notes(ladder: Ladder, ratings: Sequence[Rated]) -> list[Block]:
    """The same, and below each category what was noted with a mark, in quotes."""
    drawn: list[Block] = []
    for name, found in grouped(ladder, ratings):
        drawn.append(blocks.section(f"*{words.escape(name)}*\n{_lines(ladder, found)}"))
        drawn += [blocks.section(note(rated)) for rated in found if rated.note]
    return drawn


def note(rated: Rated) -> str:
    return f"{words.escape(rated.name)}\n{words.quote(rated.note, NOTE)}"


def _lines(ladder: Ladder, ratings: Sequence[Rated]) -> str:
    ordered = assessing.in_order(ladder, ratings)
    lines = [(word, [words.escape(r.name) for r in ordered if r.rating is rating]) for rating, word in RATINGS.items()]
    return "\n".join(f"{word}: {', '.join(names)}" for word, names in reversed(lines) if names)
