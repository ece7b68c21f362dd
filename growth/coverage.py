"""What the people of a team say they are there in, to whoever leads it: gathered for numbers that find nobody."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from growth import audience
from growth.assessing import finished
from growth.audience import Reader
from growth.facts import Assessment, Manners, Rating

REACHED = (Rating.THERE, Rating.BEYOND)


def enough(manners: Manners) -> int:
    """How many must have shared before anything is told of it: who shared is known to the reader by name."""
    return 2 * manners.smallest_count - 1


def reached(
    assessments: Iterable[Assessment], reader: Reader, ladder: str, until: datetime
) -> Mapping[int, frozenset[str]]:
    """Where each person sees themselves there or beyond, by the newest view before then that the reader may read."""
    views: dict[int, list[Assessment]] = {}
    for each in audience.readable(reader, assessments):
        if each.own and each.ladder == ladder and each.finished_at is not None and each.finished_at < until:
            views.setdefault(each.author.id, []).append(each)
    newest = {person: view for person, every in views.items() if (view := finished(every)) is not None}
    return {
        person: frozenset(rated.competency for rated in view.ratings if rated.rating in REACHED)
        for person, view in newest.items()
    }
