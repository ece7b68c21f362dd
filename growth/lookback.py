"""The look back of each quarter: when it comes, and what of three months somebody sees of themselves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from content.model.ladder import Expectation, Ladder
from growth import assessing, carrying, evidence, levels, local, short_look
from growth.facts import LOOK_BACK, Answer, Assessment, Person, Rated, Rating, Round, Step, StepState, Win

WEEKS = 13
LENGTH = timedelta(weeks=WEEKS)  # to the same weekday: the days before it in that week count, too
MOST = 5  # of what somebody did: the rest stands among their wins
MARKS = 3
OPEN_MARKS = (Rating.NOT_YET, Rating.GETTING_THERE)


@dataclass(frozen=True, slots=True)
class LookAhead:
    """What a look back asks, in the place of a question of the ladder."""

    text: str
    id: str = LOOK_BACK


def due(person: Person, rounds: Iterable[Round], now: datetime) -> bool:
    """Whether a quarter is over since they started, or looked back last: by the ISO weeks on their own wall.

    `rounds` are as many as lie within a quarter, at least.
    """
    looked = [checkin.opened_at for checkin in rounds if checkin.looks_back]
    begun = max((moment for moment in (person.started_at, *looked) if moment is not None), default=None)
    return begun is not None and local.weeks_between(_day(person, begun), _day(person, now)) >= WEEKS


def _day(person: Person, moment: datetime) -> date:
    return local.wall(moment, person.zone).date()


@dataclass(frozen=True, slots=True)
class Past:
    """Everything of a person's that a look back draws on: all of their wins, steps and self-assessments.

    Of their check-ins, newest first: `said` is what they wrote that they did, `plans` what they would do.
    """

    wins: Sequence[Win] = ()
    steps: Sequence[Step] = ()
    assessments: Sequence[Assessment] = ()
    said: Sequence[Answer] = ()
    plans: Sequence[Answer] = ()


@dataclass(frozen=True, slots=True)
class CarriedPlan:
    """A talk about a plan that stands since `since`, in the same words."""

    text: str
    since: datetime


@dataclass(frozen=True, slots=True)
class SoughtWish:
    """A talk about something that a level asks for, and of which no win tells; `own` where it is the person's level."""

    wish: Expectation
    level: str  # its name
    own: bool


Talk = CarriedPlan | SoughtWish


@dataclass(frozen=True, slots=True)
class LookBack:
    """What somebody sees of three months: what they did, their own words first, `further` of which are not told.

    `marks` are those of the self-assessment in force, of `marked_at`, in the areas they chose: open ones first.
    """

    wins: tuple[Win, ...]
    said: tuple[Answer, ...]  # what they wrote in check-ins that they did, and did not keep as a win
    steps: tuple[Step, ...]
    further: int
    marks: tuple[Rated, ...]
    marked_at: datetime | None
    talk: Talk | None


def look_back(ladder: Ladder, person: Person, past: Past, until: datetime) -> LookBack:
    """The three months up to an instant (UTC), by the weeks and days on the person's own wall."""
    last = _day(person, until)
    first = local.monday(last) - LENGTH
    kept = [win for win in past.wins if first <= win.day <= last]
    done = [s for s in past.steps if s.state is StepState.DONE and first <= _day(person, s.decided_at or until) <= last]
    wins = sorted(kept, key=lambda win: (win.day, win.id), reverse=True)
    steps = sorted((s for s in done if not s.kept), key=lambda s: s.decided_at or s.offered_at, reverse=True)
    wrote = [a for a in past.said if first <= _day(person, a.written_at) <= last and not a.kept]
    told = tuple(wins[:MOST])
    also = tuple(wrote[: MOST - len(told)])
    tried = tuple(steps[: MOST - len(told) - len(also)])
    found = _in_force(ladder, past.assessments)
    return LookBack(
        wins=told,
        said=also,
        steps=tried,
        further=len(wins) + len(wrote) + len(steps) - len(told) - len(also) - len(tried),
        marks=_marks(ladder, person, found) if found else (),
        marked_at=found.finished_at if found else None,
        talk=_talk(ladder, person, past, until),
    )


def _in_force(ladder: Ladder, mine: Iterable[Assessment]) -> Assessment | None:
    return assessing.finished(found for found in mine if found.ladder == ladder.id)


def _marks(ladder: Ladder, person: Person, found: Assessment) -> tuple[Rated, ...]:
    """Those of the few competencies that their areas are about the most."""
    about = short_look.short(ladder, person)
    theirs = [rated for rated in assessing.in_order(ladder, found.ratings) if rated.competency in about]
    return tuple(sorted(theirs, key=lambda rated: rated.rating not in OPEN_MARKS)[:MARKS])


def _talk(ladder: Ladder, person: Person, past: Past, until: datetime) -> Talk | None:
    """What is worth a talk: a plan that was carried long, or else what their level asks for and no win tells of, or
    what the next one does. Another line each quarter, of their areas where there is one. None where nothing stands out.
    """
    carried = carrying.carried(past.plans, until)
    if carried is not None:
        return CarriedPlan(carried.text, carrying.begun(carried, past.plans))
    own = levels.own(ladder, person)
    if own is None:
        return None
    shown = evidence.gather(ladder, past.steps, past.wins).shown
    for level in filter(None, (own, levels.above(ladder, person))):
        open_ones = [wish for wish in ladder.added_at(level.id) if wish.id not in shown]
        near = [w for w in open_ones if set(w.areas) & set(person.areas)] or open_ones
        if near:
            quarter = _day(person, until).toordinal() // (7 * WEEKS)
            return SoughtWish(near[quarter % len(near)], level.name, own=level.id == own.id)
    return None
