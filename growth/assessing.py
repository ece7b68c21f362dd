"""Looking at one competency after another: in which order, against what, where to go on, and two views side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.model.ladder import Competency, Ladder, Level
from growth import levels
from growth.facts import Assessment, Person, Rated, Rating

ORDER = list(Rating)
TALKED = 3  # talking points of two views


def walk(ladder: Ladder, only: Sequence[str] = ()) -> list[Competency]:
    """The competencies in the order in which they are looked at: category by category, as the ladder has them.

    Those of a short assessment `only`; all of them where it has none, or none that the ladder still has.
    """
    categories = [category.id for category in ladder.categories]
    asked = [competency for competency in ladder.competencies if competency.id in only] or ladder.competencies
    return sorted(asked, key=lambda competency: categories.index(competency.category))


def standing(assessments: Iterable[Assessment], ladder: Ladder, level: str) -> list[Rated]:
    """The marks that stand against a level, of the finished assessments alone, in the order of the ladder."""
    marks = newest((each for each in assessments if each.finished_at is not None), ladder, level)
    return in_order(ladder, (marks[competency.id] for competency in ladder.competencies if competency.id in marks))


def taken_over(assessment: Assessment) -> list[Rated]:
    """The marks of a short one that stand from before it."""
    return [rated for rated in assessment.ratings if assessment.scope and rated.rated_at < assessment.started_at]


def step(ladder: Ladder, competency_id: str, by: int, only: Sequence[str] = ()) -> Competency | None:
    """The competency `by` places after this one, or before it; None beyond either end, and for one that left."""
    order = walk(ladder, only)
    places = [place + by for place, competency in enumerate(order) if competency.id == competency_id]
    return order[places[0]] if places and 0 <= places[0] < len(order) else None


def described(ladder: Ladder) -> list[Level]:
    """The levels of which at least one competency says what it looks like there, lowest first."""
    named = {level for competency in ladder.competencies for level in competency.descriptors}
    return [level for level in ladder.levels if level.id in named]


def level_of(ladder: Ladder, person: Person) -> str:
    """The level somebody looks at themselves against: their own; the lowest described one while they are not sure."""
    return (levels.own(ladder, person) or described(ladder)[0]).id


def asked(ladder: Ladder, competency: Competency, level: str) -> Level:
    """The level whose descriptor counts: this one, or the nearest described below it, or else the lowest described.

    What a level asks for adds to what those below ask for, so that a lower descriptor holds at a higher level too.
    """
    there = [found for found in ladder.levels if found.id in competency.descriptors]
    way = ladder.way(level) if ladder.find(Level, level) else ()
    reached = [found for found in there if found in way]
    return reached[-1] if reached else there[0]


def going_on(ladder: Ladder, assessment: Assessment) -> Competency:
    """Where an assessment goes on: after the furthest competency that is rated in it."""
    order = walk(ladder, assessment.scope)
    rated = {rated.competency for rated in assessment.ratings}
    furthest = max((place for place, competency in enumerate(order) if competency.id in rated), default=-1)
    return order[min(furthest + 1, len(order) - 1)]


def through(ladder: Ladder, assessment: Assessment) -> bool:
    """Whether the last competency that it asks about is rated, so that it is to be looked through."""
    return walk(ladder, assessment.scope)[-1].id in {rated.competency for rated in assessment.ratings}


def unfinished(assessments: Iterable[Assessment], ladder: Ladder, level: str | None = None) -> Assessment | None:
    """The newest that was begun on the ladder as it is now, and has a rating; against this level where one is given.

    A short one is begun anew, or gone on with, by asking for it.
    """
    for assessment in assessments:
        here = (assessment.ladder, assessment.ladder_version) == (ladder.id, ladder.version)
        whole = assessment.finished_at is None and assessment.ratings and not assessment.scope
        if here and whole and level in (None, assessment.level):
            return assessment
    return None


def finished(assessments: Iterable[Assessment]) -> Assessment | None:
    """The one that was finished last."""
    done = [(found.finished_at, found.id, found) for found in assessments if found.finished_at is not None]
    return max(done)[2] if done else None


def newest(assessments: Iterable[Assessment], ladder: Ladder, level: str | None = None) -> dict[str, Rated]:
    """The newest rating of each competency on a ladder, whichever assessment it stands in; against one level alone."""
    found: dict[str, Rated] = {}
    for assessment in assessments:
        if assessment.ladder == ladder.id and level in (None, assessment.level):
            for rated in assessment.ratings:
                if rated.competency not in found or rated.rated_at > found[rated.competency].rated_at:
                    found[rated.competency] = rated
    return found


def getting_there(assessments: Iterable[Assessment], ladder: Ladder) -> frozenset[str]:
    """The competencies that are marked so in the newest ratings."""
    ratings = newest(assessments, ladder)
    return frozenset(found for found, rated in ratings.items() if rated.rating is Rating.GETTING_THERE)


@dataclass(frozen=True, slots=True)
class Pair:
    """One competency as two people see it, under the name it has in the first one's view."""

    name: str
    first: Rating
    second: Rating
    notes: tuple[str, str] = ("", "")  # what each of the two has seen of it

    @property
    def apart(self) -> int:
        """How many words lie between the two; 0 where they agree."""
        return abs(ORDER.index(self.first) - ORDER.index(self.second))


def pairs(ladder: Ladder, first: Assessment, second: Assessment) -> list[Pair]:
    """What both of them rated: where they differ first, the widest apart on top, then in the order of the ladder."""
    others = {rated.competency: rated for rated in second.ratings}
    mine = [(r, others[r.competency]) for r in in_order(ladder, first.ratings) if r.competency in others]
    both = [Pair(my.name, my.rating, their.rating, (my.note, their.note)) for my, their in mine]
    return sorted(both, key=lambda pair: -pair.apart)


def talking_points(found: Sequence[Pair]) -> list[Pair]:
    """Of what both rated, in its order: the few that are furthest apart; where nothing is, the first."""
    apart = [pair for pair in found if pair.apart]
    return apart[:TALKED] or list(found[:1])


def one_sided(ladder: Ladder, first: Assessment, second: Assessment) -> list[Rated]:
    """What only one of the two rated."""
    mine, theirs = ({rated.competency for rated in view.ratings} for view in (first, second))
    every = {rated.competency: rated for rated in (*first.ratings, *second.ratings)}.values()
    return [rated for rated in in_order(ladder, every) if rated.competency in mine ^ theirs]


def in_order(ladder: Ladder, ratings: Iterable[Rated]) -> list[Rated]:
    """Ratings in the order of the ladder; what has left it comes last."""
    order = {competency.id: place for place, competency in enumerate(walk(ladder))}
    return sorted(ratings, key=lambda rated: order.get(rated.competency, len(order)))
