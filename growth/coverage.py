"""What a team covers, from the self-assessments its people shared with their manager: numbers that find nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from content.model.ladder import Ladder
from growth.assessing import walk
from growth.facts import Assessment, Manners, Rating

REACHED = (Rating.THERE, Rating.BEYOND)


@dataclass(frozen=True, slots=True)
class Covered:
    """How many see themselves there or beyond in one competency: one of the three is told."""

    competency: str
    count: int | None = None
    fewer_than: int | None = None
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The competencies of a ladder in its order, out of `whole` people who shared."""

    whole: int
    competencies: tuple[Covered, ...]


def enough(manners: Manners) -> int:
    """How many must have shared: then a count that is not told may still be any of `manners.smallest_count` numbers."""
    return 2 * manners.smallest_count - 1


def cover(ladder: Ladder, assessments: Iterable[Assessment], manners: Manners) -> Coverage | None:
    """What people say of themselves on this ladder, by the newest view of each; None where too few shared.

    The manager knows who shared, so that a count also tells how many are left. It is told only where neither of the two
    is under `manners.smallest_count`, and else on which side it lies: that it is nobody or everybody is never told.
    What changes between two looks is not hidden: each of these views was shared with this reader by name.
    """
    own = sorted(
        (found for found in assessments if found.own and found.ladder == ladder.id), key=lambda found: found.id
    )
    views = {found.author.id: found for found in own}.values()
    if len(views) < enough(manners):
        return None
    reached = [{rated.competency for rated in view.ratings if rated.rating in REACHED} for view in views]
    counts = {competency.id: sum(competency.id in there for there in reached) for competency in walk(ladder)}
    told = tuple(_told(competency, count, len(views), manners.smallest_count) for competency, count in counts.items())
    return Coverage(len(views), told)


def over_time(
    ladder: Ladder, assessments: Sequence[Assessment], moments: Sequence[datetime], manners: Manners
) -> list[tuple[datetime, Coverage]]:
    """What people covered at each of these moments, by what they had finished by then; only where enough had.

    A column is told by the rule of `cover`. What differs between two of them is in the views themselves, each of which
    was shared with this reader by name.
    """
    finished = [(moment, [a for a in assessments if a.finished_at and a.finished_at <= moment]) for moment in moments]
    every = [(moment, cover(ladder, then, manners)) for moment, then in finished]
    return [(moment, found) for moment, found in every if found is not None]


def _told(competency: str, count: int, whole: int, floor: int) -> Covered:
    if count < floor:
        return Covered(competency, fewer_than=floor)
    if whole - count < floor:
        return Covered(competency, at_least=whole - floor + 1)
    return Covered(competency, count=count)
